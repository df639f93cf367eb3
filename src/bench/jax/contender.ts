import {
  blockUntilReady,
  type Device,
  defaultDevice,
  init,
  jit,
  numpy as np,
  type OwnedFunction,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
import { initialTheta } from '../../training/initial-theta.ts';
import { conditionalModel, densityModel, type Problem } from '../../training/problem.ts';
import type { Contender } from '../contender.ts';
import { type Parameters, replicaLoss } from './replica-loss.ts';

/**
 * How kernels are run: `queued` is the library's default (on wasm: in workers, where memory can be shared; on webgpu:
 * submitted without waiting); `inline` runs wasm kernels at once in the calling thread, which saves a message each.
 * `one by one` is inline too, and trains replica after replica instead of all in one array: what is faster where the
 * library's product of two matrices is quicker than its product of two stacks of them.
 */
export type JaxMode = 'queued' | 'inline' | 'one by one';

/** Steps that may be queued before the device is waited for, as the library's documentation asks. */
const QUEUE = 8;

/**
 * Everything that a step changes, [replica, parameter] each; `powers` are β₁ᵗ and β₂ᵗ, kept on the device. All parameters
 * in one array, because that is faster than a tree of blocks: fewer kernels (wasm .70 to 1.28 ms, webgpu 6.4 to 9.0 ms
 * of processor time a step, one replica of the first workload, jax-js 0.1.25 in Node).
 */
type State = { theta: np.Array; first: np.Array; second: np.Array; powers: np.Array };

/** The same training by jax-js: `jit` of Adam on `vmap(valueAndGrad(loss))`, one compiled call a step (of a replica). */
export async function jaxContender(problem: Problem, device: Device, mode: JaxMode): Promise<Contender> {
  const available = await init(device);
  if (!available.includes(device)) throw new Error(`jax-js has no ${device} here`);
  defaultDevice(device);
  const loss = replicaLoss(problem);
  const blocks = blocksOf(problem);
  const lossOf = jit(vmap((theta: np.Array) => loss(blocks(theta))) as (theta: np.Array) => np.Array);
  const step = jit(adamStep(problem));
  const states = initialStates(problem, mode === 'one by one' ? problem.spec.replicas : 1);
  const settle = async (state: State) => {
    // The kernels of a call are pending on each of its results: one reading runs them all.
    if (mode === 'queued') await blockUntilReady(state);
    else state.powers.ref.dataSync();
  };
  return {
    async advance(steps) {
      for (const [part, begun] of states.entries()) {
        let state = begun;
        for (let i = 1; i <= steps; i++) {
          state = (step as OwnedFunction<(state: State) => State>)(state);
          if (i % QUEUE === 0 || i === steps) await settle(state);
        }
        states[part] = state;
      }
    },
    async losses() {
      const parts: number[] = [];
      for (const state of states) {
        const values = lossOf(state.theta.ref) as np.Array;
        parts.push(...(mode === 'queued' ? await values.data() : values.dataSync()));
      }
      return Float64Array.from(parts);
    },
    async close() {
      tree.dispose(states);
      step.dispose();
      lossOf.dispose();
    },
  };
}

/** The start of all replicas, divided into equal parts. */
function initialStates(problem: Problem, parts: number): State[] {
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  const start = Float32Array.from(initialTheta(problem));
  const shape = [problem.spec.replicas / parts, layout.size];
  return Array.from({ length: parts }, (_, part) => ({
    theta: np.array(start.slice((part * start.length) / parts, ((part + 1) * start.length) / parts)).reshape(shape),
    first: np.zeros(shape),
    second: np.zeros(shape),
    powers: np.array([1, 1]),
  }));
}

/** Cuts one replica's row of parameters into the named blocks. */
function blocksOf(problem: Problem): (theta: np.Array) => Parameters {
  const { layout } = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
  const cuts = layout.blocks.slice(1).map(({ offset }) => offset);
  return (theta) => {
    const parts = np.split(theta, cuts, 0);
    return Object.fromEntries(layout.blocks.map(({ name, shape }, i) => [name, parts[i].reshape([...shape])]));
  };
}

function adamStep(problem: Problem): (state: State) => State {
  const { optimizer } = problem.spec;
  if (optimizer.kind !== 'adam' || typeof optimizer.learningRate !== 'number') {
    throw new Error('the benchmark trains with Adam, at one learning rate for all replicas');
  }
  const { beta1, beta2, epsilon, learningRate } = optimizer;
  const lossOf = replicaLoss(problem);
  const blocks = blocksOf(problem);
  const lossAndGradient = vmap(valueAndGrad((theta: np.Array) => lossOf(blocks(theta))));
  return ({ theta, first, second, powers }) => {
    const [loss, g] = lossAndGradient(theta.ref) as [np.Array, np.Array];
    loss.dispose();
    const power = powers.mul(np.array([beta1, beta2]));
    const [correction1, correction2] = np.reciprocal(np.array(1).sub(power.ref));
    const m = first.mul(beta1).add(g.ref.mul(1 - beta1));
    const v = second.mul(beta2).add(np.square(g).mul(1 - beta2));
    const direction = m.ref.mul(correction1).div(np.sqrt(v.ref.mul(correction2)).add(epsilon));
    return { theta: theta.sub(direction.mul(learningRate)), first: m, second: v, powers: power };
  };
}
