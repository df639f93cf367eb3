import { scaleLinear } from 'd3-scale';
import type { GaussianComponent } from '../../distributions/gaussian-component.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { BottomAxis, LeftAxis, type LinearScale, type PanelScales } from './axes.tsx';
import { drawnRows } from './drawn-rows.ts';
import { type DrawnComponent, drawnComponents, populationComponents } from './mixture-density.ts';
import { type PlotHeader, PlotHeaderTexts, plotHeader } from './plot-header.tsx';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

const HEIGHT = 280;
const LEFT = 44;
const TOP = 16;
const BASE = HEIGHT - 26;
/** A component whose scale is fewer pixels than this is drawn as a point. */
const LEAST_PIXELS = 2;

export function planeScales(spec: RunSpec, width: number): PanelScales {
  const points = drawnRows(spec.data?.train ?? []);
  const population = populationComponents(spec.population);
  const across = extent(points, population, 0);
  const upright = extent(points, population, 1);
  const [right, sides] = [width - 8, width - 8 - LEFT];
  const top = TOP + headerOf(spec, width).room;
  // A population's axes have one unit: a circle is drawn as one. Columns of data each have their own.
  const perPixel = spec.data ? 0 : Math.max((across[1] - across[0]) / sides, (upright[1] - upright[0]) / (BASE - top));
  return {
    x: scaleLinear(widened(across, perPixel * sides), [LEFT, right]),
    y: scaleLinear(widened(upright, perPixel * (BASE - top)), [BASE, top]),
    height: HEIGHT,
  };
}

function headerOf({ data }: RunSpec, width: number): PlotHeader {
  const points = { all: data?.train.length ?? 0, drawn: drawnRows(data?.train ?? []).length };
  return plotHeader(data ? data.columns[1] : 'y₂ (grey: population P)', points, LEFT, width - 8);
}

/** The same middle, at least so long. */
function widened([low, high]: [number, number], length: number): [number, number] {
  const pad = Math.max(0, length - (high - low)) / 2;
  return [low - pad, high + pad];
}

/** A density on the plane: points in grey, each component as its ellipses at 1 and 2 standard deviations. */
export function PlanePanel(props: {
  width: number;
  spec: RunSpec;
  /** The run's own, or as it is being dragged. */
  population: RunSpec['population'];
  model: MixtureParameters | null;
}) {
  const { width, spec, model } = props;
  const population = populationComponents(props.population);
  const points = drawnRows(spec.data?.train ?? []);
  const { x, y } = planeScales(spec, width);
  return (
    <svg class="model-panel" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <LeftAxis scale={y} left={LEFT} right={width - 8} />
      <BottomAxis scale={x} y={BASE} label={spec.data ? spec.data.columns[0] : 'y₁'} />
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <circle key={index} class="point" cx={x(point[0])} cy={y(point[1])} r={2.5} />
      ))}
      <PlotHeaderTexts header={headerOf(spec, width)} top={y.range()[1]} />
      {population.flatMap((component, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        [1, 2].map((z) => <path key={`${index} ${z}`} class="population-line" d={ellipse(component, z, x, y)} />),
      )}
      {(model ? drawnComponents(model) : []).map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <PlaneComponent key={index} each={each} x={x} y={y} />
      ))}
    </svg>
  );
}

/** Ellipses as faint as the component is light; a component that has shrunk to a point is a dot, whatever its weight. */
function PlaneComponent({ each, x, y }: { each: DrawnComponent; x: LinearScale; y: LinearScale }) {
  const mean = each.kind === 'point' ? each.mean : each.component.mean;
  const [cx, cy] = [x(mean[0]), y(mean[1])];
  if (each.kind === 'point' || Math.abs(x(mean[0] + each.scale) - cx) < LEAST_PIXELS) {
    return (
      <g class="spike">
        <circle class="ring" cx={cx} cy={cy} r={8} />
        <circle cx={cx} cy={cy} r={3.5} />
      </g>
    );
  }
  return (
    <g class="ellipse" style={{ opacity: 0.35 + 0.65 * Math.sqrt(each.component.weight) }}>
      {[1, 2].map((z) => (
        <path key={z} d={ellipse(each.component, z, x, y)} />
      ))}
      <circle cx={cx} cy={cy} r={2} />
    </g>
  );
}

/** The points mean + z·chol·(cos t, sin t). */
function ellipse(
  { mean, chol }: GaussianComponent,
  z: number,
  x: (v: number) => number,
  y: (v: number) => number,
): string {
  const points = Array.from({ length: 49 }, (_, index) => {
    const [c, s] = [Math.cos((index * Math.PI) / 24), Math.sin((index * Math.PI) / 24)];
    const px = x(mean[0] + z * chol[0][0] * c);
    const py = y(mean[1] + z * (chol[1][0] * c + chol[1][1] * s));
    return `${px.toFixed(2)} ${py.toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

function extent(
  points: readonly (readonly number[])[],
  population: readonly GaussianComponent[],
  axis: 0 | 1,
): [number, number] {
  const ends = population.flatMap(({ mean, covariance }) =>
    [-3.5, 3.5].map((z) => mean[axis] + z * Math.sqrt(covariance[axis][axis])),
  );
  let [least, most] = [Math.min(...ends, Number.POSITIVE_INFINITY), Math.max(...ends, Number.NEGATIVE_INFINITY)];
  for (const point of points) {
    least = Math.min(least, point[axis]);
    most = Math.max(most, point[axis]);
  }
  const pad = (most - least || 1) * 0.08;
  return [least - pad, most + pad];
}
