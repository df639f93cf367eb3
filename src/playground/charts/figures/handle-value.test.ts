import { expect, test } from 'vitest';
import type { Control } from '../../../experiment/control.ts';
import { handleText } from './handle-value.ts';

const common = { name: 'sigma', label: 'σ', help: '' };
const number: Control = { ...common, kind: 'number', default: 1, min: 0.01, max: 123.456 };
const integer: Control = { ...common, kind: 'integer', default: 1, min: 1, max: 4096 };
const choice: Control = { ...common, kind: 'choice', default: '1', options: ['1', '4', '16', 'all'] };

test.each([
  [number, 0.123456, '0.1235'],
  [number, -5, '0.01'],
  [number, 1e9, '123.456'],
  // Rounded to four digits it would be 123.5, beyond the control's range.
  [number, 123.455, '123.456'],
  [integer, 99.6, '100'],
  [integer, 0, '1'],
  [choice, 9, '4'],
  [choice, 1e6, '16'],
])('a handle of %o dragged to %d sets %s', (control, value, text) => {
  expect(handleText(control, value)).toBe(text);
});
