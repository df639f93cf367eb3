import { exp } from '../models/elementary.ts';
import type { Backend } from '../training/backends/backend.ts';
import { type VectorMachine, vectorMachine } from '../vector/machine.ts';
import type { Work } from './work.ts';

/** What a device does in a second, measured by loops that do one thing only. */
export type UnitRates = Work;

/** Seconds that a step cannot go below on such a device, if it overlapped all three kinds of work perfectly. */
export function floorSeconds(work: Work, rates: UnitRates): number {
  return Math.max(
    work.transcendentals / rates.transcendentals,
    work.multiplyAdds / rates.multiplyAdds,
    work.bytes / rates.bytes,
  );
}

/** A loop is repeated until it takes this long, seconds. */
const LEAST = 0.2;

/** Operations a second of a loop whose length can be chosen: `run(rounds)` does `perRound` operations a round. */
async function rate(perRound: number, run: (rounds: number) => void | Promise<void>): Promise<number> {
  for (let rounds = 1; ; rounds *= 4) {
    const begun = performance.now();
    await run(rounds);
    const seconds = (performance.now() - begun) / 1000;
    if (seconds < LEAST) continue;
    const again = performance.now();
    await run(rounds);
    return (perRound * rounds) / Math.min(seconds, (performance.now() - again) / 1000);
  }
}

/** 8 KiB: the data sets of the workloads are as small, and are read from a cache at each step. */
const SMALL_BUFFER = 2048;

/**
 * Rates of one thread of this engine, in float64: exponentials, multiplications with an addition, readings of a small array.
 * By the vector kernels, two numbers to an instruction, as the float64 path computes; in JavaScript where it would, too.
 */
export async function cpuRates(machine: VectorMachine | null = vectorMachine()): Promise<UnitRates> {
  let sink = 0;
  // What comes of a loop is used, or an engine might leave the loop out.
  const add = (value: number) => {
    sink += value;
  };
  const rates = machine ? await vectorRates(machine, add) : await plainRates(add);
  if (!Number.isFinite(sink)) throw new Error('a calibration loop left the finite numbers');
  return rates;
}

async function vectorRates(machine: VectorMachine, sink: (value: number) => void): Promise<UnitRates> {
  const { kernels } = machine;
  const numbers = machine.vector(SMALL_BUFFER / 2);
  numbers.values.fill(1e-9);
  return {
    transcendentals: await rate(8e5, (rounds) => sink(kernels.repeatExp(rounds * 1e5))),
    multiplyAdds: await rate(16e5, (rounds) => sink(kernels.repeatMultiplyAdd(rounds * 1e5))),
    bytes: await rate(4 * SMALL_BUFFER * 100, (rounds) => {
      for (let round = 0; round < rounds * 100; round++) sink(kernels.sum(numbers.length, numbers.at));
    }),
  };
}

async function plainRates(sink: (value: number) => void): Promise<UnitRates> {
  const numbers = new Float64Array(SMALL_BUFFER / 2).fill(1e-9);
  // Four chains each: a processor overlaps them, and so would a training loop.
  const transcendentals = await rate(4e5, (rounds) => {
    let [a, b, c, d] = [0.1, 0.2, 0.3, 0.4];
    for (let i = 0; i < rounds * 1e5; i++) {
      a = exp(-a);
      b = exp(-b);
      c = exp(-c);
      d = exp(-d);
    }
    sink(a + b + c + d);
  });
  const multiplyAdds = await rate(4e5, (rounds) => {
    let [a, b, c, d] = [0.1, 0.2, 0.3, 0.4];
    for (let i = 0; i < rounds * 1e5; i++) {
      a = a * 0.7 + 0.1;
      b = b * 0.7 + 0.1;
      c = c * 0.7 + 0.1;
      d = d * 0.7 + 0.1;
    }
    sink(a + b + c + d);
  });
  const bytes = await rate(4 * SMALL_BUFFER * 100, (rounds) => {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let round = 0; round < rounds * 100; round++) {
      for (let i = 0; i < SMALL_BUFFER / 2; i += 4) {
        a += numbers[i];
        b += numbers[i + 1];
        c += numbers[i + 2];
        d += numbers[i + 3];
      }
    }
    sink(a + b + c + d);
  });
  return { transcendentals, multiplyAdds, bytes };
}

