import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure, LinesFigure, TableFigure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { klPacBayesBound, linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { count } from '../measure.ts';
import { CONTESTANTS, labelOf, populationOf } from './contestants.ts';
import { type End, GRID } from './ends.ts';
import { featuresOf } from './features.ts';
import { truth } from './population.ts';
import { latest } from './quantities.ts';
import { drawSample } from './samples.ts';
import type { Curve } from './study.ts';
import { type Facts, MOST } from './theory.ts';

/** Examples and points of a curve that are drawn. */
const DRAWN = 150;
const POINTS = 97;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [
    predictions(facts, findings),
    course(facts, findings, 0, {
      id: 'course',
      title: labelOf('bound'),
      caption: `The bound comes down, and ${standing(findings, 0)}.`,
    }),
    course(facts, findings, 4, {
      id: 'random-course',
      title: labelOf('random-loss'),
      caption: `Nobody’s held-out loss is below that of the best constant here: a training loss below it was learned by heart. The bound ${standing(findings, 4)}; above ${MOST} it says nothing rather than lie.`,
    }),
    overLambda(facts, findings),
    divergences(findings),
    table(findings),
  ];
}

/** The first replica's examples, with predictions ± 2 standard deviations of the noise on weights. */
function predictions(facts: Facts, findings: Findings): LinesFigure {
  const { frequencies, seed, examples } = facts;
  const posterior = foundRows<'contestant' | 'mean' | 'scale'>(findings, 'posteriors').filter(
    ({ contestant }) => contestant === 0,
  );
  const population = populationOf(CONTESTANTS[0], facts);
  const { x, y } = drawSample(population, {
    seed,
    replica: 0,
    which: 0,
    examples: Math.min(DRAWN, examples),
    frequencies: 0,
  });
  const at = Array.from({ length: POINTS }, (_, i) => (2 * i) / (POINTS - 1) - 1);
  const curve = posterior.length
    ? at.map((each) => {
        const features = featuresOf(each, frequencies);
        const value = posterior.reduce((sum, weight, j) => sum + weight.mean * features[j], 0);
        const variance = posterior.reduce((sum, weight, j) => sum + (weight.scale * features[j]) ** 2, 0);
        return { x: each, value, spread: 2 * Math.sqrt(variance) };
      })
    : [];
  return {
    kind: 'lines',
    id: 'fit',
    title: 'What is learned',
    caption: 'The band is the noise on the weights, which the bound asks for: what is noisy took little to say.',
    x: { label: 'x' },
    y: { label: 'y' },
    lines: [
      {
        label: 'prediction ± 2 sd',
        role: 0,
        mark: 'band',
        points: curve.map(({ x: each, value, spread }) => [each, value - spread, value + spread]),
      },
      {
        label: `${x.length < examples ? `${count(x.length)} of ` : ''}${count(examples)} training examples`,
        role: 'data',
        mark: 'dots',
        points: Array.from(x, (each, i) => [each, y[i]]),
      },
      { label: 'truth', role: 'theory', mark: 'line', points: at.map((each) => [each, truth(each)]) },
      { label: 'prediction', role: 0, mark: 'line', points: curve.map(({ x: each, value }) => [each, value]) },
    ],
  };
}

function courseOf(findings: Findings, contestant: number): Curve[] {
  return foundRows<keyof Curve>(findings, 'curves').filter((row) => row.contestant === contestant);
}

/** Where a contestant's bound stands to its held-out losses, over all replicas and recorded steps. */
function standing(findings: Findings, contestant: number): string {
  const crossed = courseOf(findings, contestant).some(({ leastGap }) => leastGap < 0);
  return crossed
    ? 'falls below the held-out loss in a replica, as theory lets it now and then'
    : 'stays above the held-out loss in every replica';
}

