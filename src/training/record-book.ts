import type { RecordedRun, Series } from '../recording/recording.ts';
import { buildExpectation } from './expectation/build.ts';
import { conditionalModel, densityModel, ownDraw, type Problem } from './problem.ts';
import type { Observation } from './stepper.ts';

/** Parameters kept in snapshots, at most; beyond it every other snapshot goes. */
const MOST_SNAPSHOT_NUMBERS = 400_000;

/** Records to go on from: steps and series as they were recorded, snapshots as `packedSnapshots` made them. */
export interface RecordsSoFar extends Pick<RecordedRun, 'steps' | 'series'> {
  snapshots: PackedSnapshots;
}

/** θ at some of the recorded steps, [snapshot × replica × parameter]: one array, which crosses to another thread at once. */
export interface PackedSnapshots {
  steps: number[];
  values: Float64Array;
}

/**
 * Turns observations into recorded series. `loss` and `gradientNorm` are the path's own numbers; everything else is
 * evaluated in float64 from the parameters that were read back, so that it means the same on every path.
 */
export class RecordBook {
  readonly steps: number[] = [];
  readonly series: Series[];
  readonly snapshots: RecordedRun['snapshots'] = { steps: [], values: [] };
  private readonly size: number;
  private readonly evaluated: { series: Series; evaluate(theta: Float64Array, replica: number): number }[] = [];
  private readonly model: ReturnType<typeof densityModel> | ReturnType<typeof conditionalModel>;
  private readonly summarySeries: Series[];
  private readonly replicas: number;
  private stride = 1;

  constructor(problem: Problem) {
    const { spec } = problem;
    const unit = spec.objective.unit;
    this.replicas = spec.replicas;
    this.model = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
    this.size = this.model.layout.size;
    const named = (name: string, of: string): Series => ({ name, unit: of, values: [] });
    if (problem.heldOut && spec.objective.over === 'train') {
      const expectation = buildExpectation(problem, spec.objective, problem.heldOut);
      this.evaluated.push({ series: named('heldOut', unit), evaluate: (theta) => expectation.evaluate(theta, null) });
    }
    for (const other of spec.alsoEvaluate) {
      const expectation = buildExpectation(problem, other);
      this.evaluated.push({
        series: named(`also:${other.id}`, other.unit),
        evaluate: (theta, replica) => expectation.evaluate(theta, null, ownDraw(problem, other, replica)),
      });
    }
    this.summarySeries = this.model.summaryNames.map(({ name, unit }) => named(name, unit));
    this.series = [
      named('loss', unit),
      named('gradientNorm', unit),
      ...this.evaluated.map(({ series }) => series),
      ...this.summarySeries,
    ];
  }

  add({ step, theta, loss, gradientNorm }: Observation): void {
    this.steps.push(step);
    this.series[0].values.push(Array.from(loss));
    this.series[1].values.push(Array.from(gradientNorm));
    const rows = Array.from({ length: this.replicas }, (_, r) => theta.subarray(r * this.size, (r + 1) * this.size));
    for (const { series, evaluate } of this.evaluated) {
      series.values.push(rows.map((row, replica) => evaluate(row, replica)));
    }
    const summary = new Float64Array(this.summarySeries.length);
    const summaries = rows.map((row) => {
      this.model.summaries(row, summary);
      return Array.from(summary);
    });
    this.summarySeries.forEach((series, index) => {
      series.values.push(summaries.map((values) => values[index]));
    });
    this.snapshot(step, rows);
  }

  packedSnapshots(): PackedSnapshots {
    return { steps: [...this.snapshots.steps], values: Float64Array.from(this.snapshots.values.flat(2)) };
  }

  /** Takes the records that were made until a checkpoint in place of its own. Throws where a series is not among them. */
  restore({ steps, series, snapshots }: RecordsSoFar): void {
    this.steps.length = 0;
    for (const step of steps) this.steps.push(step);
    for (const own of this.series) {
      const earlier = series.find(({ name }) => name === own.name);
      if (earlier?.values.length !== steps.length) throw new Error(`the earlier records have no series ${own.name}`);
      own.values = [...earlier.values];
    }
    const { replicas, size } = this;
    const row = (at: number) => Array.from(snapshots.values.subarray(at * size, (at + 1) * size));
    // Packed after a finish, whose record is made anew, they have one too many.
    this.snapshots.steps = snapshots.steps.filter((step) => step <= steps[steps.length - 1]);
    this.snapshots.values = this.snapshots.steps.map((_, index) =>
      Array.from({ length: replicas }, (_row, replica) => row(index * replicas + replica)),
    );
    // Every record whose number the stride divides has a snapshot: two of them say how far they are apart.
    const [first, second] = snapshots.steps.map((step) => steps.indexOf(step));
    this.stride = second === undefined ? 1 : second - first;
  }

  private snapshot(step: number, rows: Float64Array[]): void {
    if ((this.steps.length - 1) % this.stride !== 0) return;
    this.snapshots.steps.push(step);
    this.snapshots.values.push(rows.map((row) => Array.from(row)));
    if (
      this.snapshots.steps.length * this.replicas * this.size <= MOST_SNAPSHOT_NUMBERS ||
      this.snapshots.steps.length < 3
    )
      return;
    this.stride *= 2;
    this.snapshots.steps = this.snapshots.steps.filter((_, index) => index % 2 === 0);
    this.snapshots.values = this.snapshots.values.filter((_, index) => index % 2 === 0);
  }
}
