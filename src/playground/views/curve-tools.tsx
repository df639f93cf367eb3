import { useRef } from 'preact/hooks';
import { shortened } from '../format/shortened.ts';
import { PAGE_CHOICES, type Settings } from '../state/settings.ts';
import { change, settings } from '../state/store.ts';
import type { ShownCurves } from './shown-curves.ts';

const CURVE_OF: Record<Settings['curveOf'], string> = {
  replica: 'one replica',
  quartiles: 'median, quartiles',
  tenths: 'median, 10–90 %',
};

/** What of the runs is drawn: one replica or all, smoothed or not, side by side or as a difference. */
export function CurveTools({ shown }: { shown: ShownCurves }) {
  const { curveOf, smooth } = settings.value;
  const { replicas, view, runs } = shown;
  return (
    <div class="curve-tools">
      {replicas > 1 && (
        <label>
          Curve of{' '}
          <select
            value={curveOf}
            onChange={({ currentTarget: { value } }) => change({ curveOf: value as Settings['curveOf'] })}
          >
            {PAGE_CHOICES.curveOf.map((kind) => (
              <option key={kind} value={kind}>
                {CURVE_OF[kind]}
              </option>
            ))}
          </select>
        </label>
      )}
      {replicas > 1 && (
        <label>
          <input type="checkbox" checked={view.fan} onChange={({ currentTarget: { checked } }) => setFan(checked)} />{' '}
          every replica
        </label>
      )}
      <label title="A debiased exponential moving average; the raw curve stays behind it">
        Smoothed over{' '}
        <select
          value={smooth}
          onChange={({ currentTarget: { value } }) => change({ smooth: value as Settings['smooth'] })}
        >
          {PAGE_CHOICES.smooth.map((records) => (
            <option key={records} value={records}>
              {records === 'none' ? 'nothing' : `${records} records`}
            </option>
          ))}
        </select>
      </label>
      {runs.length > 1 && <PairChoice shown={shown} />}
    </div>
  );
}

/** Said in the address only where it is not what goes without saying. */
function setFan(wanted: boolean): void {
  const usual = settings.peek().curveOf === 'replica';
  change({ fan: wanted === usual ? 'auto' : wanted ? 'shown' : 'hidden' });
}

/** All curves side by side, or the paired difference of two runs. */
function PairChoice({ shown: { runs, pair, replicas } }: { shown: ShownCurves }) {
  const asked = settings.value.pair;
  /** Whether the band came with the difference, and goes with it. */
  const broughtBand = useRef(false);
  const turnOn = () => {
    // A difference is worth its band over replicas; whoever wants one replica's can have it.
    const { curveOf } = settings.peek();
    broughtBand.current = curveOf === 'replica' && replicas > 1;
    change({ pair: [0, 1], curveOf: broughtBand.current ? 'quartiles' : curveOf });
  };
  const turnOff = () => {
    const { curveOf } = settings.peek();
    change({ pair: null, curveOf: broughtBand.current && curveOf === 'quartiles' ? 'replica' : curveOf });
    broughtBand.current = false;
  };
  const set = (place: 0 | 1, run: number) => {
    if (!asked) return;
    const other = asked[1 - place];
    // Whoever chooses the other run means to turn the difference round.
    const free = run === other ? asked[place] : other;
    change({ pair: place === 0 ? [run, free] : [free, run] });
  };
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={pair !== null}
          onChange={({ currentTarget: { checked } }) => (checked ? turnOn() : turnOff())}
        />{' '}
        paired difference
      </label>
      {pair && asked && (
        <span class="pair">
          {([0, 1] as const).map((place) => (
            <label key={place}>
              {place === 1 && <span aria-hidden="true">− </span>}
              <select
                aria-label={place === 0 ? 'Difference of' : 'less'}
                value={asked[place]}
                onChange={({ currentTarget: { value } }) => set(place, Number(value))}
              >
                {runs.map(({ label }, run) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                  <option key={run} value={run}>
                    {shortened(label, 40)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <span class="aside">same replica, same step; below zero the first is lower</span>
        </span>
      )}
    </>
  );
}
