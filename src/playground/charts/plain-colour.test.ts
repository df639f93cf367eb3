import { expect, test } from 'vitest';
import { plainColour } from './plain-colour.ts';

test.each([
  ['rgb(213, 94, 0)', { hex: '#d55e00', opacity: 1 }],
  ['rgba(0, 0, 0, 0.25)', { hex: '#000000', opacity: 0.25 }],
  ['color(srgb 1 0.5 0)', { hex: '#ff8000', opacity: 1 }],
  ['color(srgb 0.36 0.364 1e-7 / 0.08)', { hex: '#5c5d00', opacity: 0.08 }],
  ['rgba(0, 0, 0, 0)', null],
  ['none', null],
])('%s', (computed, colour) => {
  expect(plainColour(computed)).toEqual(colour);
});