/** Enough invocations to fill any GPU of today; an emulated one is filled anyway. */
const WORKGROUPS = 2048;
const INVOCATIONS = 64;
/** Iterations of the loop in one round. */
const ITERATIONS = 4;

/** Statement of one iteration on `x`, the `j`-th of four vectors of four numbers, and what all four count for. */
const KERNELS: Record<keyof UnitRates, { statement: (x: string, j: number) => string; perIteration: number }> = {
  transcendentals: { statement: (x) => `${x} = exp(-${x});`, perIteration: 16 },
  multiplyAdds: { statement: (x) => `${x} = fma(${x}, vec4f(0.7), vec4f(0.1));`, perIteration: 16 },
  bytes: {
    statement: (x, j) => `${x} += numbers[(invocation + 4u * i + ${j}u) % ${SMALL_BUFFER / 4}u];`,
    perIteration: 64,
  },
};

/** The same of a GPU: float32 `exp`, `fma`, and readings of a small storage buffer, over all its invocations. */
export async function gpuRates({ device, guard }: Backend): Promise<UnitRates> {
  if (!device) throw new Error('the backend has no device');
  const numbers = device.createBuffer({ size: 4 * SMALL_BUFFER, usage: GPUBufferUsage.STORAGE });
  const results = device.createBuffer({ size: 16 * WORKGROUPS * INVOCATIONS, usage: GPUBufferUsage.STORAGE });
  const length = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  const layout = device.createBindGroupLayout({
    entries: (['read-only-storage', 'storage', 'uniform'] as const).map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    })),
  });
  const bindGroup = device.createBindGroup({
    layout,
    entries: [numbers, results, length].map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const rateOf = async ({ statement, perIteration }: (typeof KERNELS)[keyof UnitRates]) => {
    const pipeline = device.createComputePipeline({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module: device.createShaderModule({ code: shader(statement) }) },
    });
    const run = async (rounds: number) => {
      device.queue.writeBuffer(length, 0, new Uint32Array([rounds * ITERATIONS]));
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      pass.dispatchWorkgroups(WORKGROUPS);
      pass.end();
      device.queue.submit([encoder.finish()]);
      await guard(device.queue.onSubmittedWorkDone());
    };
    await run(1);
    return rate(WORKGROUPS * INVOCATIONS * ITERATIONS * perIteration, run);
  };
  const rates = {
    transcendentals: await rateOf(KERNELS.transcendentals),
    multiplyAdds: await rateOf(KERNELS.multiplyAdds),
    bytes: await rateOf(KERNELS.bytes),
  };
  for (const buffer of [numbers, results, length]) buffer.destroy();
  return rates;
}

/** Four independent chains, written out: an emulated GPU pays for every indexed access. */
function shader(statement: (x: string, j: number) => string): string {
  const chains = ['a', 'b', 'c', 'd'];
  return `
    @group(0) @binding(0) var<storage, read> numbers: array<vec4f>;
    @group(0) @binding(1) var<storage, read_write> results: array<vec4f>;
    @group(0) @binding(2) var<uniform> iterations: vec4u;
    @compute @workgroup_size(${INVOCATIONS})
    fn main(@builtin(global_invocation_id) id: vec3u) {
      let invocation = id.x;
      ${chains.map((x, j) => `var ${x} = vec4f(f32(invocation % 64u) * 0.01 + ${j}.0);`).join('\n      ')}
      for (var i = 0u; i < iterations.x; i++) {
        ${chains.map(statement).join('\n        ')}
      }
      results[invocation] = ${chains.join(' + ')};
    }`;
}
