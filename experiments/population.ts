import { GaussianMixture } from '../src/distributions/mixture.ts';
import type { Control } from '../src/experiment/control.ts';
import { InputError } from '../src/input-error.ts';
import type { PopulationSpec } from '../src/recording/spec.ts';

type Components = Extract<PopulationSpec, { kind: 'mixture' }>['components'];

const EXPECTED =
  '[{"weight":0.3,"mean":-2,"scale":0.5}, …], or in the plane [{"weight":1,"mean":[0,0],"covariance":[[1,0],[0,1]]}]';
/** Weights are divided by their sum, which changes no digit that was typed: a sum further from 1 is a slip. */
const SUM_TOLERANCE = 1e-6;

const gaussian = (weight: number, mean: number, scale: number) => ({
  weight,
  mean: [mean],
  covariance: [[scale ** 2]],
});

/** Eight modes on a circle, three of their scales apart: an arc of the ring is an optimum of reverse KL, and so is all of it. */
const RING = { modes: 8, radius: 3, scale: 0.72 } as const;
/** Where the banana's pieces lie along y₁, on the parabola y₂ = y₁²/3 − 1; each leans along it. */
const BANANA = [-3, -2, -1, 0, 1, 2, 3] as const;
const BANANA_LENGTH = 0.5;
const BANANA_WIDTH = 0.4;

function ring(): Components {
  const { modes, radius, scale } = RING;
  return Array.from({ length: modes }, (_, k) => {
    const angle = (2 * Math.PI * k) / modes;
    return {
      weight: 1 / modes,
      mean: [radius * Math.cos(angle), radius * Math.sin(angle)],
      covariance: [
        [scale ** 2, 0],
        [0, scale ** 2],
      ],
    };
  });
}

function banana(): Components {
  const heights = BANANA.map((at) => Math.exp((-at * at) / 8));
  const total = heights.reduce((sum, height) => sum + height, 0);
  return BANANA.map((at, k) => {
    const slope = (2 * at) / 3;
    return {
      weight: heights[k] / total,
      mean: [at, (at * at) / 3 - 1],
      covariance: [
        [BANANA_LENGTH, BANANA_LENGTH * slope],
        [BANANA_LENGTH * slope, BANANA_LENGTH * slope ** 2 + BANANA_WIDTH],
      ],
    };
  });
}

/** The first three are the same pair: reverse KL seeks a mode, just begins to, and covers both. The last four lie in the plane. */
export const PRESETS: Readonly<Record<string, Components>> = {
  'far-modes': [gaussian(0.5, -4, 1), gaussian(0.5, 4, 1)],
  'middle-modes': [gaussian(0.5, -3, 1), gaussian(0.5, 3, 1)],
  'near-modes': [gaussian(0.5, -1.5, 1), gaussian(0.5, 1.5, 1)],
  'unequal-modes': [gaussian(0.8, -2.5, 0.6), gaussian(0.2, 2.5, 0.6)],
  /** The heaviest mode is not the highest. */
  'three-modes': [gaussian(0.5, -2.5, 1.1), gaussian(0.3, 0, 0.6), gaussian(0.2, 2.3, 0.8)],
  'planar-modes': [
    {
      weight: 0.5,
      mean: [-2.5, -1],
      covariance: [
        [1, 0.5],
        [0.5, 1],
      ],
    },
    {
      weight: 0.5,
      mean: [2.5, 1],
      covariance: [
        [1, -0.5],
        [-0.5, 1],
      ],
    },
  ],
  correlated: [
    {
      weight: 1,
      mean: [0, 0],
      covariance: [
        [1, 0.9],
        [0.9, 1],
      ],
    },
  ],
  ring: ring(),
  banana: banana(),
};

/** The control that replaces a preset by the reader's own mixture. */
export const populationControl: Extract<Control, { kind: 'text' }> = {
  kind: 'text',
  name: 'population',
  label: 'Your own population',
  help: 'A mixture as JSON, which replaces the preset: [{"weight":0.3,"mean":-2,"scale":0.5}, …]. In the plane, mean is [a,b] and scale a number, or covariance is [[a,b],[b,c]].',
  advanced: true,
  default: '',
  check: readPopulation,
};

/** Reads a mixture from JSON text. Throws InputError with the place of the first mistake. Empty text: undefined. */
export function readPopulation(text: string): Components | undefined {
  if (!text.trim()) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ what: 'The population is not JSON', got: text, expected: EXPECTED });
  }
  if (!Array.isArray(value) || value.length === 0) {
    throw new InputError({ what: 'The population is not a list of components', got: value, expected: EXPECTED });
  }
  const components = value.map(readComponent);
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(total - 1) > SUM_TOLERANCE) {
    throw new InputError({
      what: 'The population’s weights do not sum to 1',
      got: Number(total.toPrecision(9)),
      expected: '1',
      remedy: 'Divide each weight by their sum.',
    });
  }
  const normalised = components.map((component) => ({ ...component, weight: component.weight / total }));
  new GaussianMixture(normalised); // throws where a covariance is not positive definite or dimensions differ
  return normalised;
}

/** Means and scales beyond this leave no digits for what lies between them. */
const LARGEST = 1e9;

function readComponent(value: unknown, index: number): Components[number] {
  const fail = (what: string, got: unknown, expected: string) =>
    new InputError({ what: `Component ${index + 1} of the population has ${what}`, got, expected });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fail('the wrong form', value, '{"weight":0.3,"mean":-2,"scale":0.5}');
  }
  const entry = value as Record<string, unknown>;
  const unknown = Object.keys(entry).find((key) => !['weight', 'mean', 'scale', 'covariance'].includes(key));
  if (unknown !== undefined) throw fail('an unknown entry', unknown, 'weight, mean, and scale or covariance');
  const { weight, scale, covariance } = entry;
  if (!isNumber(weight) || weight <= 0) throw fail('an impossible weight', weight, 'a number above 0');
  const mean = isNumber(entry.mean) ? [entry.mean] : entry.mean;
  if (!isVector(mean) || mean.length < 1 || mean.length > 2) {
    throw fail('an impossible mean', entry.mean, 'a number, or two in the plane');
  }
  if (mean.some((value) => Math.abs(value) > LARGEST)) {
    throw fail('a mean that is too large', entry.mean, `at most ${LARGEST} either way`);
  }
  if ((scale === undefined) === (covariance === undefined)) {
    throw fail('both or neither of scale and covariance', value, 'one of them');
  }
  if (scale !== undefined) {
    if (!isNumber(scale) || scale < 1 / LARGEST || scale > LARGEST) {
      throw fail('an impossible scale', scale, `a number from ${1 / LARGEST} to ${LARGEST}`);
    }
    return { weight, mean, covariance: mean.map((_, i) => mean.map((_, j) => (i === j ? scale ** 2 : 0))) };
  }
  const matrix = isNumber(covariance) ? [[covariance]] : covariance;
  const square =
    Array.isArray(matrix) &&
    matrix.length === mean.length &&
    matrix.every((row) => isVector(row) && row.length === mean.length);
  if (!square) throw fail('an impossible covariance', covariance, `a ${mean.length} × ${mean.length} matrix`);
  return { weight, mean, covariance: matrix as number[][] };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isNumber);
}
