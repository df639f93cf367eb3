import { seedControl } from '../../src/experiment/common-controls.ts';
import type { Control, ControlValues } from '../../src/experiment/control.ts';
import { InputError } from '../../src/input-error.ts';
import { readPopulation } from '../population.ts';
import { type DensitySpec, moved } from './densities.ts';

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'density',
    label: 'Density p',
    help: 'A Gaussian, a Laplacian, a uniform density, or a mixture of two Gaussians (weights .8 and .2, 5 apart, scales .6).',
    default: 'gaussian',
    options: ['gaussian', 'laplacian', 'uniform', 'mixture'],
  },
  {
    kind: 'number',
    name: 'scale',
    label: 'Scale',
    help: 'Standard deviation of the Gaussian, λ of the Laplacian, width of the uniform density; it stretches the mixture.',
    unit: 'units of y',
    default: 1,
    min: 1e-6,
    max: 1e6,
    log: true,
  },
  {
    kind: 'text',
    name: 'population',
    label: 'Your own population',
    help: 'A mixture of Gaussians on the line as JSON, which replaces density and scale: [{"weight":0.3,"mean":-2,"scale":0.5}, …].',
    advanced: true,
    default: '',
    check: (text) => void readLine(text),
  },
  {
    kind: 'number',
    name: 'stretch',
    label: 'Stretch a',
    help: 'X becomes aX. It changes h, and no divergence.',
    default: 0.1,
    min: 1e-3,
    max: 1e3,
    log: true,
  },
  {
    kind: 'number',
    name: 'location',
    label: 'Distance from 0',
    help: 'How far the density is moved from 0, where floats lie further apart. A population of your own stays where it is, unless you set this.',
    unit: 'units of y',
    default: 1000,
    min: 0,
    max: 1e9,
  },
  seedControl(),
  {
    kind: 'integer',
    name: 'replicas',
    label: 'Replicas',
    help: 'How many readers draw samples of their own.',
    default: 64,
    min: 16,
    max: 1024,
  },
  {
    kind: 'integer',
    name: 'octaves',
    label: 'Doublings',
    help: 'The largest sample has 2 to this power draws.',
    unit: 'doublings',
    advanced: true,
    default: 13,
    min: 6,
    max: 18,
  },
];

type Mixture = Extract<DensitySpec, { kind: 'mixture' }>;

/** Population D of the lesson on asymmetry: two unequal modes. */
const TWO_MODES: Mixture = {
  kind: 'mixture',
  components: [
    { weight: 0.8, mean: -2.5, scale: 0.6 },
    { weight: 0.2, mean: 2.5, scale: 0.6 },
  ],
};

/** A reader's own mixture; undefined where there is none. Throws InputError where it lies in the plane. */
function readLine(text: string): Mixture | undefined {
  const components = readPopulation(text);
  if (!components) return undefined;
  if (components[0].mean.length > 1) {
    throw new InputError({
      what: 'The population lies in the plane',
      got: components[0].mean,
      expected: 'means that are numbers: this lesson measures densities on the line',
      remedy: 'Give each component one mean and one scale.',
    });
  }
  return {
    kind: 'mixture',
    components: components.map(({ weight, mean: [mean], covariance: [[variance]] }) => ({
      weight,
      mean,
      scale: Math.sqrt(variance),
    })),
  };
}

/** Parts that are narrower than this share of their distance from 0 hold hardly a float32. */
const LEAST_SHARE = 1e-6;

/**
 * The density that the controls choose: `centred` as it is by itself, `placed` where it is moved to.
 * Throws InputError where a part is so narrow and so far from 0 that float32 has no numbers in it.
 */
export function chosenDensity(values: ControlValues): { centred: DensitySpec; placed: DensitySpec } {
  const own = readLine(values.text('population'));
  const kind = values.choice('density') as DensitySpec['kind'];
  const scale = values.number('scale');
  const preset = kind === 'mixture' ? moved(TWO_MODES, scale, 0) : { kind, location: 0, scale };
  const location = own && !values.isSet('location') ? 0 : values.number('location');
  const centred = own ?? preset;
  const placed = moved(centred, 1, location);
  const parts = placed.kind === 'mixture' ? placed.components : [{ mean: placed.location, scale: placed.scale }];
  const worst = parts.find((part) => part.scale < LEAST_SHARE * Math.abs(part.mean));
  if (worst) {
    throw new InputError({
      what: 'The density is too narrow for its distance from 0: float32 has hardly a number in it',
      got: `scale ${worst.scale} at ${worst.mean}`,
      expected: `a scale of at least ${LEAST_SHARE} of the distance`,
      remedy: own
        ? 'Move the population closer to 0, or make it broader.'
        : 'Set a smaller location, or a larger scale.',
    });
  }
  return { centred, placed };
}
