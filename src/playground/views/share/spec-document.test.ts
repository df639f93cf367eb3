import { expect, test } from 'vitest';
import { exampleSpecs } from '../../../training/example-specs.fixture.ts';
import { specDocument } from './spec-document.ts';

test('the document says what the plan says, with lists of numbers on one line', () => {
  const [[, spec]] = exampleSpecs();
  const text = specDocument('noise-tricks', { seed: '2' }, { runs: [{ label: 'L2', spec }], theory: [], facts: null });
  expect(JSON.parse(text)).toEqual({
    experiment: { id: 'noise-tricks', controls: { seed: '2' } },
    runs: [{ label: 'L2', spec }],
  });
  expect(text).not.toMatch(/\[\n\s+[-\d]/);
});
