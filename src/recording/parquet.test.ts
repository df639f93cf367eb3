import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { longTable } from './long-table.ts';
import { recordingToParquet } from './parquet.ts';
import { exampleRecording } from './recording.fixture.ts';
import type { Recording } from './recording.ts';

const read = (recording: Recording) => parquetReadObjects({ file: recordingToParquet(recording) });
const lines = (recording: Recording) => Array.from(longTable(recording), (line) => ({ ...line }));

test('another library reads every number back, bit for bit', async () => {
  const recording = exampleRecording();
  recording.runs[0].series[0].values[0][0] = -0;
  expect(await read(recording)).toStrictEqual(lines(recording));
  expect(lines(recording)[0]).toEqual({ run: 'Maximum likelihood', replica: 1, step: 0, series: 'loss', value: -0 });
});

test('5,000 records of four replicas, beyond one group of rows', async () => {
  const recording = exampleRecording();
  const [run] = recording.runs;
  run.steps = Array.from({ length: 5000 }, (_, index) => index);
  run.series[0].values = run.steps.map((step) => [step % 7, 1 / 0, 0 * (step % 3 ? 1 : -1), Number.NaN]);
  const table = await read(recording);
  expect(table).toHaveLength(lines(recording).length);
  expect(table).toStrictEqual(lines(recording));
});

test('what was run stands in the file', () => {
  const { key_value_metadata: entries, created_by } = parquetMetadata(recordingToParquet(exampleRecording()));
  expect(created_by).toBe('Objectively');
  const { name, experiment } = JSON.parse(entries!.find(({ key }) => key === 'objectively')!.value!);
  expect([name, experiment.id]).toEqual(['clear-brook', 'mixture-collapse']);
});

test('a recording without numbers is a table without lines', async () => {
  expect(await read({ ...exampleRecording(), runs: [], findings: [] })).toEqual([]);
});
