import type { Evidence } from '../../src/experiment/experiment.ts';
import type { Figure, GridFigure } from '../../src/experiment/figure.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { wilsonInterval } from '../../src/statistics/intervals.ts';
import { short } from '../measure.ts';
import { type PhaseCell, phaseCells } from './phase-cells.ts';
import { EM_FREQUENCIES } from './phase-claims.ts';
import { COMPONENTS, type PhaseFacts, SIZES } from './phase-plan.ts';

export function phaseFigures({ runs, findings }: Evidence, facts: PhaseFacts): Figure[] {
  const cells = phaseCells(runs, findings);
  const grid = (id: string, title: string, caption: string, of: (cell: PhaseCell) => number): GridFigure => ({
    kind: 'grid',
    id,
    title,
    caption,
    x: { label: 'points n', ticks: SIZES.map(String) },
    y: { label: 'components K', ticks: COMPONENTS.map(String) },
    values: cells.map((row) => row.map(of)),
    unit: '1',
  });
  return [
    grid(
      'em',
      'Collapsed by EM',
      'The share of fits that end at $\\sigma = 0$. With few points for many components almost all do.',
      ({ em, tried }) => (tried ? em / tried : 0),
    ),
    grid(
      'ever',
      'Captured by gradient descent, at some step',
      'The share of replicas, from the same starts: they fall into the same holes.',
      ({ ever, replicas }) => ever / replicas,
    ),
    grid(
      'end',
      'Still captured at the end',
      'The share of replicas. Adam’s steps do not shrink with $\\sigma$: it is thrown off. Set the optimizer to SGD, and what is captured stays.',
      ({ end, replicas }) => end / replicas,
    ),
    {
      kind: 'table',
      id: 'frequencies',
      title: 'Frequencies of collapse',
      caption: 'Each with its 95 % interval (Wilson).',
      columns: [
        { label: 'K' },
        { label: 'n' },
        { label: 'EM' },
        ...(facts.normal ? [{ label: 'EM, many fits' }] : []),
        { label: 'gradient descent, at some step' },
        { label: 'at the end' },
      ],
      rows: cells.flatMap((row, k) =>
        row.map(({ components, points, replicas, em, tried, ever, end }, j) => [
          components,
          points,
          share(em, tried),
          ...(facts.normal ? [EM_FREQUENCIES[k][j]] : []),
          share(ever, replicas),
          share(end, replicas),
        ]),
      ),
    },
  ];
}

export function phaseQuantities({ runs, findings }: Evidence): Quantity[] {
  const cells = phaseCells(runs, findings).flat();
  const total = (of: 'em' | 'tried' | 'ever' | 'end' | 'replicas') => cells.reduce((sum, cell) => sum + cell[of], 0);
  const share = (name: string, label: string, count: number, all: number): Quantity[] =>
    all ? [{ name, label, value: count / all, unit: '1' }] : [];
  return [
    ...share('emCollapse', 'Collapsed by EM, share of fits', total('em'), total('tried')),
    ...share('captured', 'Captured by gradient descent at some step, share', total('ever'), total('replicas')),
    ...share('capturedAtEnd', 'Captured still at the end', total('end'), total('replicas')),
  ];
}

function share(count: number, of: number): string {
  if (!of) return '–';
  const { low, high } = wilsonInterval(count, of);
  return `${short(Number((count / of).toFixed(3)))} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