/** Losses and bound of one contestant by step, means over replicas. */
function course(
  { bestConstant, steps }: Facts,
  findings: Findings,
  contestant: number,
  words: Pick<LinesFigure, 'id' | 'title' | 'caption'>,
): LinesFigure {
  const rows = courseOf(findings, contestant);
  const points = (of: (row: Curve) => number) => rows.map((row) => [row.step, of(row)]);
  const level = (label: string, value: number) => ({
    label,
    role: 'theory' as const,
    mark: 'line' as const,
    points: [0, steps].map((step) => [step, value]),
  });
  return {
    kind: 'lines',
    ...words,
    x: { label: 'step' },
    y: { label: 'loss (mean of replicas)' },
    lines: [
      level('largest loss', MOST),
      level('best constant', bestConstant.loss),
      // The regressor's own colour, as in the figures of all five.
      { label: 'bound', role: contestant, mark: 'line', points: points(({ bound }) => bound) },
      { label: 'held-out loss', role: contestant, mark: 'dots', points: points(({ heldOut }) => heldOut) },
      { label: 'training loss', role: 'data', mark: 'line', points: points(({ empirical }) => empirical) },
    ],
  };
}

/** The bound that each end would have had at another λ. */
function overLambda({ lambda, examples, delta }: Facts, findings: Findings): LinesFigure {
  const now = latest(findings);
  const evidence = now.map(({ empirical, kl }) => ({ empiricalLoss: empirical, kl, examples, delta }));
  const [first] = evidence;
  return {
    kind: 'lines',
    id: 'lambda',
    title: 'The bound against λ',
    caption:
      'The bound that each regressor, as it was trained, would have had at another λ. λ has to be chosen in advance: drag it, and all are trained anew. Left of the lowest point the factor $1/(1-\\frac{1}{2\\lambda})$ grows, right of it the charge.',
    x: { label: 'λ', scale: 'log' },
    y: { label: 'bound', scale: 'log' },
    lines: [
      { label: 'largest loss', role: 'theory', mark: 'line', points: [GRID[0], GRID[24]].map((l) => [l, MOST]) },
      ...evidence.map((parts, c) => ({
        label: CONTESTANTS[c].label,
        role: c,
        mark: 'line' as const,
        points: GRID.slice(0, 25).map((l) => [l, linearPacBayesBound(parts, l)]),
      })),
      {
        label: `${labelOf('bound')}, by inverting kl`,
        role: 'theory',
        mark: 'line',
        points: first ? [GRID[0], GRID[24]].map((l) => [l, klPacBayesBound(first)]) : [],
      },
    ],
    handles: [{ x: lambda, label: 'λ', control: 'lambda' }],
  };
}

function divergences(findings: Findings): LinesFigure {
  const rows = foundRows<keyof Curve>(findings, 'curves');
  return {
    kind: 'lines',
    id: 'kl',
    title: 'What was learned',
    caption: 'KL of the posterior to the prior. Who minimises the loss alone pays for digits that nobody asked for.',
    x: { label: 'step' },
    y: { label: 'KL(Q, P)', unit: 'nats' },
    lines: CONTESTANTS.map(({ label }, c) => ({
      label,
      role: c,
      mark: 'line',
      points: rows.filter(({ contestant }) => contestant === c).map(({ step, kl }) => [step, kl]),
    })),
  };
}

function table(findings: Findings): TableFigure {
  const ends = foundRows<keyof End>(findings, 'ends');
  return {
    kind: 'table',
    id: 'ends',
    title: 'Where they end',
    caption: 'Means over replicas. Read each row from left to right: trained, true, promised.',
    columns: [
      { label: 'regressor' },
      { label: 'training loss' },
      { label: 'held-out loss' },
      { label: 'bound' },
      { label: 'best of λ’s grid' },
      { label: 'by inverting kl' },
      { label: 'KL(Q, P)', unit: 'nats' },
    ],
    rows: ends.length
      ? CONTESTANTS.map(({ label }, c) => {
          const own = ends.filter(({ contestant }) => contestant === c);
          const columns = ['empirical', 'heldOut', 'bound', 'gridBound', 'klBound', 'kl'] as const;
          return [label, ...columns.map((column) => mean(own.map((end) => end[column])))];
        })
      : [],
  };
}
