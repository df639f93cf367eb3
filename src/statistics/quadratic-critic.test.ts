import { expect, test } from 'vitest';
import { donskerVaradhan, infoNce, nwj } from '../information/mutual-information-bounds.ts';
import { normal } from '../information/random.ts';
import { Adam } from './adam.ts';
import { QuadraticCritic } from './quadratic-critic.ts';

const draws = (count: number, stream: number) =>
  Float64Array.from({ length: count }, (_, i) => normal(7, stream, 0, i));

test.each([
  ['InfoNCE', infoNce],
  ['NWJ', nwj],
  ['Donsker–Varadhan', donskerVaradhan],
] as const)('%s through the critic: its gradient is that of central differences', (_, bound) => {
  const [n, d] = [5, 3];
  const critic = new QuadraticCritic(d);
  const [x, y] = [draws(n * d, 1), draws(n * d, 2)];
  const theta = draws(critic.size, 3).map((v) => 0.3 * v);
  const [scores, byScore, gradient] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(critic.size)];
  const value = (at: Float64Array, withGradient: Float64Array | null) => {
    critic.scores(at, x, y, n, scores);
    return bound(scores, n, withGradient);
  };
  value(theta, byScore);
  critic.backward(byScore, gradient);
  for (let k = 0; k < critic.size; k++) {
    const moved = (by: number) =>
      value(
        theta.map((v, at) => (at === k ? v + by : v)),
        null,
      );
    expect(gradient[k]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
  }
});

test('holds the log ratio of a correlated Gaussian', () => {
  const rho = 0.6;
  const critic = new QuadraticCritic(2);
  const share = rho / (1 - rho * rho);
  const theta = Float64Array.from([share, 0, 0, share, ...Array(4).fill((-rho * share) / 2), -Math.log(1 - rho * rho)]);
  const [x, y] = [
    [0.3, -1.2],
    [0.8, 0.4],
  ];
  const scores = new Float64Array(1);
  critic.scores(theta, Float64Array.from(x), Float64Array.from(y), 1, scores);
  // ln N(y | ρx, 1 − ρ²) − ln N(y | 0, 1), coordinate by coordinate.
  const ratio = x.reduce((sum, xk, k) => {
    const [variance, rest] = [1 - rho * rho, y[k] - rho * xk];
    return sum - 0.5 * Math.log(variance) - rest ** 2 / (2 * variance) + y[k] ** 2 / 2;
  }, 0);
  expect(scores[0]).toBeCloseTo(ratio, 14);
});

test('Adam: the first step is the learning rate, and a bowl’s bottom is found', () => {
  const theta = Float64Array.from([3, -2]);
  const adam = new Adam(2);
  adam.descend(theta, Float64Array.from([1e-3, -50]), 0.1);
  expect(theta[0]).toBeCloseTo(2.9, 5);
  expect(theta[1]).toBeCloseTo(-1.9, 5);
  const descent = new Adam(2);
  for (let t = 0; t < 500; t++)
    descent.descend(
      theta,
      theta.map((v, i) => (i + 1) * v),
      0.1 * (1 - t / 500),
    );
  expect(Math.hypot(...theta)).toBeLessThan(1e-3);
});
