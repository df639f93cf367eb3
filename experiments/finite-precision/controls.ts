import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control, ControlValues } from '../../src/experiment/control.ts';
import { InputError } from '../../src/input-error.ts';
import { populationControl, readPopulation } from '../population.ts';
import type { SourceSpec } from './source.ts';
import { LARGEST, SMALLEST } from './theory.ts';

const gaussian = (weight: number, mean: number, scale: number) => ({
  weight,
  mean: [mean],
  covariance: [[scale * scale]],
});
const equal = (...at: number[]): SourceSpec => ({ kind: 'points', at, weights: at.map(() => 1 / at.length) });

const SOURCES: Readonly<Record<string, { name: string; spec: SourceSpec }>> = {
  gaussian: { name: 'a standard Gaussian', spec: { kind: 'mixture', components: [gaussian(1, 0, 1)] } },
  uniform: { name: 'a uniform number from 0 to 1', spec: { kind: 'uniform', width: 1 } },
  laplacian: { name: 'a Laplacian of scale 1', spec: { kind: 'laplacian', scale: 1 } },
  mixture: {
    name: 'a mixture of two Gaussians',
    spec: { kind: 'mixture', components: [gaussian(0.7, -1, 0.3), gaussian(0.3, 1, 0.6)] },
  },
  'two-points': { name: 'one of two points', spec: equal(-1, 1) },
  'six-points': { name: 'one of six points', spec: equal(0, 0.2, 0.4, 0.6, 0.8, 1) },
};

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'preset',
    label: 'y',
    help: 'A Gaussian, a uniform number, a Laplacian, a mixture of two Gaussians, or one of two or of six points.',
    default: 'gaussian',
    options: Object.keys(SOURCES),
  },
  { ...populationControl, check: (text) => void readNearPopulation(text) },
  {
    kind: 'text',
    name: 'points',
    label: 'Your own points',
    help: 'Numbers as JSON, which replace the preset: [-1,0,2]. One that comes twice is twice as likely.',
    advanced: true,
    default: '',
    check: (text) => void readPoints(text),
  },
  {
    kind: 'number',
    name: 'sigma',
    label: 'Noise σ',
    help: 'How finely y is known: its noisy copy is y + σε. Drag its line in the figure of what the copy tells.',
    unit: 'y',
    default: 0.1,
    min: SMALLEST,
    max: LARGEST,
    log: true,
  },
  {
    kind: 'integer',
    name: 'components',
    label: 'Components',
    help: 'Of the mixture that learns the density of the noisy copy.',
    advanced: true,
    default: 8,
    min: 1,
    max: 32,
  },
  {
    kind: 'integer',
    name: 'draws',
    label: 'Draws',
    help: 'Noisy copies that each mixture learns from.',
    advanced: true,
    default: 1000,
    min: 50,
    max: 100_000,
  },
  ...commonControls({ replicas: 3, steps: 400, learningRate: 0.02, schedule: 'cosine', recordEvery: 5 }),
];

/** The reader's points before a population, that before a preset. */
export function chosenSource(values: ControlValues): { name: string; spec: SourceSpec } {
  const points = readPoints(values.text('points'));
  if (points) return { name: `one of ${points.at.length} points`, spec: points };
  const components = readNearPopulation(values.text('population'));
  if (components) return { name: 'your population', spec: { kind: 'mixture', components } };
  return SOURCES[values.choice('preset')];
}

const MOST_POINTS = 100;
const LARGEST_POINT = 1e6;
const EXPECTED = `1 to ${MOST_POINTS} numbers up to ${LARGEST_POINT} either way, such as [-1,0,2]`;

/** Throws InputError also for what lies so far out that float64 has no digits left for the smallest σ. */
function readNearPopulation(text: string): ReturnType<typeof readPopulation> {
  const components = readPopulation(text);
  const far = components?.find(({ mean }) => mean.some((each) => Math.abs(each) > LARGEST_POINT));
  if (far) {
    throw new InputError({
      what: `The population lies too far from 0 to see noise of ${SMALLEST} on it`,
      got: far.mean,
      expected: `means up to ${LARGEST_POINT} either way`,
      remedy: 'Subtract a constant: Hσ(y) does not depend on it.',
    });
  }
  return components;
}

/** Throws InputError with the first mistake. Empty text: undefined. */
export function readPoints(text: string): Extract<SourceSpec, { kind: 'points' }> | undefined {
  if (!text.trim()) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ what: 'points is not JSON', got: text, expected: EXPECTED });
  }
  const list: unknown[] = Array.isArray(value) ? value : [];
  const points = list.filter((each) => typeof each === 'number' && Math.abs(each) <= LARGEST_POINT);
  if (!list.length || list.length > MOST_POINTS || points.length < list.length) {
    throw new InputError({ what: 'points is not a list of numbers', got: value, expected: EXPECTED });
  }
  const counts = new Map<number, number>();
  for (const point of points as number[]) counts.set(point, (counts.get(point) ?? 0) + 1);
  const at = [...counts.keys()].sort((a, b) => a - b);
  return { kind: 'points', at, weights: at.map((point) => counts.get(point)! / points.length) };
}
