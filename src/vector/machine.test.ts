import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { VectorMachine, vectorMachine } from './machine.ts';

test('this engine has a machine', () => {
  expect(vectorMachine()).not.toBeNull();
});

test('vectors are zeros, apart from one another, and keep their numbers when the memory grows', () => {
  const machine = new VectorMachine();
  const lengths = [1, 2, 3, 8, 9, 1000, 5, 40_000, 1];
  const vectors = lengths.map((length, index) => {
    const vector = machine.vector(length);
    expect(vector.values.length).toBe(length);
    expect(vector.values.every((value) => value === 0)).toBe(true);
    vector.values.fill(index + 1);
    return vector;
  });
  const before = vectors[0].values;
  machine.vector(1_000_000);
  expect(before.length).toBe(0);
  vectors.forEach(({ values, length }, index) => {
    expect(values.length).toBe(length);
    expect(values.every((value) => value === index + 1)).toBe(true);
  });
});

test('a kernel that writes whole pairs reaches no other vector', () => {
  const machine = new VectorMachine();
  for (let n = 1; n < 40; n++) {
    const [left, out, right] = [machine.vector(n), machine.vector(n), machine.vector(n)];
    left.values.fill(7);
    right.values.fill(7);
    machine.kernels.exp(n, left.at, out.at);
    expect([...left.values, ...right.values].every((value) => value === 7)).toBe(true);
  }
});

test('memory that nobody holds is used again', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const machine = new VectorMachine();
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i < 20; i++) machine.vector(10_000);
    collect();
    // What has been collected is announced in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
  }
  // 800 vectors of 80 kB would be 64 MB.
  expect(machine.memory.buffer.byteLength).toBeLessThan(16e6);
  const again = machine.vector(10_000);
  expect(again.values.every((value) => value === 0)).toBe(true);
});
