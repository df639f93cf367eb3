import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as tf from '../training/backends/tfjs.ts';
import { exampleSpecs } from '../training/example-specs.fixture.ts';
import { tfjs } from './languages/tfjs.ts';
import { printScript } from './print-script.ts';
import { printedLosses, recordedLosses } from './recorded-losses.fixture.ts';

/** Inside the repository, so that the scripts find tfjs as a reader's own would. */
const folder = new URL('../../node_modules/.cache/objectively-scripts/', import.meta.url);
beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  // As in a reader's Node, whatever was trained, and closed, in this process before.
  if (!tf.findBackendFactory('cpu')) tf.registerBackend('cpu', () => new MathBackendCPU());
});
afterAll(() => rmSync(folder, { recursive: true }));

const specs = exampleSpecs().filter(([, { model }]) => model.kind !== 'mixture' || model.dimension === 1);
const replica = 1;

test.each(specs)('run as it is printed: %s', async (name, spec) => {
  const file = new URL(`${name.replace(/\W+/g, '-')}.mjs`, folder);
  writeFileSync(file, printScript(spec, tfjs, { title: name, replica }));
  const output: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => void output.push(words.join(' ')));
  try {
    await import(/* @vite-ignore */ pathToFileURL(file.pathname).href);
  } finally {
    log.mockRestore();
  }
  const measured = printedLosses(output.join('\n'));
  const recorded = await recordedLosses(spec, replica);
  expect(measured.map(([step]) => step)).toEqual(recorded.map(([step]) => step));
  // Least squares: the gradient of the bias is 0 but for rounding, of which Adam makes a whole step in float32.
  const tolerance = name === 'linear, l2' ? 2e-3 : 1e-4;
  // A minibatch's draws are the script's own, and its losses with them.
  if (spec.batch !== 'full') return;
  recorded.forEach(([step, loss], index) => {
    const error = Math.abs(measured[index][1] - loss) / Math.max(1, Math.abs(loss));
    expect(error, `step ${step}: ${measured[index][1]} against ${loss}`).toBeLessThan(index === 0 ? 1e-4 : tolerance);
  });
});
