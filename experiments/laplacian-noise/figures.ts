import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { short } from '../measure.ts';
import { dataDots, fitLine, inputGrid, lowestReplica } from '../regression/fit-figures.ts';
import { scaleOf } from '../regression/regression-run.ts';
import { REACH, residualFigure } from '../regression/residual-figure.ts';
import { meanAbsolute, residuals } from '../regression/residuals.ts';
import { type Facts, LAPLACIAN_RUNS } from './facts.ts';

export function quantities({ runs }: Evidence, plan: Plan): Quantity[] {
  if (!runs.length) return [];
  const { outlier, line, median, y } = plan.facts as Facts;
  const [, l1, learned] = runs;
  const lowest = lowestReplica(learned);
  return [
    { name: 'learnedScale', label: 'Learned σ', value: scaleOf(learned.replicas[lowest].parameters), unit: 'y' },
    { name: 'meanAbsolute', label: 'Mean |r| of L1', value: meanAbsolute(residuals(l1)[lowestReplica(l1)]), unit: 'y' },
    { name: 'laplacianNll', label: 'Loss, σ learned', value: learned.replicas[lowest].loss, unit: 'nats' },
    { name: 'leverage', label: 'Leverage of the outlier', value: outlier.hat[outlier.row], unit: '1' },
    ...(outlier.follows
      ? []
      : [{ name: 'threshold', label: 'L1 holds still beyond', value: outlier.far[outlier.row], unit: 'y' }]),
    { name: 'medianBreakdown', label: 'Breakdown point: median', value: median.breakdown / y.length, unit: '1' },
    ...(line
      ? [
          {
            name: 'lineBreakdown',
            label: 'Breakdown point: L1’s line, at large x',
            value: line.breakdown / y.length,
            unit: '1',
          },
        ]
      : []),
  ];
}

