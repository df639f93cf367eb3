import { expect, test } from 'vitest';
import { InputError } from '../../src/input-error.ts';
import { readOptions } from './options.ts';

test('without options: every workload and path, in a browser, ten seconds each', () => {
  expect(readOptions([])).toEqual({
    help: false,
    node: false,
    json: false,
    workloads: ['a', 'b', 'c', 'd'],
    paths: ['fused-webgpu', 'fused-cpu', 'graph-webgpu', 'graph-cpu', 'jax-js-webgpu', 'jax-js-wasm'],
    replicas: null,
    budgetSeconds: 10,
  });
});

test('all options, lists in our own order and without repeats', () => {
  const words = '--node --json --only c,a,c --paths graph-cpu,fused-cpu --replicas 64,1 --budget 0.5'.split(' ');
  expect(readOptions(words)).toEqual({
    help: false,
    node: true,
    json: true,
    workloads: ['a', 'c'],
    paths: ['fused-cpu', 'graph-cpu'],
    replicas: [64, 1],
    budgetSeconds: 0.5,
  });
  expect(readOptions(['--only=b', '-h'])).toMatchObject({ workloads: ['b'], help: true });
});

test.each([
  [['--fast'], 'There is no option of this name; got "--fast"'],
  [['--onyl', 'a'], 'Did you mean "--only"?'],
  [['a'], 'There is no option of this name; got "a"'],
  [['--only', 'a,e'], '--only names something unknown; got "e"; expected some of a, b, c, d.'],
  [['--paths', 'fused-gpu'], 'Did you mean "fused-cpu"?'],
  [['--only'], '--only is incomplete or has too much; got "nothing"; expected a value after it.'],
  [['--node=yes'], '--node is incomplete or has too much; got "yes"; expected no value.'],
  [['--json', '--json'], '--json is given twice; expected each option once.'],
  [['--replicas', '1,,2'], '--replicas needs numbers of replicas; got ""'],
  [['--replicas', '0'], 'expected whole numbers from 1 to 65536, separated by commas.'],
  [['--replicas', '65537'], 'got "65537"'],
  [['--budget', '0'], '--budget needs a time; got "0"; expected a number of seconds above 0.'],
  [['--budget', 'long'], 'got "long"'],
])('%j: a sentence', (words, sentence) => {
  const reading = () => readOptions(words);
  expect(reading).toThrow(InputError);
  expect(reading).toThrow(sentence);
});
