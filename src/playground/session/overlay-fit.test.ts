import { expect, test } from 'vitest';
import { exampleRecording } from '../../recording/recording.fixture.ts';
import { overlayMisfit } from './overlay-fit.ts';

const recording = () => exampleRecording();
const plan = () => ({ runs: recording().runs.map(({ label, spec }) => ({ label, spec })) });

test('the same data and units need no word, whatever else differs', () => {
  const other = recording();
  other.runs[0].spec.seed = 99;
  expect(overlayMisfit(other, plan())).toEqual([]);
  expect(overlayMisfit({ ...recording(), runs: [] }, plan())).toEqual([]);
});

test('other data, other rows of the same data, another unit', () => {
  const other = recording();
  other.runs[0].spec.data = { ...other.runs[0].spec.data!, name: 'own.csv', train: [[1]] };
  expect(overlayMisfit(other, plan())).toEqual([
    'clear-brook was trained on own.csv, this run on galaxies: its losses are of other examples.',
  ]);
  other.runs[0].spec.data.name = 'galaxies';
  expect(overlayMisfit(other, plan())[0]).toContain('other rows of galaxies');
  const unit = recording();
  unit.runs[0].spec.objective.unit = 'y²';
  expect(overlayMisfit(unit, plan())).toEqual(['Maximum likelihood of clear-brook is in y²; no live loss is.']);
});