export function figures({ runs, findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [
    influenceFigure(runs, findings, facts),
    ...(runs.length ? fitFigures(runs, facts) : []),
    ...breakdownFigures(findings, facts),
  ];
}

function influenceFigure(runs: Evidence['runs'], findings: Findings, { outlier, y, deviation }: Facts): Figure {
  const sweep = foundRows<'height' | 'l2' | 'l1'>(findings, 'influence');
  const ends = sweep.length ? [sweep[0].height, sweep[sweep.length - 1].height] : [-1, 1];
  const trained = (run: RecordedRun) => y[outlier.row] + outlier.by - residuals(run)[lowestReplica(run)][outlier.row];
  return {
    kind: 'lines',
    id: 'influence',
    title: 'One row, dragged',
    caption: `Drag the outlier: the height of the fit at its row. L2 goes along for ever; ${outlier.follows ? 'so does L1 here, as the row lies so far out in x' : 'L1 takes one step and stays'}.`,
    x: { label: 'outlier’s height above its own y', unit: 'sd(y)' },
    y: { label: 'ŷ at its row', unit: 'y' },
    lines: [
      {
        label: 'least squares',
        role: LAPLACIAN_RUNS.l2,
        mark: 'line',
        points: sweep.map(({ height, l2 }) => [height, l2]),
      },
      {
        label: 'least absolute deviations',
        role: LAPLACIAN_RUNS.l1,
        mark: 'line',
        points: sweep.map(({ height, l1 }) => [height, l1]),
      },
      // Over the line that it coincides with.
      {
        label: 'leverage × height',
        role: 'theory',
        mark: 'line',
        points: ends.map((height) => [height, outlier.squaresBefore + outlier.hat[outlier.row] * height * deviation]),
      },
      ...runs.slice(0, 2).map((run, role) => ({
        label: `${run.label}, trained`,
        role,
        mark: 'dots' as const,
        points: [[outlier.shares, trained(run)]],
      })),
    ],
    handles: [{ x: outlier.shares, label: 'outlier', control: 'outlier' }],
  };
}

/**
 * What the outlier costs beside a point at one scale; nothing where no row was moved that far. How far it is, the
 * figure says of what lies outside. `distance`: r/σ.
 */
function dear(distance: number, { outlier }: Facts): string {
  const times = Math.abs(distance);
  if (outlier.shares === 0 || times < 2) return '';
  const away = times > REACH ? '' : `, ${short(times)} σ away,`;
  return ` The outlier${away} costs ${short(times)} times what a point one σ away does; by squares it would be ${short(times ** 2)} times.`;
}

function fitFigures(runs: Evidence['runs'], facts: Facts): Figure[] {
  const [l2, l1, learned] = runs;
  const data = l1.spec.data!;
  const lowest = lowestReplica(learned);
  const sigma = scaleOf(learned.replicas[lowest].parameters);
  const histogram = residualFigure(
    {
      id: 'residuals',
      title: 'Residuals, and the noise that absolute error believes in',
      caption: `A Laplacian of the learned scale, $\\sigma = ${short(sigma)}$: a sharp peak, and tails that fall no faster than exponentially.`,
      remark: dear(residuals(learned)[lowest][facts.outlier.row] / sigma, facts),
      unit: 'y',
      scaleName: 'σ',
      density: 'exp(−|r|/σ)/2σ',
    },
    residuals(learned)[lowest],
    sigma,
    (r) => Math.exp(-Math.abs(r) / sigma) / (2 * sigma),
  );
  if (data.inputs !== 1) return [histogram];
  const grid = inputGrid(data.train);
  const quantiles = runs.filter(({ spec }) => spec.objective.id === 'pinball');
  return [
    {
      kind: 'lines',
      id: 'quantiles',
      title: 'Mean, median and other quantiles',
      caption: `Each pinball line leaves its share τ of the points below.${pulled(facts)}`,
      x: { label: data.columns[0] },
      y: { label: data.columns[1] },
      lines: [
        dataDots('data', data.train),
        ...[l2, l1].map((run, role) => fitLine(run, lowestReplica(run), role, grid)),
        ...quantiles.map((run, k) => fitLine(run, lowestReplica(run), LAPLACIAN_RUNS.quantiles + k, grid)),
      ],
    },
    histogram,
  ];
}

/** Which of the lines go along with the outlier as far as it goes: least squares always, the others where it lies far out in x. */
function pulled({ outlier, quantiles }: Facts): string {
  if (outlier.shares === 0) return '';
  const others = [
    ...(outlier.follows ? ['L1'] : []),
    ...quantiles.flatMap(({ tau, follows }) => (follows ? [`τ = ${tau}`] : [])),
  ];
  const also = others.length ? `, and so are those of ${others.join(', ')}` : '';
  const rest = others.length > quantiles.length ? '' : ' The others take one step, and stay however far it goes.';
  return ` The line of L2 is pulled by the outlier without end${also}.${rest}`;
}

function breakdownFigures(findings: Findings, { y, line }: Facts): Figure[] {
  const rows = foundRows<'count' | 'mean' | 'median' | 'l1'>(findings, 'breakdown');
  const breakdown: Figure = {
    kind: 'lines',
    id: 'breakdown',
    title: 'How many rows carry a fit off',
    caption:
      'Rows at the largest x are thrown up together, all by the same amount. How far do mean, median and L1’s line go along, in units of that throw? 0 is safe.',
    x: { label: 'share of rows thrown', unit: '1' },
    y: { label: 'move of the fit, in throws', unit: '1' },
    lines: (['mean', 'median', 'l1'] as const).map((of, k) => ({
      label: { mean: 'mean', median: 'median', l1: 'L1’s line, at its worst' }[of],
      role: k === 2 ? LAPLACIAN_RUNS.l1 : k === 0 ? LAPLACIAN_RUNS.l2 : ('data' as const),
      mark: 'line' as const,
      points: rows.map((row) => [row.count / y.length, row[of]]),
    })),
  };
  if (!line) return [breakdown];
  const leverage = foundRows<'distance' | 'l2' | 'l1'>(findings, 'leverage');
  return [
    breakdown,
    {
      kind: 'lines',
      id: 'leverage',
      title: 'One row, far out in x',
      caption:
        'Move one row’s y: what share of that move does the fit make there? L1 is no help against a row that is far out in x: from the predicted distance on it follows entirely.',
      x: { label: 'distance from the median x, in units of the predicted one', unit: '1', scale: 'log' },
      y: { label: 'share that is followed', unit: '1' },
      lines: [
        {
          label: 'least squares',
          role: LAPLACIAN_RUNS.l2,
          mark: 'line',
          points: leverage.map((row) => [row.distance, row.l2]),
        },
        {
          label: 'least absolute deviations',
          role: LAPLACIAN_RUNS.l1,
          mark: 'line',
          points: leverage.map((row) => [row.distance, row.l1]),
        },
      ],
      handles: [{ x: 1, label: 'predicted' }],
    },
  ];
}
