import { plannedSteps } from '../../experiment/planned-steps.ts';
import { BAND_NAMES } from '../charts/curve-bands.ts';
import { type CurveView, stepReach } from '../charts/curve-frame.ts';
import { NO_DIFFERENCE, theoryLevels } from '../charts/curve-levels.ts';
import {
  type CurveLine,
  type CurveSource,
  curveChoices,
  curveLines,
  differenceLines,
  type PairedRun,
  pairable,
} from '../charts/curve-lines.ts';
import { curvePanels } from '../charts/curve-panels.ts';
import { shortened } from '../format/shortened.ts';
import { displayUnit } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { historyOfRecording } from '../session/history.ts';
import { overlays } from '../session/recordings.ts';
import { rewound } from '../session/rewind.ts';
import { seriesTitle } from '../session/series.ts';
import { shownReplica } from '../session/shown-replica.ts';
import { settings } from '../state/store.ts';

/** The curves as the settings want them, with what there is to choose from. */
export interface ShownCurves {
  /** With the lines that the legend has switched off. */
  all: readonly CurveLine[];
  view: CurveView;
  /** The same, a chart for each unit. */
  panels: readonly CurveView[];
  /** Series by name; which one is shown. */
  choices: readonly string[];
  chosen: string;
  runs: readonly PairedRun[];
  /** The two runs whose difference is shown; null: all curves. */
  pair: readonly [PairedRun, PairedRun] | null;
  /** Why no difference can be shown, in a sentence. */
  problem: string | null;
  replicas: number;
  /** What the lines are of: "replica 3 of 8", "median and quartiles of 8 replicas, smoothed over 20 records". */
  told: string;
}

/** Reads signals: call while rendering. `hidden`: keys of lines that are switched off. Null before there is a plan. */
export function shownCurves(hidden: readonly string[]): ShownCurves | null {
  void session.curveFrame.value;
  const plan = session.plan.value;
  const { axis, units, curves, curveOf, smooth, fan, pair: asked, curvesFrom } = settings.value;
  const replica = shownReplica.value;
  if (!plan?.runs.length) return null;
  const live: CurveSource = {
    labels: plan.runs.map(({ label }) => label),
    histories: session.histories,
  };
  const earlier = overlays.value.map(
    ({ name, runs }): CurveSource => ({
      labels: runs.map(({ label }) => `${shortened(name)} · ${label}`),
      histories: runs.map(historyOfRecording),
    }),
  );
  const sources = [live, ...earlier];
  const choices = curveChoices(session.histories);
  const chosen = choices.includes(curves) ? curves : 'losses';
  const replicas = plan.runs[0].spec.replicas;
  const choice = { curves: chosen, replica, curveOf, smoothOver: smooth === 'none' ? null : Number(smooth) };
  const runs = pairable(sources);
  const pair = asked && runs[asked[0]] && runs[asked[1]] ? ([runs[asked[0]], runs[asked[1]]] as const) : null;
  const difference = pair && differenceLines(pair, choice);
  const all = difference ? difference.lines : curveLines(sources, choice);
  const factor = (unit: string) => displayUnit(unit, units).factor;
  const unitOf = (unit: string) => displayUnit(unit, units).label;
  // A slope is of one replica's curve, and a median has none. Not subscribed to: what is newly read is repainted in a turn of its own.
  const predicted = session.reading
    .peek()
    .predictions.filter(({ slope }) => !slope || (slope.replica === replica && curveOf === 'replica'));
  const theory = chosen === 'losses' && !pair ? theoryLevels([...plan.theory, ...predicted], all, factor) : [];
  const lines = all.filter(({ key }) => !hidden.includes(key));
  const view: CurveView = {
    lines,
    levels: difference ? [NO_DIFFERENCE] : theory,
    axis,
    factor,
    reach: stepReach(lines, plannedSteps(plan), session.phase.value === 'finished'),
    stepsNamed: true,
    unitLabel: [...new Set(all.map(({ unit }) => unitOf(unit)))].filter(Boolean).join(' · '),
    moment: rewound.value?.step ?? null,
    everything: curvesFrom === 'start',
    fan: fan === 'auto' ? curveOf === 'replica' : fan === 'shown',
  };
  const of =
    curveOf === 'replica' || replicas < 2
      ? `replica ${replica + 1} of ${replicas}`
      : `median and ${BAND_NAMES[curveOf]} of ${replicas} replicas`;
  const over = smooth === 'none' ? '' : `, smoothed over ${smooth} records`;
  const told = `${pair ? differenceTold(pair) : seriesTitle(chosen)} · ${of}${over}`;
  const panels = curvePanels(view, unitOf);
  return { all, view, panels, choices, chosen, runs, pair, problem: difference?.problem ?? null, replicas, told };
}

/** "Laplacian − Gaussian" */
export function differenceTold([first, second]: readonly [PairedRun, PairedRun]): string {
  return `${first.label} − ${second.label}`;
}
