import { InputError } from '../input-error.ts';
import { median } from '../statistics/median.ts';
import { buildExpectation } from './expectation/build.ts';
import type { Expectation } from './expectation/expectation.ts';
import type { Problem } from './problem.ts';

/** Every fitted model scored under every objective of its session, in the objective's unit. */
export interface CrossEvaluation {
  /** `train[model][objective]`: the median over replicas; null where the model lacks what the formula names. */
  train: (number | null)[][];
  /** The same on held-out examples; null where there are none. */
  heldOut: (number | null)[][] | null;
}

/** More replicas than this are sampled evenly: a median of so many is near enough. */
const MOST_REPLICAS = 33;

/** Scores models under one another's objectives, in float64. Expectations are built once, when first asked for. */
export class CrossEvaluator {
  private readonly problems: readonly Problem[];
  private tables: { train: (Expectation | null)[][]; heldOut: (Expectation | null)[][] | null } | null = null;

  constructor(problems: readonly Problem[]) {
    this.problems = problems;
  }

  /** `theta[run]`: [replica × parameter] as the run stands. */
  evaluate(theta: readonly Float64Array[]): CrossEvaluation {
    this.tables ??= this.build();
    const { train, heldOut } = this.tables;
    return { train: this.score(train, theta), heldOut: heldOut && this.score(heldOut, theta) };
  }

  private build() {
    const { problems } = this;
    const table = (held: boolean) =>
      problems.map((model) =>
        problems.map((judge) => {
          if (!haveOutcomesInCommon(model, judge)) return null;
          const judged = judgedBy(model, judge);
          return expectationOrNull(judged, judge.spec.objective, held ? judged.heldOut : judged.train);
        }),
      );
    const overTrain = problems.every(({ heldOut, spec }) => heldOut && spec.objective.over === 'train');
    return { train: table(false), heldOut: overTrain ? table(true) : null };
  }

  private score(table: (Expectation | null)[][], theta: readonly Float64Array[]): (number | null)[][] {
    return table.map((row, run) => {
      const { replicas } = this.problems[run].spec;
      const size = theta[run].length / replicas;
      const every = Math.ceil(replicas / MOST_REPLICAS);
      return row.map((expectation) => {
        if (!expectation) return null;
        const values: number[] = [];
        for (let replica = 0; replica < replicas; replica += every) {
          values.push(expectation.evaluate(theta[run].subarray(replica * size, (replica + 1) * size), null));
        }
        return median(values);
      });
    });
  }
}

/** A table's outcomes are no points on a line: its probabilities and a density cannot be paid by the same formula. */
function haveOutcomesInCommon(one: Problem, other: Problem): boolean {
  return (one.spec.model.kind === 'categorical') === (other.spec.model.kind === 'categorical');
}

/** A model, in its own coordinates, on the data and the population of the run whose objective judges it. */
function judgedBy(model: Problem, judge: Problem): Problem {
  return { ...judge, spec: { ...judge.spec, model: model.spec.model }, x: model.x, y: model.y };
}

/** A model without a noise scale cannot be scored by a formula that names one, nor one without P by its divergence. */
function expectationOrNull(...[problem, objective, examples]: Parameters<typeof buildExpectation>): Expectation | null {
  if (objective.over !== 'train' && !problem.population && !problem.table) return null;
  try {
    return buildExpectation(problem, objective, examples);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
