import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, LinesFigure } from '../../src/experiment/figure.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { crossEntropy, klDivergence } from '../../src/information/entropy.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { count } from '../measure.ts';
import { recordedTables, seriesOf, softmax } from '../recorded-tables.ts';
import { endsBySize } from './study.ts';
import type { Facts } from './theory.ts';

/** Of more outcomes, only P's bars are drawn. */
const MOST_COMPARED = 400;
/** Recorded steps in the figure of gaps. */
const MOMENTS = 60;

export function quantities({ runs }: Evidence, plan: Plan): Quantity[] {
  const { probabilities, entropy, sample, heldOut, start } = plan.facts as Facts;
  const [population, onSample] = runs;
  const trained = population ? softmax(population.replicas[0].theta) : null;
  const found: Quantity[] = [
    { name: 'entropy', label: 'Entropy H(P)', value: entropy, unit: 'nats' },
    {
      name: 'sampleEntropy',
      label: 'Entropy of the sample, H(P̂)',
      value: sample.entropy,
      unit: 'nats',
      at: { n: sample.n },
    },
  ];
  if (start) {
    found.push(
      {
        name: 'crossEntropy',
        label: 'H(P, Q) of your Q',
        value: crossEntropy(probabilities, start),
        unit: 'nats',
      },
      { name: 'klDivergence', label: 'KL(P, Q) of your Q', value: klDivergence(probabilities, start), unit: 'nats' },
    );
  }
  if (trained) {
    found.push({
      name: start ? 'trainedCrossEntropy' : 'crossEntropy',
      label: 'H(P, Q), trained on P',
      value: crossEntropy(probabilities, trained),
      unit: 'nats',
    });
  }
  if (onSample) {
    const q = softmax(onSample.replicas[0].theta);
    found.push(
      { name: 'trainLoss', label: 'Train loss of the sample', value: onSample.replicas[0].loss, unit: 'nats' },
      {
        name: 'heldOutLoss',
        label: 'Its held-out loss, where training stopped',
        value: seriesOf(onSample, 'heldOut').at(-1)![0],
        unit: 'nats',
        at: { n: heldOut },
      },
      {
        name: 'sampleCrossEntropy',
        label: 'H(P, Q), where training on the sample stopped',
        value: crossEntropy(probabilities, q),
        unit: 'nats',
      },
      {
        // ∞ where the sample missed an outcome: training only ever approaches it.
        name: 'sampleOptimumCrossEntropy',
        label: 'H(P, P̂), at the optimum of the sample',
        value: crossEntropy(probabilities, sample.frequencies),
        unit: 'nats',
      },
    );
  }
  return found;
}

