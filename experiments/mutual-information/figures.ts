import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { count } from '../measure.ts';
import { averagedEnd } from './bound-claims.ts';
import { BOUNDS, heldOutPairs } from './critics.ts';
import { estimates, freshPairs } from './held-out.ts';
import { DIMENSIONS } from './sweep.ts';
import type { Facts } from './theory.ts';

/** Cells of a table that a reader can still tell apart. */
const MOST_CELLS = 1024;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function quantities({ runs, findings }: Evidence, plan: Plan): Quantity[] {
  const facts = plan.facts as Facts;
  const { joint, truth, rho, dimensions } = facts;
  const at = { rho, dimensions };
  const networks = estimates(runs, facts)?.information ?? [];
  return [
    { name: 'mutualInformation', label: 'The table’s I(x, y)', value: joint.information, unit: 'nats' },
    { name: 'conditionalEntropy', label: 'Its H(y | x)', value: joint.conditionalEntropy, unit: 'nats' },
    { name: 'jointEntropy', label: 'Its H(x, y)', value: joint.jointEntropy, unit: 'nats' },
    { name: 'gaussianInformation', label: 'The Gaussian’s I(x, y)', value: truth, unit: 'nats', at },
    ...(networks.length
      ? [
          {
            name: 'differenceOfEntropies',
            label: 'Difference of entropies, on final pairs',
            value: mean(networks),
            unit: 'nats',
            at,
          },
        ]
      : []),
    ...BOUNDS.flatMap(({ name, label }) => {
      const end = averagedEnd(findings, facts, name);
      return end ? [{ name, label: `${label}, on final pairs`, value: end.value, unit: 'nats', at }] : [];
    }),
  ];
}

