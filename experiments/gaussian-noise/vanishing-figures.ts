import type { LinesFigure } from '../../src/experiment/figure.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import { replicaCount, short } from '../measure.ts';
import { inputGrid, lowestReplica } from '../regression/fit-figures.ts';
import { predictor } from '../regression/residuals.ts';
import { type Facts, GAUSSIAN_RUNS } from './facts.ts';
import { path } from './vanishing-scale.ts';

/** Replicas whose moments are drawn, and how many of each. */
const [REPLICAS, MOMENTS] = [4, 60];
/** Mean r²/σ² beyond which ŷ has not come to the points yet. */
const NEAR = 4;

/** σ(x) of the lowest replica along x, for one input. */
export function fewPointsFigure(network: RecordedRun, { deviation }: Facts): LinesFigure[] {
  const { train, columns } = network.spec.data!;
  const grid = inputGrid(train, 121);
  const { theta } = network.replicas[lowestReplica(network)];
  const scaleAt = (x: readonly number[]) =>
    Array.from(
      predictor(network)(
        theta,
        x.map((value) => [value]),
      ).logScale,
      (logScale) => Math.exp(logScale) / deviation,
    );
  const [along, atPoints] = [scaleAt(grid), scaleAt(train.map(([x]) => x))];
  return [
    {
      kind: 'lines',
      id: 'few-points',
      title: `Where σ(x) goes: a network and its ${train.length} points`,
      caption: `The lowest replica: σ(x) in units of sd(y), on an axis of its own. At its points it is ${short(Math.max(...atPoints))} at most; of what lies between them no point says anything.`,
      x: { label: columns[0] },
      y: { label: 'σ(x)', unit: 'sd(y)', scale: 'log' },
      lines: [
        { label: 'σ(x)', role: GAUSSIAN_RUNS.network, mark: 'line', points: along.map((value, i) => [grid[i], value]) },
        {
          label: 'at its points',
          role: 'data',
          mark: 'dots',
          points: atPoints.map((value, i) => [train[i][0], value]),
        },
      ],
    },
  ];
}

/**
 * The loss is mean ln σ + ½ mean r²/σ² + ½ ln 2π: where the mean of r²/σ² is 1, as it is wherever the loss is stationary in σ's overall
 * size, a line of slope 1.
 */
export function vanishingFigure(network: RecordedRun, { deviation, few }: Facts): LinesFigure {
  const moments = network.replicas.slice(0, REPLICAS).flatMap((_, replica) => {
    const near = path(network, replica).filter(({ standardised }) => standardised <= NEAR);
    return near.filter((_, i) => (near.length - 1 - i) % Math.ceil(near.length / MOMENTS) === 0);
  });
  const places = moments.map(({ logScale, loss }) => [logScale - Math.log(deviation), loss]);
  const across = places.map(([x]) => x);
  const ends = places.length ? [Math.min(...across), Math.max(...across)] : [];
  const shown = Math.min(REPLICAS, network.replicas.length);
  const floor = few.fits ? ' $\\hat y$ can pass through all of them, so there is no floor.' : '';
  return {
    kind: 'lines',
    id: 'vanishing',
    title: 'A network that may choose σ at each point',
    caption: `Each dot is a recorded moment of ${shown === 1 ? 'the one replica' : `one of ${replicaCount(shown)}`}, once the mean of $r^2/\\sigma^2$ is at most ${NEAR}. On the dashed line it is 1: what $\\log\\sigma$ falls by, the loss falls by.${floor}`,
    x: { label: '$\\log(\\sigma(x)/\\mathrm{sd}(y))$, mean over the points', unit: 'nats' },
    y: { label: 'loss', unit: 'nats' },
    lines: [
      {
        label: 'slope 1',
        role: 'theory',
        mark: 'line',
        points: ends.map((x) => [x, x + Math.log(deviation) + 0.5 + 0.5 * Math.log(2 * Math.PI)]),
      },
      { label: 'moments of training', role: GAUSSIAN_RUNS.network, mark: 'dots', points: places },
    ],
  };
}