export function figures({ runs, findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [tables(runs, facts), gaps(runs, facts), ends(findings, facts)];
}

function tables(runs: readonly RecordedRun[], { labels, probabilities, sample }: Facts): BarsFigure {
  const missed = probabilities.filter((each, outcome) => each > 0 && sample.frequencies[outcome] === 0).length;
  const p = { label: 'P', role: 'data' as const, values: probabilities };
  const others = [
    { label: `P̂, the ${sample.n} draws`, role: 'theory' as const, values: sample.frequencies },
    ...runs.map((run, role) => ({ label: `Q: ${run.label}`, role, values: softmax(run.replicas[0].theta) })),
  ];
  return {
    kind: 'bars',
    id: 'tables',
    title: 'P, the sample, and the two Q',
    caption: `One Q becomes $P$; the other becomes the sample’s frequencies $\\hat P$.${missed ? ` The sample missed ${missed === 1 ? 'an outcome' : `${missed} outcomes`} of $P$: there $Q$ goes to 0, and the loss on $P$ to infinity. What is shown of it is where training stopped.` : ''}`,
    labels,
    series: probabilities.length > MOST_COMPARED ? [p] : [p, ...others],
    unit: '1',
    edits: 'table',
  };
}

/** Loss above its floor as the path recorded it, and the divergence of the recorded parameters. */
function gaps(runs: readonly RecordedRun[], { probabilities, entropy, sample }: Facts): LinesFigure {
  const sides = [
    { drawer: probabilities, floor: entropy, name: 'KL(P, Q)', above: 'loss − H(P)' },
    { drawer: sample.frequencies, floor: sample.entropy, name: 'KL(P̂, Q)', above: 'loss − H(P̂)' },
  ];
  return {
    kind: 'lines',
    id: 'gap',
    title: 'What is above the floor is a divergence',
    caption:
      'Dots: the loss of the first replica less its floor, as it was trained. Lines: $\\mathrm{KL}$ from the recorded $Q$. They are one.',
    x: { label: 'step' },
    y: { label: 'above the floor', unit: 'nats', scale: 'log' },
    lines: runs.flatMap((run, role) => {
      const { drawer, floor, name, above } = sides[role];
      // The finish falls to rounding's level at once, and would flatten all before it.
      const all = recordedTables(run).filter(({ step }) => step <= run.spec.steps);
      const shown = all.filter((_, index) => index % Math.ceil(all.length / MOMENTS) === 0);
      const losses = seriesOf(run, 'loss');
      const positive = (points: number[][]) => points.filter(([, y]) => y > 0);
      return [
        {
          label: `${run.label}: ${name}`,
          role,
          mark: 'line' as const,
          points: positive(shown.map(({ step, tables: [q] }) => [step, klDivergence(drawer, q)])),
        },
        {
          label: `${run.label}: ${above}`,
          role,
          mark: 'dots' as const,
          points: positive(shown.map(({ step, record }) => [step, losses[record][0] - floor])),
        },
      ];
    }),
  };
}

/** Where training on samples of each size ends: on the sample, and on all of P. */
function ends(findings: Findings, facts: Facts): LinesFigure {
  const { entropy, support, sizes, samples } = facts;
  const bySize = endsBySize(findings, facts);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = (value: (n: number) => number) => sizes.map((n) => [n, value(n)]);
  const miller = (n: number) => (support - 1) / (2 * n);
  const onAll = bySize.map(({ n, ends: at }) => ({ n, loss: median(at.map(({ population }) => population)) }));
  const finite = onAll.filter(({ loss }) => Number.isFinite(loss)).map(({ n }) => n);
  const endless = onAll.filter(({ loss }) => !Number.isFinite(loss)).map(({ n }) => n);
  return {
    kind: 'lines',
    id: 'ends',
    title: `Where training ends, over ${samples} samples of each size`,
    caption: [
      'The sample’s loss is too low by about $(m-1)/2n$; more draws bring it to $H(P)$.',
      endless.length > 0 &&
        `On all of $P$, $\\hat P$ pays without end if the sample missed an outcome, as at least half of the samples of up to ${count(Math.max(...endless))} draws do (marked at the top).`,
      finite.length > 0 && 'Where few do, the loss on all of $P$ is too high by about as much.',
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
    x: { label: 'training draws n', scale: 'log' },
    y: { label: 'loss', unit: 'nats' },
    lines: [
      {
        label: 'train: four samples in five',
        role: 1,
        mark: 'band',
        points: bySize.map(({ n, ends: at }) => {
          const sorted = at.map(({ train }) => train).sort((a, b) => a - b);
          return [n, sorted[Math.floor(0.1 * sorted.length)], sorted[Math.floor(0.9 * sorted.length)]];
        }),
      },
      {
        label: 'train: mean $H(\\hat P)$',
        role: 1,
        mark: 'dots',
        points: bySize.map(({ n, ends: at }) => [n, mean(at.map(({ train }) => train))]),
      },
      {
        label: 'on all of P: median $H(P, \\hat P)$',
        role: 'data',
        mark: 'dots',
        points: onAll.map(({ n, loss }) => [n, loss]),
      },
      { label: 'H(P)', role: 'theory', mark: 'line', points: over(() => entropy) },
      { label: '$H(P) - (m-1)/2n$', role: 'theory', mark: 'line', points: over((n) => entropy - miller(n)) },
      // Only where it has something to be compared with.
      ...(finite.length > 1
        ? [
            {
              label: '$H(P) + (m-1)/2n$',
              role: 'theory' as const,
              mark: 'line' as const,
              points: finite.map((n) => [n, entropy + miller(n)]),
            },
          ]
        : []),
    ],
  };
}
