import { initialTheta } from '../initial-theta.ts';
import type { Problem } from '../problem.ts';
import type { Checkpoint, Conduct, Observation, Stepper } from '../stepper.ts';
import type { RangePool } from './parallel-pool.ts';

/** Replicas [from, to), and the worker that trains them. */
interface Range {
  from: number;
  to: number;
  worker: ReturnType<RangePool['member']>;
}

/**
 * Fused float64 steps with the replicas divided over worker threads. Replicas share nothing and their draws are keyed by
 * their own number, so the results are those of one thread, bit for bit, for any number of workers.
 *
 * Not a kernel of tfjs: those return at once, and what another thread computes can only be waited for.
 */
export class ParallelCpuStepper implements Stepper {
  readonly path = 'fused';
  readonly precision = 'float64';
  private readonly pool: RangePool;
  private readonly key: number;
  private readonly replicas: number;
  private readonly size: number;
  private readonly ranges: Range[];
  /** Resolves when every worker has prepared its range. */
  private readonly opened: Promise<unknown>;
  private disposed = false;

  constructor(problem: Problem, pool: RangePool, workers: number) {
    const { spec } = problem;
    const theta = initialTheta(problem);
    this.pool = pool;
    this.key = pool.enter();
    this.replicas = spec.replicas;
    this.size = theta.length / spec.replicas;
    this.ranges = Array.from({ length: workers }, (_, index) => ({
      from: Math.floor((index * spec.replicas) / workers),
      to: Math.floor(((index + 1) * spec.replicas) / workers),
      worker: pool.member(index),
    }));
    this.opened = Promise.all(
      this.ranges.map(({ from, to, worker }) => {
        const range = { first: from, theta: theta.slice(from * this.size, to * this.size) };
        return worker.call((service) => service.open(this.key, spec, range));
      }),
    );
    // Whoever makes the first call hears of a failure; nobody has to.
    this.opened.catch(() => {});
  }

  async observe(): Promise<Observation> {
    await this.opened;
    const parts = await Promise.all(
      this.ranges.map(({ worker }) => worker.call((service) => service.observe(this.key))),
    );
    return this.join(parts);
  }

  async advance(steps: number, recordEvery: number, { learningRate, active }: Conduct): Promise<Observation[]> {
    await this.opened;
    const parts = await Promise.all(
      this.ranges.map(({ from, to, worker }) => {
        const conduct = { learningRate: learningRate.slice(from, to), active: active.slice(from, to) };
        return worker.call((service) => service.advance(this.key, steps, recordEvery, conduct));
      }),
    );
    return parts[0].map((_, record) => this.join(parts.map((part) => part[record])));
  }

  async checkpoint(): Promise<Checkpoint> {
    await this.opened;
    const parts = await Promise.all(
      this.ranges.map(({ worker }) => worker.call((service) => service.checkpoint(this.key))),
    );
    return {
      step: parts[0].step,
      theta: this.concatenate(
        parts.map(({ theta }) => theta),
        this.size,
      ),
      moments: parts[0].moments.map((_, moment) =>
        this.concatenate(
          parts.map(({ moments }) => moments[moment]),
          this.size,
        ),
      ),
    };
  }

  async restore({ step, theta, moments }: Checkpoint): Promise<void> {
    await this.opened;
    await Promise.all(
      this.ranges.map(({ from, to, worker }) => {
        const part = (values: Float64Array) => values.slice(from * this.size, to * this.size);
        const checkpoint = { step, theta: part(theta), moments: moments.map(part) };
        return worker.call((service) => service.restore(this.key, checkpoint));
      }),
    );
  }

  /** Ends the workers too, where no other run uses them. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    // A worker that has died, or is about to be ended, has nothing left to close.
    for (const { worker } of this.ranges) worker.call((service) => service.close(this.key)).catch(() => {});
    this.pool.leave();
  }

  private join(parts: Observation[]): Observation {
    const each = (of: (part: Observation) => Float64Array, width: number) => this.concatenate(parts.map(of), width);
    return {
      step: parts[0].step,
      theta: each(({ theta }) => theta, this.size),
      loss: each(({ loss }) => loss, 1),
      gradientNorm: each(({ gradientNorm }) => gradientNorm, 1),
    };
  }

  /** The ranges' values one after the other, [replica × width]. */
  private concatenate(parts: Float64Array[], width: number): Float64Array {
    const all = new Float64Array(this.replicas * width);
    this.ranges.forEach(({ from }, index) => {
      all.set(parts[index], from * width);
    });
    return all;
  }
}
