import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { recordingToCsv } from './csv.ts';
import { exampleRecording } from './recording.fixture.ts';

test('long form, one line a number, non-finite numbers as words', () => {
  expect(recordingToCsv(exampleRecording())).toBe(
    [
      'run,replica,step,series,value',
      'Maximum likelihood,1,0,loss,2.5',
      'Maximum likelihood,2,0,loss,NaN',
      'Maximum likelihood,1,10,loss,-Infinity',
      'Maximum likelihood,2,10,loss,Infinity',
      'findings: sample means,1,1,n,1',
      'findings: sample means,1,1,error,0.25',
      'findings: sample means,1,2,n,10',
      'findings: sample means,1,2,error,Infinity',
      '',
    ].join('\n'),
  );
});

test('a label with commas, quotes and lines stays one cell, and numbers stay exact', () => {
  const recording = exampleRecording();
  recording.runs[0].label = 'a, "b"\nc';
  recording.runs[0].series[0].values[0][0] = 0.1 + 0.2;
  const { data } = Papa.parse<string[]>(recordingToCsv(recording), { skipEmptyLines: true });
  expect(data[1]).toEqual(['a, "b"\nc', '1', '0', 'loss', '0.30000000000000004']);
});

test('nothing recorded: the header alone', () => {
  expect(recordingToCsv({ ...exampleRecording(), runs: [], findings: [] })).toBe('run,replica,step,series,value\n');
});
