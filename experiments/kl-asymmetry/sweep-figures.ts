import type { Figure, Role } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { SEPARATIONS } from './sweep.ts';

const { from, to } = SEPARATIONS;

/** The bifurcation diagram and the levels of the optima. `colour`: of reverse KL. `shown`: the population's own separation. */
export function sweepFigures(findings: Findings, colour: number, shown: number | null): Figure[] {
  const minima = foundRows<'separation' | 'mean' | 'sd' | 'kl'>(findings, 'minima');
  if (!minima.length) return [];
  const [fold] = foundRows<'separation'>(findings, 'fold');
  const [pitchfork] = foundRows<'separation'>(findings, 'pitchfork');
  const [level] = foundRows<'separation'>(findings, 'switch');
  const own = shown !== null && shown >= from && shown <= to ? [{ x: shown, label: 'this population' }] : [];
  const isSeeking = ({ mean }: { mean: number }) => Math.abs(mean) > 1e-3;
  return [
    {
      kind: 'lines',
      id: 'bifurcation',
      title: 'Where reverse KL is stationary',
      caption:
        'Two modes of scale 1, moved apart, in their own standard deviations (sd). Dots are optima that descent found; lines are followed through them. With $\\sigma$ trained the middle never splits: mode-seeking optima come out of nowhere, each with a saddle beside it, at a fold. The textbook fork needs $\\sigma$ held at 1.',
      x: { label: 'separation of the modes', unit: 'sd' },
      y: { label: 'mean of Q', unit: 'sd' },
      lines: [
        ...bothSides(
          'modes of P',
          'data',
          [from, to].map((x) => [x, x / 2]),
        ),
        ...curves(findings, colour),
        {
          label: 'optima found by descent',
          role: colour,
          mark: 'dots' as const,
          points: minima.map(({ separation, mean }) => [separation, mean]),
        },
      ],
      handles: [
        ...(fold ? [{ x: fold.separation, label: 'fold' }] : []),
        ...(pitchfork ? [{ x: pitchfork.separation, label: 'pitchfork, σ = 1' }] : []),
        ...own,
      ],
    },
    {
      kind: 'lines',
      id: 'levels',
      title: 'Which optimum is lower',
      caption:
        'Between the fold and the crossing, seeking one mode is possible but worse; beyond the crossing it is better, and covering both remains a trap.',
      x: { label: 'separation of the modes', unit: 'sd' },
      y: { label: 'KL(Q, P)', unit: 'nats' },
      lines: [
        { ...line('log 2', 'theory'), points: [from, to].map((x) => [x, Math.LN2]) },
        {
          ...line('covering both', 'data'),
          points: minima.filter((row) => !isSeeking(row)).map(({ separation, kl }) => [separation, kl]),
        },
        {
          ...line('seeking one', colour),
          points: minima.filter(({ mean }) => mean > 1e-3).map(({ separation, kl }) => [separation, kl]),
        },
      ],
      handles: [...(level ? [{ x: level.separation, label: 'crossing' }] : []), ...own],
    },
  ];
}

const line = (label: string, role: Role) => ({ label, role, mark: 'line' as const });

/** A curve and its mirror image, one family: the problem is symmetric. */
function bothSides(family: string, role: Role, points: readonly (readonly number[])[]) {
  return [1, -1].map((side) => ({
    ...line(`${family}, ${side > 0 ? 'above' : 'below'}`, role),
    family,
    points: points.map(([x, y]) => [x, side * y]),
  }));
}

/** Curves of stationary points, optima in the colour of reverse KL, saddles and σ = 1 dashed. */
function curves(findings: Findings, colour: number) {
  const free = foundRows<'separation' | 'mean' | 'minimum'>(findings, 'free').filter(
    ({ separation }) => separation <= to,
  );
  const fixed = foundRows<'separation' | 'mean'>(findings, 'fixed').filter(({ separation }) => separation <= to);
  const turn = foundRows<'separation' | 'mean'>(findings, 'fold').map(({ separation, mean }) => [separation, mean]);
  const part = (minimum: number) =>
    free.filter((row) => row.minimum === minimum).map(({ separation, mean }) => [separation, mean]);
  const middle = fixed.filter(({ mean }) => mean >= 0).map(({ separation, mean }) => [separation, mean]);
  if (!free.length) return [];
  const seeking = [...part(1), ...turn];
  const saddle = [...turn, ...part(0)];
  // Alike in colour and in kind: one entry of the legend, each read under its own name.
  const optima = { family: 'optima with σ trained', named: true };
  return [
    { ...line('optimum in the middle', colour), ...optima, points: [from, to].map((x) => [x, 0]) },
    ...bothSides('mode-seeking optima', colour, seeking).map((each) => ({ ...each, ...optima })),
    ...bothSides('saddles', 'theory', saddle),
    ...(fixed.length ? bothSides('optima with σ held at 1', 'theory', middle) : []),
  ];
}
