import type { BarsFigure, GridFigure, LinesFigure, TableFigure } from '../../../experiment/figure.ts';

/** One figure of each kind, with what is hard to draw: zeros, infinities, NaN, empty and crowded axes. */

export function exampleBars(probabilities: readonly number[] = [0.5, 0.25, 0.125, 0.125]): BarsFigure {
  return {
    kind: 'bars',
    id: 'code-lengths',
    title: 'Lengths of code words',
    caption: 'A word of a Huffman code is at most one bit longer than $-\\log_2 P(y)$.',
    labels: ['A', 'B', 'C', 'D'],
    series: [
      { label: 'P', role: 'data', values: probabilities },
      { label: 'Q', role: 0, values: [0.25, 0.25, 0.25, 0.25] },
      { label: 'ideal', role: 'theory', values: [0.5, 0.25, 0.125, 0.125] },
    ],
    unit: '1',
    edits: 'probabilities',
  };
}

export function exampleLines(): LinesFigure {
  const xs = Array.from({ length: 60 }, (_, index) => 10 ** (index / 15));
  return {
    kind: 'lines',
    id: 'error-of-the-mean',
    title: 'Error of the sample mean',
    caption: 'The band holds 90 % of the samples; theory falls as $1/\\sqrt{n}$.',
    x: { label: 'samples n', unit: 'draws', scale: 'log' },
    y: { label: 'absolute error', unit: 'nats', scale: 'log' },
    lines: [
      { label: '90 % of samples', role: 0, mark: 'band', points: xs.map((x) => [x, 0.4 / x ** 0.5, 1.9 / x ** 0.5]) },
      { label: 'median', role: 0, mark: 'line', points: xs.map((x) => [x, (1 + 0.2 * Math.sin(x)) / x ** 0.5]) },
      { label: '1/√n', role: 'theory', mark: 'line', points: xs.map((x) => [x, 1 / x ** 0.5]) },
      {
        label: 'one sample',
        role: 'data',
        mark: 'dots',
        points: [
          [1, 0],
          [3, -0.1],
          [10, 0.31],
          [100, Number.NaN],
          [1000, 0.04],
          [3000, Number.POSITIVE_INFINITY],
        ],
      },
    ],
    handles: [
      { x: 100, label: 'n', control: 'draws' },
      { x: 2000, label: 'CLT' },
    ],
  };
}

export function exampleTable(): TableFigure {
  return {
    kind: 'table',
    id: 'codes',
    title: 'Two codes',
    columns: [{ label: 'symbol' }, { label: '$P(y)$' }, { label: 'word' }, { label: 'cost', unit: 'nats' }],
    rows: [
      ['A', 0.5, '0', Math.LN2],
      ['B', 0.25, '10', 2 * Math.LN2],
      ['C', 0.125, '110', 3 * Math.LN2],
      ['D', 0.125, '111', Number.POSITIVE_INFINITY],
    ],
  };
}

export function exampleGrid(size = 4): GridFigure {
  const ticks = Array.from({ length: size }, (_, index) => String(index));
  return {
    kind: 'grid',
    id: 'joint',
    title: 'A joint table',
    caption: 'Darker is more probable: $P(x, y)$.',
    x: { label: 'x', ticks },
    y: { label: 'y', ticks },
    values: ticks.map((_, row) => ticks.map((_, column) => Math.exp(-((row - column) ** 2) / (size / 2)) / (2 * size))),
    unit: '1',
  };
}
