import { describe, expect, test } from 'vitest';
import { describeDifference, firstDifference, firstDifferenceFound } from './first-difference.ts';
import { exampleRecording } from './recording.fixture.ts';
import type { RecordedRun } from './recording.ts';

const run = () => structuredClone(exampleRecording().runs[0]);

/** The example run after a change. */
function changed(change: (run: RecordedRun) => void): RecordedRun {
  const copy = run();
  change(copy);
  return copy;
}

describe('a run', () => {
  test('NaN, ±∞ and −0 included, a copy is the same to the last bit', () => {
    expect(firstDifference(run(), run(), true)).toBeNull();
  });

  test('one bit in the last place is a difference, told by step, series and replica', () => {
    const again = changed(({ series }) => {
      series[0].values[0][0] = 2.5000000000000004;
    });
    const difference = firstDifference(run(), again, true);
    expect(difference).toEqual({
      kind: 'value',
      step: 0,
      series: 'loss',
      replica: 0,
      recorded: 2.5,
      again: 2.5000000000000004,
    });
    expect(describeDifference(difference!)).toBe(
      'First differs at step 0: loss of replica 1 is 2.5000000000000004; recorded was 2.5',
    );
  });

  test('the sign of a zero is a difference; the earlier step counts, whatever the order of series', () => {
    const two = (late: number, early: number) =>
      changed(({ series }) => {
        const [loss] = series;
        series[0] = {
          ...loss,
          name: 'late',
          values: [
            [0, 0],
            [late, 0],
          ],
        };
        series.push({
          ...loss,
          name: 'early',
          values: [
            [early, 0],
            [0, 0],
          ],
        });
      });
    expect(firstDifference(two(1, 0), two(2, -0), true)).toMatchObject({ step: 0, series: 'early', again: -0 });
    expect(firstDifference(two(1, 0), two(2, 0), true)).toMatchObject({ step: 10, series: 'late' });
  });

  test('parameters of snapshots count too', () => {
    const again = changed(({ snapshots }) => {
      snapshots.values[0][1][1] = 0;
    });
    expect(firstDifference(run(), again, true)).toMatchObject({ step: 10, series: 'θ[1]', replica: 1, recorded: -0 });
  });

  test('a record that only one of them has', () => {
    const shorter = changed((copy) => {
      copy.steps.pop();
      for (const { values } of copy.series) values.pop();
    });
    expect(firstDifference(run(), shorter, true)).toEqual({ kind: 'record', step: 10, missing: 'again' });
    expect(firstDifference(shorter, run(), true)).toEqual({ kind: 'record', step: 10, missing: 'recorded' });
    expect(firstDifference(shorter, run(), false)).toBeNull();
    const between = changed((copy) => {
      copy.steps[1] = 7;
    });
    expect(firstDifference(run(), between, true)).toEqual({ kind: 'record', step: 7, missing: 'recorded' });
    expect(firstDifference(between, run(), true)).toEqual({ kind: 'record', step: 7, missing: 'again' });
  });

  test('a series that is there no more; one that is new does not count', () => {
    const without = changed((copy) => copy.series.splice(0, 1));
    expect(firstDifference(run(), without, true)).toEqual({ kind: 'series', series: 'loss' });
    expect(firstDifference(without, run(), true)).toBeNull();
  });
});

describe('findings', () => {
  const found = (rows: number[][]) => [
    {
      name: 'means',
      columns: [
        { name: 'n', unit: 'draws' },
        { name: 'error', unit: 'nats' },
      ],
      rows,
    },
  ];

  test('are compared row by row', () => {
    const recorded = found([
      [1, 0.25],
      [10, Number.NaN],
    ]);
    expect(
      firstDifferenceFound(
        recorded,
        found([
          [1, 0.25],
          [10, Number.NaN],
        ]),
      ),
    ).toBeNull();
    const difference = firstDifferenceFound(
      recorded,
      found([
        [1, 0.25],
        [10, 0],
      ]),
    )!;
    expect(describeDifference(difference)).toBe('First differs in means, row 2: error is 0; recorded was NaN');
    expect(firstDifferenceFound(recorded, found([[1, 0.25]]))).toMatchObject({ kind: 'rows', recorded: 2, again: 1 });
    expect(firstDifferenceFound(recorded, [])).toEqual({ kind: 'series', series: 'means' });
  });
});
