import { median } from '../statistics/median.ts';
import type { Contender } from './contender.ts';

/** A slice of steps between two looks at the clock, seconds: long beside a dispatch, short beside the whole. */
const SLICE = 0.15;
/** What a measurement takes at least, where the budget allows. */
const LEAST = { seconds: 1, steps: 20 };

export interface Measured {
  stepsPerSecond: number;
  /** Loss of each replica after the first `checkSteps` steps. */
  losses: Float64Array;
  /** Steps and seconds that the speed was taken from. */
  steps: number;
  seconds: number;
}

interface Slice {
  steps: number;
  seconds: number;
}

/**
 * Times optimizer steps of all replicas. First `checkSteps` steps from the start, whose losses are kept: they warm the
 * path up, and count as measurement only where they have used up the budget, or nearly so. Then slices of a fraction of
 * a second, sized by the clock; the speed is the median slice's.
 */
export async function measure(
  contender: Contender,
  checkSteps: number,
  budgetSeconds: number,
  now: () => number = () => performance.now() / 1000,
): Promise<Measured> {
  let size = 1;
  const slice = async (most: number): Promise<Slice> => {
    const steps = Math.min(size, most);
    const begun = now();
    await contender.advance(steps);
    const seconds = now() - begun;
    const fitting = Math.max(1, Math.round((steps * SLICE) / Math.max(seconds, 1e-6)));
    size = Math.min(size * 4, fitting);
    return { steps, seconds };
  };
  // The first step compiles.
  await contender.advance(1);
  const warmUp: Slice[] = [];
  for (let left = checkSteps - 1; left > 0; left -= warmUp[warmUp.length - 1].steps) warmUp.push(await slice(left));
  const losses = await contender.losses();
  const spent = total(warmUp).seconds;
  const timed: Slice[] = [];
  for (;;) {
    const { steps, seconds } = total(timed);
    if ((seconds >= LEAST.seconds && steps >= LEAST.steps) || spent + seconds >= budgetSeconds) break;
    timed.push(await slice(Infinity));
  }
  const { steps, seconds } = total(timed);
  const counted = seconds >= LEAST.seconds || steps >= LEAST.steps ? timed : [...warmUp, ...timed];
  if (timed.length > 0) await checkFinite(contender);
  return { stepsPerSecond: median(counted.map((s) => s.steps / s.seconds)), losses, ...total(counted) };
}

/** Work on numbers that are no longer numbers is not the work that was asked for. */
async function checkFinite(contender: Contender): Promise<void> {
  const losses = await contender.losses();
  const lost = losses.findIndex((loss) => !Number.isFinite(loss));
  if (lost >= 0) throw new Error(`the loss of replica ${lost} is ${losses[lost]} after the timed steps`);
}

function total(slices: readonly Slice[]): Slice {
  return slices.reduce((sum, s) => ({ steps: sum.steps + s.steps, seconds: sum.seconds + s.seconds }), {
    steps: 0,
    seconds: 0,
  });
}
