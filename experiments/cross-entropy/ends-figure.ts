import type { LinesFigure } from '../../src/experiment/figure.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { median } from '../../src/statistics/median.ts';
import { count } from '../measure.ts';
import { endsBySize } from './study.ts';
import type { Facts } from './theory.ts';

/** Where training on samples of each size ends: on the sample, and on all of P. */
export function endsFigure(findings: Findings, facts: Facts): LinesFigure {
  const { entropy, support, sizes, samples } = facts;
  const bySize = endsBySize(findings, facts);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = (value: (n: number) => number) => sizes.map((n) => [n, value(n)]);
  const miller = (n: number) => (support - 1) / (2 * n);
  const onAll = bySize.map(({ n, ends: at }) => ({ n, loss: median(at.map(({ population }) => population)) }));
  const finite = onAll.filter(({ loss }) => Number.isFinite(loss)).map(({ n }) => n);
  const endless = onAll.filter(({ loss }) => !Number.isFinite(loss)).map(({ n }) => n);
  return {
    kind: 'lines',
    id: 'ends',
    title: `Where training ends, over ${count(samples)} samples of each size`,
    caption: [
      'The sample’s loss is on average too low, by about $\\frac{m-1}{2n}\\log e$ once n is large; more draws bring it to $H(P)$.',
      endless.length > 0 &&
        `On all of $P$, $\\hat P$ pays without end if the sample missed an outcome, as at least half of the samples of up to ${count(Math.max(...endless))} draws do (marked at the top).`,
      finite.length > 0 &&
        `${endless.length > 0 ? 'Where fewer do, the' : 'The'} loss on all of $P$ comes to be too high by about as much.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
    x: { label: 'training draws n', scale: 'log' },
    y: { label: 'loss', unit: 'nats' },
    lines: [
      {
        label: 'train: four samples in five',
        role: 1,
        mark: 'band',
        points: bySize.map(({ n, ends: at }) => {
          const sorted = at.map(({ train }) => train).sort((a, b) => a - b);
          return [n, sorted[Math.floor(0.1 * sorted.length)], sorted[Math.floor(0.9 * sorted.length)]];
        }),
      },
      {
        label: 'train: mean $H(\\hat P)$',
        role: 1,
        mark: 'dots',
        points: bySize.map(({ n, ends: at }) => [n, mean(at.map(({ train }) => train))]),
      },
      {
        label: 'on all of P: median $H(P, \\hat P)$',
        role: 'data',
        mark: 'dots',
        points: onAll.map(({ n, loss }) => [n, loss]),
      },
      { label: 'H(P)', role: 'theory', mark: 'line', points: over(() => entropy) },
      {
        label: '$\\frac{m-1}{2n}\\log e$ below H(P)',
        role: 'theory',
        mark: 'line',
        points: over((n) => entropy - miller(n)),
      },
      // Only where it has something to be compared with.
      ...(finite.length > 1
        ? [
            {
              label: '$\\frac{m-1}{2n}\\log e$ above H(P)',
              role: 'theory' as const,
              mark: 'line' as const,
              points: finite.map((n) => [n, entropy + miller(n)]),
            },
          ]
        : []),
    ],
  };
}
