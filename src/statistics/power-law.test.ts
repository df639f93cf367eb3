import { expect, test } from 'vitest';
import { STREAM, Stream } from '../information/random.ts';
import { fitPowerLaw } from './power-law.ts';

test('an exact power law is found, whatever the weights', () => {
  const points = [1, 2, 5, 40].map((x, i) => ({ x, y: 3 * x ** -0.75, samples: 10 + i }));
  expect(fitPowerLaw(points).exponent).toBeCloseTo(-0.75, 12);
});

test('its standard error is the spread of exponents over many experiments', () => {
  const exponents = Array.from({ length: 400 }, (_, experiment) => {
    const stream = new Stream(5, STREAM.sample, experiment);
    const points = [1, 4, 16, 64].map((x) => {
      let squares = 0;
      for (let i = 0; i < 50; i++) squares += (stream.normal() / Math.sqrt(x)) ** 2;
      return { x, y: Math.sqrt(squares / 50), samples: 50 };
    });
    return fitPowerLaw(points);
  });
  const mean = exponents.reduce((sum, { exponent }) => sum + exponent, 0) / exponents.length;
  const spread = Math.sqrt(exponents.reduce((sum, { exponent }) => sum + (exponent - mean) ** 2, 0) / exponents.length);
  expect(mean).toBeCloseTo(-0.5, 2);
  // The spread of 400 experiments is known to 3.5 %; four times that.
  expect(spread / exponents[0].standardError).toBeGreaterThan(0.86);
  expect(spread / exponents[0].standardError).toBeLessThan(1.14);
});

test('one place is not enough', () => {
  expect(() => fitPowerLaw([{ x: 2, y: 1, samples: 3 }])).toThrow('A power law cannot be fitted; got "1 points"');
});
