import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, LinesFigure } from '../../src/experiment/figure.ts';
import { crossEntropy, klDivergence } from '../../src/information/entropy.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { count } from '../measure.ts';
import { recordedTables, seriesOf, softmax } from '../recorded-tables.ts';
import { endsFigure } from './ends-figure.ts';
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
  return [tables(runs, facts), gaps(runs, facts), endsFigure(findings, facts)];
}

function tables(runs: readonly RecordedRun[], { labels, probabilities, sample }: Facts): BarsFigure {
  const missed = probabilities.filter((each, outcome) => each > 0 && sample.frequencies[outcome] === 0).length;
  const p = { label: 'P', role: 'data' as const, values: probabilities };
  const others = [
    { label: `P̂, the ${count(sample.n)} draws`, role: 'theory' as const, values: sample.frequencies },
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
