import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, LinesFigure } from '../../src/experiment/figure.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { lnFocalSlope } from './minimisers.ts';
import type { Facts } from './theory.ts';
import { entropyOf, klFrom, trainedTables } from './trained-tables.ts';

/** Points of a drawn curve. */
const CURVE = 41;
/** Bars, and outcomes with a dot for each loss, that still fit a figure. */
const BARS = 256;
const DOTS = 128;
/** Dots nearer than this, of an axis from 0 to 1, hide each other. */
const COVERED = 5e-3;

/** The first replica's price in cross-entropy, by loss. */
const PRICES: Readonly<Record<string, string>> = {
  'population-cross-entropy': 'crossEntropyPrice',
  brier: 'brierPrice',
  'label-smoothing': 'labelSmoothingPrice',
  focal: 'focalPrice',
};

export function quantities({ runs }: Evidence, plan: Plan): Quantity[] {
  const { entropy, probabilities } = plan.facts as Facts;
  return [
    { name: 'entropy', label: 'Entropy H(P)', value: entropy, unit: 'nats' },
    ...runs.flatMap((run): Quantity[] => {
      const { id, parameters } = run.spec.objective;
      const [q] = trainedTables(run);
      if (!(id in PRICES) || !q) return [];
      return [
        {
          name: PRICES[id],
          label: `KL(P, Q) under ${run.label}`,
          value: klFrom(probabilities, q),
          unit: 'nats',
          ...(Object.keys(parameters).length ? { at: parameters } : {}),
        },
      ];
    }),
  ];
}

export function figures({ runs }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [tables(runs, facts), reliability(runs, facts), ...sweeps(runs, facts)];
}

function tables(runs: readonly RecordedRun[], { labels, probabilities }: Facts): BarsFigure {
  // Many outcomes leave no room for five bars each.
  const shown = runs.slice(0, Math.max(1, Math.floor(BARS / labels.length)));
  return {
    kind: 'bars',
    id: 'table',
    title: 'The table P, and what each loss made of it',
    caption: 'The proper losses end on $P$; the others answer with a table of their own.',
    labels,
    series: [
      { label: 'P', role: 'data', values: probabilities },
      ...shown.map((run, index) => ({ label: run.label, role: index, values: trainedTables(run)[0] ?? [] })),
    ],
    unit: '1',
    edits: 'table',
  };
}

/** P(y) across, Q(y) up: a proper loss ends on the diagonal. */
function reliability(runs: readonly RecordedRun[], facts: Facts): LinesFigure {
  const drawn = facts.probabilities.map((_, y) => y).slice(0, DOTS);
  const heights = runs.map((run) => {
    const [q] = trainedTables(run);
    return q?.length ? drawn.map((y) => q[y]) : [];
  });
  return {
    kind: 'lines',
    id: 'reliability',
    title: 'Q(y) against P(y)',
    caption: `Each dot is an outcome. On the diagonal the loss tells the truth; below it, too little is said.${hiddenDots(runs, heights)}`,
    x: { label: 'P(y)' },
    y: { label: 'Q(y)' },
    lines: [
      {
        label: 'Q = P',
        role: 'theory',
        mark: 'line',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
      ...runs.flatMap(({ spec }) => theoryCurve(spec.objective.id, facts)),
      ...runs.map(({ label }, index) => ({
        label,
        role: index,
        mark: 'dots' as const,
        points: heights[index].map((q, k) => [facts.probabilities[drawn[k]], q]),
      })),
    ],
  };
}

/** Which dots cannot be seen, as those of a later run lie on them; empty where all can. `heights`: of each run's dots. */
function hiddenDots(runs: readonly RecordedRun[], heights: readonly number[][]): string {
  const covers = (over: number[], under: number[]) =>
    under.length > 0 && under.every((q, k) => Math.abs(q - over[k]) < COVERED);
  return runs
    .map(({ label }, index) => {
      const above = heights.findLastIndex((over, later) => later > index && covers(over, heights[index]));
      return above < 0 ? '' : ` The dots of ${label} lie beneath those of ${runs[above].label}.`;
    })
    .join('');
}

/** Where a loss's dots must lie, for this very table. */
function theoryCurve(id: string, { probabilities, epsilon, gamma, minimisers }: Facts): LinesFigure['lines'][number][] {
  const curve = (label: string, points: number[][]) => [
    { label, role: 'theory' as const, mark: 'line' as const, points },
  ];
  const m = probabilities.length;
  if (id === 'label-smoothing')
    return curve(
      'smoothed table $P_\\varepsilon = (1-\\varepsilon)P + \\varepsilon/m$',
      [0, 1].map((p) => [p, (1 - epsilon) * p + epsilon / m]),
    );
  const focal = minimisers.focal.table;
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  if (id !== 'focal' || !focal || probabilities[likeliest] === 1) return [];
  const level = Math.log(probabilities[likeliest]) + lnFocalSlope(focal[likeliest], gamma);
  // q is free, and p follows from it: P = λ over the slope at Q.
  const points = Array.from({ length: CURVE - 1 }, (_, i) => {
    const q = (i + 1) / CURVE;
    return [Math.exp(level - lnFocalSlope(q, gamma)), q];
  });
  return curve('focal minimiser', [[0, 0], ...points.filter(([p]) => p <= 1)]);
}

/** How flat the minimiser is at other settings; the handle changes the setting. */
function sweeps(runs: readonly RecordedRun[], facts: Facts): LinesFigure[] {
  const sweep = (id: string, control: 'epsilon' | 'gamma', symbol: string, caption: string): LinesFigure[] => {
    const index = runs.findIndex(({ spec }) => spec.objective.id === id);
    const points = facts.sweeps[control];
    if (index < 0 || !points.length) return [];
    const [q] = trainedTables(runs[index]);
    const last = points[points.length - 1][0];
    return [
      {
        kind: 'lines',
        id: `sweep-${control}`,
        title: `${runs[index].label}: entropy of Q against ${symbol}`,
        caption,
        x: { label: symbol },
        y: { label: 'H(Q)', unit: 'nats' },
        lines: [
          {
            label: 'H(P)',
            role: 'theory',
            mark: 'line',
            points: [
              [0, facts.entropy],
              [last, facts.entropy],
            ],
          },
          { label: 'minimiser', role: 'theory', mark: 'line', points },
          { label: 'trained', role: index, mark: 'dots', points: q?.length ? [[facts[control], entropyOf(q)]] : [] },
        ],
        handles: [{ x: facts[control], label: symbol, control }],
      },
    ];
  };
  return [
    ...sweep('label-smoothing', 'epsilon', 'ε', 'Drag ε: from $P$ itself at 0 to the uniform table at 1.'),
    ...sweep('focal', 'gamma', 'γ', 'Drag γ: at 0 it is cross-entropy, and $Q = P$.'),
  ];
}
