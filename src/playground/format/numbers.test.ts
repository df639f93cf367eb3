import { expect, test } from 'vitest';
import { formatNumber, formatPlace, formatShort, formatTick } from './numbers.ts';
import { displayUnit } from './units.ts';

test.each([
  [1.93412, '1.934'],
  [-0.48912, '−0.4891'],
  [0.0122, '0.01220'],
  [4.1e-9, '4.1×10⁻⁹'],
  [-2.5e-154, '−2.5×10⁻¹⁵⁴'],
  [3033804.577, '3.0×10⁶'],
  [17559.93, '17,559.9'],
  [0, '0'],
  [8, '8'],
  [-12400, '−12,400'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, 'NaN'],
])('formatNumber(%d) is %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [0.001, '0.001'],
  [1e-8, '1×10⁻⁸'],
  [0.3, '0.3'],
  [20000, '20,000'],
  [-3, '−3'],
])('formatShort(%d) is %s', (value, text) => {
  expect(formatShort(value)).toBe(text);
});

test('one bit is ln 2 nats, also of a rate; other units are left alone', () => {
  expect(Math.LN2 * displayUnit('nats', 'bits').factor).toBeCloseTo(1, 15);
  expect(displayUnit('y²', 'bits')).toEqual({ factor: 1, label: 'y²' });
  expect(displayUnit('nats per step', 'bits')).toEqual({ factor: 1 / Math.LN2, label: 'bits per step' });
  expect(displayUnit('1', 'bits')).toEqual({ factor: 1, label: '' });
});

test.each([
  [16384, '16,384'],
  [2097152, '2,097,152'],
  [2 ** -10, '9.766×10⁻⁴'],
])('formatPlace(%d) is %s', (value, text) => {
  expect(formatPlace(value)).toBe(text);
});

test.each([
  [1e-8, '10⁻⁸'],
  [-1e6, '−10⁶'],
  [2e-5, '2×10⁻⁵'],
  [0.1, '0.1'],
])('a tick at %d reads %s', (value, text) => {
  expect(formatTick(value)).toBe(text);
});