export function figures({ runs, findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [
    bounds(runs, findings, facts, plan.runs[0].spec.data!.heldOut.length),
    sideBySide(runs, findings, facts),
    range(findings),
    ...tableFigures(findings, facts),
  ];
}

/** Estimates along the training, and what limits them. `heldOut`: pairs on which the networks' losses are recorded. */
function bounds(runs: readonly RecordedRun[], findings: Findings, facts: Facts, heldOut: number): Figure {
  const { truth, batch, steps } = facts;
  const records = foundRows<'step' | 'infoNce' | 'nwj' | 'donskerVaradhan'>(findings, 'bounds');
  const atSteps = [...new Set(records.map(({ step }) => step))];
  const level = (label: string, value: number) => ({
    label,
    role: 'theory' as const,
    mark: 'line' as const,
    points: [0, steps].map((step) => [step, value]),
  });
  return {
    kind: 'lines',
    id: 'bounds',
    title: 'Four estimates of the Gaussian’s I(x, y)',
    caption: `Along the training, means over replicas on held-out pairs: ${count(heldOut)} for the networks, ${count(heldOutPairs(facts).along)} a replica for the bounds. InfoNCE never passes $\\log N$; the difference of the two networks’ losses finds $I$.`,
    x: { label: 'steps' },
    y: { label: 'estimate on held-out pairs', unit: 'nats' },
    lines: [
      { label: 'difference of entropies', role: 1, mark: 'line', points: differences(runs) },
      ...BOUNDS.map(({ name, label }, index) => ({
        label,
        role: index + 2,
        mark: 'line' as const,
        points: atSteps.map((step) => [
          step,
          mean(records.filter((record) => record.step === step).map((record) => record[name])),
        ]),
      })),
      level('I(x, y)', truth),
      level(`log N, N = ${batch}`, Math.log(batch)),
    ],
  };
}

/** Held-out cross-entropy of P(y) less that of P(y | x), at the steps that both have recorded. */
function differences(runs: readonly RecordedRun[]): number[][] {
  if (runs.length < 2) return [];
  const [marginal, conditional] = runs.map(({ series }) => series.find(({ name }) => name === 'heldOut')?.values ?? []);
  const records = Math.min(marginal.length, conditional.length);
  return Array.from({ length: records }, (_, record) => [
    runs[0].steps[record],
    mean(marginal[record]) - mean(conditional[record]),
  ]);
}

function sideBySide(runs: readonly RecordedRun[], findings: Findings, facts: Facts): Figure {
  const networks = estimates(runs, facts)?.information ?? [];
  const row = (label: string, value: number) => [label, value, (100 * value) / facts.truth];
  return {
    kind: 'table',
    id: 'side-by-side',
    title: 'Side by side: the Gaussian’s I(x, y)',
    caption: `On the final pairs, by which the estimates are judged once training has ended, and which give other numbers than the curves’ last: ${count(freshPairs(facts))} for the networks, ${count(heldOutPairs(facts).end)} a replica for the bounds, the curves’ among them. All learned from the same pairs in the same batches.`,
    columns: [
      { label: 'estimate on final pairs' },
      { label: 'I(x, y)', unit: 'nats' },
      { label: 'of the truth', unit: '%' },
    ],
    rows: [
      row('truth, $-\\tfrac{d}{2}\\log(1-\\rho^2)$', facts.truth),
      ...(networks.length ? [row('difference of entropies', mean(networks))] : []),
      ...BOUNDS.flatMap(({ name, label }) => {
        const end = averagedEnd(findings, facts, name);
        return end ? [row(label, end.value)] : [];
      }),
      row('InfoNCE’s ceiling, log N', Math.log(facts.batch)),
    ],
  };
}

function range(findings: Findings): Figure {
  const cells = foundRows<'dimensions' | 'truth' | 'estimate'>(findings, 'sweep');
  const truths = cells.map(({ truth }) => truth);
  const ends = truths.length ? [Math.min(...truths), Math.max(...truths)] : [0.1, 10];
  return {
    kind: 'lines',
    id: 'range',
    title: 'The difference of entropies over a range of $\\rho$ and $d$',
    caption: 'Each dot is a pair of linear networks trained anew. On the dashed line the estimate is the truth.',
    x: { label: 'true I(x, y)', unit: 'nats', scale: 'log' },
    y: { label: 'estimate', unit: 'nats', scale: 'log' },
    lines: [
      ...DIMENSIONS.map((d, index) => ({
        label: `d = ${d}`,
        role: index,
        mark: 'dots' as const,
        points: cells.filter(({ dimensions }) => dimensions === d).map(({ truth, estimate }) => [truth, estimate]),
      })),
      { label: 'truth', role: 'theory', mark: 'line', points: ends.map((end) => [end, end]) },
    ],
  };
}

/** The joint table, its entropies, and what channels leave of its information. */
function tableFigures(findings: Findings, { joint }: Facts): Figure[] {
  const channels = foundRows<'ofYZ' | 'ofXZ'>(findings, 'channels');
  const { table, information, entropyY } = joint;
  const figures: Figure[] = [
    {
      kind: 'bars',
      id: 'entropies',
      title: 'A joint table’s entropies',
      caption: '$H(x,y)$ is $H(x)$ and what of $y$ is left, $H(y|x)$; $I$ is what $H(x)$ and $H(y)$ share.',
      labels: ['H(x)', 'H(y)', 'H(x,y)', 'H(y|x)', 'H(x|y)', 'I(x,y)'],
      series: [
        {
          label: 'information',
          role: 'data',
          values: [
            joint.entropyX,
            entropyY,
            joint.jointEntropy,
            joint.conditionalEntropy,
            joint.reverseConditionalEntropy,
            information,
          ],
        },
      ],
      unit: 'nats',
    },
    {
      kind: 'lines',
      id: 'channels',
      title: 'What random channels from y to z leave',
      caption: 'Each dot is a channel. None tells more of $x$ than $y$ did, nor more of $x$ than of $y$.',
      x: { label: 'I(y, z)', unit: 'nats' },
      y: { label: 'I(x, z)', unit: 'nats' },
      lines: [
        { label: 'channel', role: 0, mark: 'dots', points: channels.map(({ ofYZ, ofXZ }) => [ofYZ, ofXZ]) },
        {
          label: 'the lesser of I(x, y) and I(y, z)',
          role: 'theory',
          mark: 'line',
          points: [
            [0, 0],
            [information, information],
            [entropyY, information],
          ],
        },
      ],
    },
  ];
  if (table.length * table[0].length > MOST_CELLS) return figures;
  const ticks = (length: number) => Array.from({ length }, (_, i) => String(i));
  return [
    {
      kind: 'grid',
      id: 'joint',
      title: 'The joint table P(x, y)',
      caption: 'If every row had the same shading up to a factor, $x$ would tell nothing about $y$.',
      x: { label: 'y', ticks: ticks(table[0].length) },
      y: { label: 'x', ticks: ticks(table.length) },
      values: table,
      unit: '1',
    },
    ...figures,
  ];
}
