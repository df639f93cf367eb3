import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, LinesFigure, TableFigure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { PAIR_KINDS } from '../random-tables.ts';
import { type Chord, CONVEX, jensen, jensenGap } from './convex.ts';
import { jensenLoss } from './proof.ts';
import type { Facts } from './theory.ts';

/** x of the drawn functions. */
const RANGE = [0.05, 4] as const;
const POINTS = 80;
/** Outcomes that the figures of the pair can show. */
const MOST_OUTCOMES = 300;

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  const small = facts.probabilities.length <= MOST_OUTCOMES;
  return [
    chordFigure(facts.chord),
    gapFigure(facts.chord),
    bars(facts),
    ...(small ? [ratios(facts)] : []),
    proof(facts),
    scatter(findings),
  ];
}

function drawn(value: (x: number) => number, from: number, to: number): number[][] {
  return Array.from({ length: POINTS + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / POINTS;
    return [x, value(x)];
  });
}

function chordFigure(chord: Chord): LinesFigure {
  const { label, value } = CONVEX[chord.convex];
  const { left, right, weight } = chord;
  const at = jensen(chord, weight);
  return {
    kind: 'lines',
    id: 'chord',
    title: `A chord of ${label}`,
    caption:
      'Drag the ends. The upright piece between chord and curve is the Jensen gap $\\mathbb{E}\\,f(x) - f(\\mathbb{E}\\,x)$: it is never upside down.',
    x: { label: 'x' },
    y: { label: 'f(x)' },
    lines: [
      { label, role: 'data', mark: 'line', points: drawn(value, ...RANGE) },
      {
        label: 'chord',
        role: 0,
        mark: 'line',
        points: [
          [left, value(left)],
          [right, value(right)],
        ],
      },
      {
        label: 'Jensen gap',
        role: 1,
        mark: 'line',
        points: [
          [at.mean, at.curve],
          [at.mean, at.chord],
        ],
      },
      {
        label: '$f(\\mathbb{E}\\,x)$ and $\\mathbb{E}\\,f(x)$',
        role: 1,
        mark: 'dots',
        points: [
          [at.mean, at.curve],
          [at.mean, at.chord],
        ],
      },
    ],
    handles: [
      { x: left, label: 'one end', control: 'left' },
      { x: right, label: 'other end', control: 'right' },
    ],
  };
}

function gapFigure(chord: Chord): LinesFigure {
  return {
    kind: 'lines',
    id: 'gap',
    title: 'The gap at every weight',
    caption: 'Drag the weight. The gap is 0 where one end is certain, and nowhere else.',
    x: { label: 'weight of the other end' },
    y: { label: 'Jensen gap' },
    lines: [
      { label: 'gap', role: 1, mark: 'line', points: drawn((weight) => jensenGap(chord, weight), 0, 1) },
      { label: 'here', role: 1, mark: 'dots', points: [[chord.weight, jensenGap(chord)]] },
    ],
    handles: [{ x: chord.weight, label: 'weight', control: 'weight' }],
  };
}

function bars({ labels, probabilities, model }: Facts): BarsFigure {
  return {
    kind: 'bars',
    id: 'tables',
    title: 'Q as set, beside P',
    caption: 'Where $Q$ is 0 and $P$ is not, $\\mathrm{KL}(P, Q)$ is infinite.',
    labels,
    series: [
      { label: 'Q', role: 0, values: model },
      { label: 'P', role: 'data', values: probabilities },
    ],
    unit: '1',
    edits: 'model',
  };
}

/** The chord with many ends: a point for each outcome. */
function ratios({ labels, probabilities, model, kl, lines }: Facts): LinesFigure {
  const points = labels
    .map((_, outcome) => model[outcome] / probabilities[outcome])
    .filter((ratio, outcome) => probabilities[outcome] > 0 && ratio > 0);
  const reach = Math.exp(-lines.reach);
  const [from, to] = [Math.min(...points, reach) / 1.3, Math.max(...points, 1) * 1.1];
  return {
    kind: 'lines',
    id: 'ratios',
    title: 'KL as a Jensen gap',
    caption:
      'A dot for each outcome of $P$ on the curve $-\\log x$, at $x = Q/P$. Their mean under $P$ lies above the curve, at height $\\mathrm{KL}(P, Q)$; its $x$ is at most 1.',
    x: { label: 'Q(y)/P(y)' },
    y: { label: '−log(Q(y)/P(y))', unit: 'nats' },
    lines: [
      ...(points.length
        ? [
            {
              label: '−log x',
              role: 'data' as const,
              mark: 'line' as const,
              points: drawn((x) => -Math.log(x), from, to),
            },
            { label: 'outcomes', role: 0, mark: 'dots' as const, points: points.map((x) => [x, -Math.log(x)]) },
          ]
        : []),
      ...(Number.isFinite(kl)
        ? [
            {
              label: 'their mean, and the curve beneath',
              role: 1,
              mark: 'dots' as const,
              points: [
                [reach, kl],
                [reach, lines.reach],
              ],
            },
          ]
        : []),
    ],
  };
}

function proof({ kl, lines }: Facts): TableFigure {
  const { surprise, jensen: bound, reach } = lines;
  return {
    kind: 'table',
    id: 'proof',
    title: 'The proof, line by line',
    caption:
      'For $P$ and for $Q$ as set. From line to line the number may only fall: by Jensen where $Q/P$ varies, and where $Q$ has outcomes that $P$ lacks.',
    columns: [{ label: 'line' }, { label: 'value', unit: 'nats' }, { label: 'lost', unit: 'nats' }],
    rows: [
      ['1. $\\mathrm{KL}(P, Q)$', kl, ''],
      ['2. $= \\mathbb{E}[-\\log(Q/P)]$', surprise, 0],
      ['3. $\\ge -\\log\\mathbb{E}[Q/P]$', bound, jensenLoss(lines)],
      ['4. $= -\\log\\sum Q$', reach, 0],
      ['5. $\\ge -\\log 1$', 0, reach],
    ],
  };
}

function scatter(findings: Findings): LinesFigure {
  const dots = foundRows<'kind' | 'tv' | 'kl'>(findings, 'dots').filter(
    ({ tv, kl }) => tv > 0 && kl > 0 && Number.isFinite(kl),
  );
  const distances = dots.map(({ tv }) => tv);
  const ends = dots.length ? [Math.min(...distances), 1] : [];
  return {
    kind: 'lines',
    id: 'distance',
    title: 'KL against total variation',
    caption:
      'Each dot is a random pair $P$, $Q$: none lies under $2\\,\\mathrm{TV}^2\\log e$. Halve the distance, and the least KL falls to a quarter.',
    x: { label: 'total variation TV', scale: 'log' },
    y: { label: 'KL(P, Q)', unit: 'nats', scale: 'log' },
    lines: [
      ...PAIR_KINDS.map((name, kind) => ({
        label: name,
        role: kind,
        mark: 'dots' as const,
        points: dots.filter((dot) => dot.kind === kind).map(({ tv, kl }) => [tv, kl]),
      })).filter(({ points }) => points.length),
      {
        label: '2·TV²·log e',
        role: 'theory' as const,
        mark: 'line' as const,
        points: ends.map((tv) => [tv, 2 * tv * tv]),
      },
    ],
  };
}
