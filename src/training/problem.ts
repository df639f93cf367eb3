import type { GaussianMixture } from '../distributions/mixture.ts';
import { CategoricalFloat64 } from '../models/categorical/float64.ts';
import type { Coordinates } from '../models/coordinates.ts';
import type { MixtureOptions } from '../models/mixture/components.ts';
import { MixtureFloat64 } from '../models/mixture/float64.ts';
import type { ConditionalFloat64, DensityFloat64 } from '../models/model.ts';
import { NetworkFloat64 } from '../models/network/float64.ts';
import type { ObjectiveSpec, RunSpec } from '../recording/spec.ts';
import { type VectorMachine, vectorMachine } from '../vector/machine.ts';
import type { Draw } from './expectation/expectation.ts';
import type { Shares } from './shares.ts';

/**
 * Rows as flat arrays: x [example × inputs], y [example × outputs], in the data's units. A regression's y are measured from
 * their centre, as its predictions are: a residual is a small difference of numbers that may be huge, and rounding these
 * to float32, or beside a kink to float64, would drown it.
 */
export interface Examples {
  n: number;
  x: Float64Array;
  y: Float64Array;
}

/** What a run spec means: coordinates, data as arrays, the population, and how to make the model. */
export interface Problem {
  readonly spec: RunSpec;
  readonly family: 'density' | 'conditional';
  /** Coordinates of x and of y; both identity where nothing is standardised. */
  readonly x: Coordinates;
  readonly y: Coordinates;
  readonly train: Examples | null;
  readonly heldOut: Examples | null;
  /** The training rows of each replica; null: all replicas see all of them. */
  readonly shares: Shares | null;
  readonly population: GaussianMixture | null;
  readonly table: Float64Array | null;
  /**
   * The loss's own unit in standardised y, see `lossUnit`. Optimizers and tolerances see gradients divided by it, so
   * that a run does not depend on whether y is in metres or millimetres.
   */
  readonly lossUnit: number;
  /** The formula is affine in log p and log q: an integral against a single Gaussian's logarithm, a quadratic, is exact. */
  readonly affine: boolean;
  /** Standard nodes of one axis for integrals over P and Q. */
  readonly axisNodes: { z: Float64Array; weight: Float64Array };
}

/**
 * The same problem with its training points as float32 coordinates hold them: what a float32 path trained on. Evaluated
 * in float64 on the points themselves, a component that sits on one of them within its rounding would seem to miss it.
 */
export function roundedToFloat32(problem: Problem): Problem {
  const { family, train, y } = problem;
  if (family !== 'density' || !train) return problem;
  const d = y.centre.length;
  const rounded = train.y.map((value, i) => {
    const [centre, scale] = [y.centre[i % d], y.scale[i % d]];
    return centre + scale * Math.fround((value - centre) / scale);
  });
  return { ...problem, train: { ...train, y: rounded } };
}

/** What an objective of one replica is averaged over; null: all examples, or an integral. */
export function ownDraw({ shares }: Problem, objective: ObjectiveSpec, replica: number): Draw | null {
  return shares && objective.over === 'train' ? shares.draw(replica) : null;
}

export function densityModel(
  problem: Problem,
  axisNodes = problem.axisNodes,
  machine: VectorMachine | null = vectorMachine(),
): DensityFloat64 {
  const { model } = problem.spec;
  if (model.kind === 'categorical') return new CategoricalFloat64(model.outcomes);
  if (model.kind === 'mixture') return new MixtureFloat64(mixtureOptions(problem, axisNodes), machine);
  throw new Error('a regression is not a density');
}

export function mixtureOptions(problem: Problem, axisNodes = problem.axisNodes): MixtureOptions {
  const { model } = problem.spec;
  if (model.kind !== 'mixture') throw new Error('not a mixture');
  const { components, dimension, scaleFloor } = model;
  const diagonal = model.covariance === 'diagonal';
  return { components, dimension, scaleFloor, diagonal, coordinates: problem.y, axisNodes };
}

export function conditionalModel(
  problem: Problem,
  machine: VectorMachine | null = vectorMachine(),
): ConditionalFloat64 {
  const { model } = problem.spec;
  if (model.kind !== 'regression') throw new Error('a density is not a regression');
  return new NetworkFloat64(model, problem.x, problem.y, machine, problem.y.centre);
}
