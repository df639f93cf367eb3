import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { short } from '../measure.ts';
import { dataDots, inputGrid, lowestReplica, noiseBand } from '../regression/fit-figures.ts';
import { distortionTerms } from '../regression/fixed-scale-claims.ts';
import { scaleOf } from '../regression/regression-run.ts';
import { residualFigure } from '../regression/residual-figure.ts';
import { fits, meanSquare, residuals } from '../regression/residuals.ts';
import { type Facts, GAUSSIAN_RUNS } from './facts.ts';
import { fewPointsFigure, vanishingFigure } from './vanishing-figures.ts';

/** Share of the rows, from the left, that the bands are drawn over. */
const INNER = 0.98;

export function quantities({ runs }: Evidence): Quantity[] {
  if (!runs.length) return [];
  const [l2, learned, ofX, network] = runs;
  const lowest = lowestReplica(learned);
  return [
    { name: 'learnedScale', label: 'Learned σ', value: scaleOf(learned.replicas[lowest].parameters), unit: 'y' },
    {
      name: 'rootMeanSquare',
      label: 'Root mean r² of L2',
      value: Math.sqrt(meanSquare(residuals(l2)[lowestReplica(l2)])),
      unit: 'y',
    },
    { name: 'gaussianNll', label: 'Loss, one σ', value: learned.replicas[lowest].loss, unit: 'nats' },
    { name: 'scaleOfXNll', label: 'Loss, σ(x)', value: ofX.replicas[lowestReplica(ofX)].loss, unit: 'nats' },
    {
      name: 'vanishingNll',
      label: 'Network on a few points, median loss',
      value: median(network.replicas.map(({ loss }) => loss)),
      unit: 'nats',
    },
    ...distortionTerms(runs).map(({ scale, term }) => ({
      name: 'distortionTerm',
      label: 'Paid for the residuals',
      value: term,
      unit: 'nats',
      at: { sigma: scale },
    })),
  ];
}

export function figures({ runs }: Evidence, plan: Plan): Figure[] {
  if (!runs.length) return [];
  const { best } = plan.facts as Facts;
  const [, learned, ofX, network] = runs;
  const lowest = lowestReplica(learned);
  const sigma = scaleOf(learned.replicas[lowest].parameters);
  const constant = residuals(learned)[lowest];
  const own = fits(ofX)[lowestReplica(ofX)];
  const data = learned.spec.data!;
  return [
    residualFigure(
      {
        id: 'residuals',
        title: 'Residuals, and the noise that squared error believes in',
        caption: `A Gaussian of the learned scale, $\\sigma = ${short(sigma)}$. Look at the peak and at the tails: squared error has no say over the shape.`,
        unit: 'y',
        scaleName: 'σ',
        density: 'N(0, σ²)',
      },
      constant,
      sigma,
      (r) => gaussian(r / sigma) / sigma,
    ),
    residualFigure(
      {
        id: 'standardised-residuals',
        title: 'The same, each in its own σ(x)',
        caption:
          'Where noise grows with x, one $\\sigma$ makes a mixture of narrow and broad look peaked; $\\sigma(x)$ sorts it out.',
        unit: 'σ(x)',
        scaleName: 'σ(x)',
        density: 'N(0, 1)',
      },
      own.r.map((value, i) => value / Math.exp(own.logScale[i])),
      1,
      gaussian,
    ),
    ...(data.inputs === 1 ? [...bands(learned, ofX), ...fewPointsFigure(network, plan.facts as Facts)] : []),
    vanishingFigure(network, plan.facts as Facts),
    distortionFigure(runs, best?.meanSquare ?? null),
  ];
}

function bands(learned: RecordedRuns[number], ofX: RecordedRuns[number]): Figure[] {
  const rows = learned.spec.data!.train;
  // σ(x) is an exponential: over the few rows furthest out its band would dwarf all others.
  const inner = rows
    .slice()
    .sort((a, b) => a[0] - b[0])
    .slice(0, Math.ceil(INNER * rows.length));
  const grid = inputGrid(inner);
  const beyond = rows.length - inner.length;
  return [
    {
      kind: 'lines',
      id: 'bands',
      title: 'One σ for all, and σ(x)',
      caption: `Nineteen points in twenty should lie within $\\hat y \\pm 2\\sigma$, everywhere along x.${beyond ? ` (The ${beyond === 1 ? 'point' : `${beyond} points`} at the largest x ${beyond === 1 ? 'is' : 'are'} not drawn: there σ(x), an exponential, may dwarf all else.)` : ''}`,
      x: { label: learned.spec.data!.columns[0] },
      y: { label: learned.spec.data!.columns[1] },
      lines: [
        dataDots('data', inner),
        noiseBand(learned, lowestReplica(learned), GAUSSIAN_RUNS.learned, grid),
        noiseBand(ofX, lowestReplica(ofX), GAUSSIAN_RUNS.ofX, grid),
      ],
    },
  ];
}

function distortionFigure(runs: RecordedRuns, least: number | null): Figure {
  const terms = distortionTerms(runs);
  const scales = terms.map(({ scale }) => scale).sort((a, b) => a - b);
  return {
    kind: 'lines',
    id: 'distortion',
    title: 'What a residual costs as σ is held smaller',
    caption:
      'Ten times as precise, a hundred times the price: $(r^2/2\\sigma^2)\\log e$, here as information, goes to infinity.',
    x: { label: 'σ held', unit: 'y', scale: 'log' },
    y: { label: 'mean paid for a residual', unit: 'nats', scale: 'log' },
    lines: [
      {
        label: 'trained',
        role: GAUSSIAN_RUNS.fixed,
        mark: 'dots',
        points: terms.map(({ scale, term }) => [scale, term]),
      },
      ...(least
        ? [
            {
              label: '(least mean r² over 2σ²)·log e',
              role: 'theory' as const,
              mark: 'line' as const,
              points: scales.map((scale) => [scale, least / (2 * scale ** 2)]),
            },
          ]
        : []),
    ],
  };
}

type RecordedRuns = Evidence['runs'];

/** Standard normal density. */
function gaussian(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
