import { expect, test } from 'vitest';
import { exampleRecording } from './recording.fixture.ts';
import { RunSpec } from './spec.ts';
import { recordingDifferences, specDifferences } from './spec-diff.ts';

const spec = () => exampleRecording().runs[0].spec;

test('a spec does not differ from itself', () => {
  expect(specDifferences(spec(), spec())).toEqual([]);
  expect(recordingDifferences(exampleRecording(), exampleRecording())).toEqual([]);
});

test('fields are named in words, with both values', () => {
  const other: RunSpec = { ...spec(), seed: 2, recordEvery: 1, optimizer: { kind: 'sgd', learningRate: [0.1, 0.2] } };
  expect(specDifferences(spec(), other)).toEqual([
    { field: 'optimizer', one: 'adam', other: 'sgd' },
    { field: 'learning rate', one: '0.01', other: '0.1, 0.2' },
    { field: 'optimizer: beta1', one: '0.9', other: '—' },
    { field: 'optimizer: beta2', one: '0.999', other: '—' },
    { field: 'optimizer: epsilon', one: '1e-8', other: '—' },
    { field: 'seed', one: '1', other: '2' },
    { field: 'record every', one: '10', other: '1' },
  ]);
});

test('data are told in rows', () => {
  const { data } = spec();
  const other = { ...spec(), data: { ...data!, name: 'own.csv', train: [[9.172], [9.36]], heldOut: [[1], [2]] } };
  expect(specDifferences(spec(), other)).toEqual([
    { field: 'data', one: 'galaxies', other: 'own.csv' },
    { field: 'training rows', one: '2 rows', other: '2 rows, 1 of them different' },
    { field: 'held-out rows', one: '1 row', other: '2 rows' },
  ]);
});

test('components of a population are counted from 1', () => {
  const component = (mean: number) => ({ weight: 1, mean: [mean], covariance: [[1]] });
  const over = (mean: number) =>
    RunSpec.parse({
      ...spec(),
      data: null,
      population: { kind: 'mixture', components: [component(0), component(mean)] },
    });
  expect(specDifferences(over(1), over(2))).toEqual([{ field: 'population: component 2: mean', one: '1', other: '2' }]);
});

test('recordings: settings that were set, each pair of runs of one label, and what ran them', () => {
  const one = exampleRecording();
  const other = exampleRecording();
  other.experiment!.controls = { components: '3', seed: '2' };
  other.runs[0].spec = { ...spec(), seed: 2 };
  other.runs.push({ ...other.runs[0], label: 'Reverse KL' });
  other.environment.precision = 'float64';
  expect(recordingDifferences(one, other)).toEqual([
    {
      part: 'Settings',
      rows: [
        { field: 'components', one: '2', other: '3' },
        { field: 'seed', one: 'default', other: '2' },
      ],
    },
    { part: 'Maximum likelihood', rows: [{ field: 'seed', one: '1', other: '2' }] },
    { part: 'Reverse KL', rows: [{ field: 'run', one: '—', other: 'there' }] },
    { part: 'What ran it', rows: [{ field: 'precision', one: 'float32', other: 'float64' }] },
  ]);
});

test('learning rates set in flight are told, though no spec has them', () => {
  const plain = exampleRecording();
  plain.runs[0].interventions = [];
  expect(recordingDifferences(exampleRecording(), plain)).toEqual([
    {
      part: 'Maximum likelihood',
      rows: [{ field: 'learning rate set in flight', one: '0.1 at step 5', other: 'none' }],
    },
  ]);
});

test('what differs in the same way in all runs is said once', () => {
  const two = (seed: number, steps: number) => {
    const recording = exampleRecording();
    const [run] = recording.runs;
    const longer = { ...run, label: 'longer', spec: { ...run.spec, seed, steps } };
    return { ...recording, runs: [{ ...run, spec: { ...run.spec, seed } }, longer] };
  };
  expect(recordingDifferences(two(1, 10), two(2, 20))).toEqual([
    { part: 'Every run', rows: [{ field: 'seed', one: '1', other: '2' }] },
    { part: 'longer', rows: [{ field: 'steps', one: '10', other: '20' }] },
  ]);
});
