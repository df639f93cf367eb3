import { useLayoutEffect, useRef } from 'preact/hooks';
import { recordingDifferences } from '../../recording/spec-diff.ts';
import { formatSentence } from '../format/sentence.ts';
import { shortened } from '../format/shortened.ts';
import { compared } from '../session/comparing.ts';
import { recordings } from '../session/recordings.ts';
import { settings } from '../state/store.ts';
import { bringIntoView, goToCompare } from './bring-into-view.ts';

/**
 * Two chosen recordings: every field of their specs that differs, in words. It stands above the list, and is brought into view
 * when the second is chosen, which may be far down.
 */
export function RecordingDiff() {
  const there = new Set(recordings.value?.map(({ id }) => id));
  const chosen = compared.value.filter(({ id }) => there.has(id));
  const heading = useRef<HTMLHeadingElement>(null);
  const pair = chosen.length === 2 ? chosen.map(({ id }) => id).join() : '';
  const seen = useRef(pair);
  // The recording to go back to, once what stands above the list is gone: before, it would move away.
  const left = useRef('');
  useLayoutEffect(() => {
    if (pair && pair !== seen.current) bringIntoView(heading.current!);
    seen.current = pair;
    if (chosen.length === 0 && left.current) goToCompare(left.current);
    left.current = '';
  }, [pair, chosen.length]);
  if (chosen.length === 0) return null;
  const [one, other] = chosen.map(({ name }) => shortened(name));
  const last = chosen[chosen.length - 1].id;
  const end = (
    <button
      type="button"
      class="text-button"
      onClick={() => {
        left.current = last;
        compared.value = [];
      }}
    >
      Done
    </button>
  );
  if (chosen.length === 1) {
    return (
      <p class="help">
        {one} is chosen: choose another to compare it with. {end}
      </p>
    );
  }
  const parts = recordingDifferences(chosen[0], chosen[1]);
  return (
    <section class="recording-diff" aria-label={`What differs between ${one} and ${other}`}>
      <h3 ref={heading} tabIndex={-1}>
        What differs
      </h3>
      {parts.length === 0 ? (
        <p>
          {one} and {other} are of the same spec, on the same machine.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">field</span>
              </th>
              <th scope="col">{one}</th>
              <th scope="col">{other}</th>
            </tr>
          </thead>
          {parts.map(({ part, rows }) => (
            <tbody key={part}>
              <tr>
                <th class="part" colSpan={3} scope="rowgroup">
                  {part}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.field}>
                  <th scope="row">{row.field}</th>
                  <td>{formatSentence(row.one, settings.value.units)}</td>
                  <td>{formatSentence(row.other, settings.value.units)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      <p class="ways-on">
        <button type="button" class="text-button" onClick={() => goToCompare(last)}>
          Back to {other}
        </button>
        {end}
      </p>
    </section>
  );
}
