import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { readArguments } from './arguments.ts';

const run = {
  kind: 'run',
  experiment: 'noise-tricks',
  controls: {},
  backend: 'auto',
  path: 'auto',
  out: 'recordings',
  json: false,
  data: null,
  columns: null,
  text: null,
};

describe('readArguments', () => {
  test.each([
    ['', { kind: 'list' }],
    ['--help', { kind: 'help' }],
    ['-h', { kind: 'help' }],
    ['noise-tricks', run],
    ['noise-tricks --help', { kind: 'describe', experiment: 'noise-tricks' }],
    ['--describe noise-tricks', { kind: 'describe', experiment: 'noise-tricks' }],
    [
      'noise-tricks --set objective=l1,l2 --seed 7 --set learningRate=0.1 --replicas=2 --steps 10 --json',
      {
        ...run,
        json: true,
        controls: { objective: 'l1,l2', learningRate: '0.1', seed: '7', replicas: '2', steps: '10' },
      },
    ],
    [
      '--backend cpu --path graph --out elsewhere --data my.csv --columns x1,x2,y noise-tricks',
      { ...run, backend: 'cpu', path: 'graph', out: 'elsewhere', data: 'my.csv', columns: ['x1', 'x2', 'y'] },
    ],
    ['noise-tricks --seed -3', { ...run, controls: { seed: '-3' } }],
    ['noise-tricks --data=--json', { ...run, data: '--json' }],
    ['noise-tricks --set a=b=c', { ...run, controls: { a: 'b=c' } }],
    ['noise-tricks --set a=', { ...run, controls: { a: '' } }],
    ['entropy --text book.txt', { ...run, experiment: 'entropy', text: 'book.txt' }],
    ['--all', { kind: 'all', backend: 'auto', path: 'auto', out: 'recordings', json: false }],
    ['--all --backend cpu --json', { kind: 'all', backend: 'cpu', path: 'auto', out: 'recordings', json: true }],
  ])('%s', (line, command) => {
    expect(readArguments(line.split(' ').filter(Boolean))).toEqual(command);
  });

  test.each([
    ['noise-tricks --sede 1', 'There is no option of this name; got "--sede"'],
    ['noise-tricks --sede 1', 'Did you mean "--seed"?'],
    ['noise-tricks --components 3', "An experiment's own controls are set with --set name=value."],
    ['noise-tricks -x', 'got "-x"'],
    ['noise-tricks --seed', 'expected a value after it'],
    ['noise-tricks --seed=', 'expected a value after it'],
    ['noise-tricks --data --json', '--data is incomplete or has too much; got "nothing"; expected a value after it'],
    ['noise-tricks --seed --backend cpu', '--seed is incomplete'],
    ['noise-tricks --json=yes', 'got "yes"; expected no value'],
    ['noise-tricks --seed 1 --seed 2', '--seed is given twice; got "2"'],
    ['noise-tricks --seed 1 --set seed=2', 'seed is set twice'],
    ['noise-tricks --set a=1 --set a=2', 'a is set twice; got "2"'],
    ['noise-tricks --set a', '--set needs a control and a value; got "a"; expected name=value'],
    ['noise-tricks --set =1', 'expected name=value'],
    ['noise-tricks --backend gpu', '--backend cannot have this value; got "gpu"; expected one of auto, webgpu, cpu'],
    ['noise-tricks --path quick', 'expected one of auto, graph, fused'],
    ['noise-tricks kl-asymmetry', 'Only one experiment runs at a time; got "noise-tricks kl-asymmetry"'],
    ['--json', '--json needs an experiment'],
    ['--all noise-tricks', '--all runs every experiment with its own settings; got "noise-tricks"'],
    ['--all --seed 3', 'got "--seed"; expected nothing beside it but --backend, --path, --out, --json'],
    ['noise-tricks --constructor', 'There is no option of this name'],
    ['noise-tricks --set __proto__=1 --set __proto__=2', '__proto__ is set twice'],
  ])('%s is refused: %s', (line, sentence) => {
    expect(() => readArguments(line.split(' '))).toThrow(InputError);
    expect(() => readArguments(line.split(' '))).toThrow(sentence);
  });
});
