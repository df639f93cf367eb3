import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useMemo } from 'preact/hooks';
import type { GaussianComponent } from '../../distributions/gaussian-component.ts';
import { findCaptures } from '../../models/mixture/capture.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import { formatCount, formatNumber, formatShort } from '../format/numbers.ts';
import { BottomAxis, type LinearScale, type PanelScales } from './axes.tsx';
import type { DensityFrame } from './density-frame.ts';
import { rugPlaces } from './drawn-rows.ts';
import { type DrawnComponent, densityAt, drawnComponents, samplePoints } from './mixture-density.ts';
import { labelRows, type Narrow, placeSpikes, type Spike } from './spikes.ts';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

const HEIGHT = 200;
const TOP = 30;
const BASE = HEIGHT - 28;
const MARGIN = 6;
/** A collapsed component narrower than this many pixels is drawn as an arrow: its density would leave the panel anyway. */
const SPIKE_PIXELS = 1.5;
/** Room that the label of an arrow takes, in pixels. */
const LABEL_WIDTH = 166;
const LABEL_HEIGHT = 15;
/** As many as the chip has that names the same point. */
const POINT_DIGITS = 5;
/** A narrow panel has room for the labels of three arrows, a wider one for one more every so many pixels. */
const LABEL_PER_PIXELS = 120;
/** Labels in more rows than this would hide what fits reach. */
const MOST_ROWS = 3;
/** The line of text at the top. No curve enters it, nor the rows of labels below it. */
const NOTE = 19;

export function densityScales(frame: DensityFrame, width: number): PanelScales {
  const x = scaleLinear(frame.domain, [MARGIN, width - MARGIN]);
  return { x, y: scaleLinear([0, frame.height], [BASE, TOP]), height: HEIGHT };
}

/**
 * A 1-D density over its data (histogram and rug, grey) or population (grey area): the model's density bold, its
 * components thin, other replicas as a faint fan, a component that has collapsed onto a point as an arrow with its scale.
 */
export function DensityPanel(props: {
  width: number;
  frame: DensityFrame;
  /** Training rows that the model saw; none over a population. */
  train: readonly (readonly number[])[];
  model: MixtureParameters | null;
  others: readonly MixtureParameters[];
}) {
  const { width, frame, train, model, others } = props;
  const { x, y } = densityScales(frame, width);
  const pixel = (frame.domain[1] - frame.domain[0]) / Math.max(1, width);
  const drawn = model ? drawnComponents(model) : [];
  const isNarrow = (each: DrawnComponent) => each.kind === 'density' && each.scale < SPIKE_PIXELS * pixel;
  // Looking for the point that each sits on takes a while among a hundred thousand.
  const collapsed = model && drawn.some(isNarrow) ? collapsedComponents(model, train) : null;
  const arrows = drawn.filter(
    (each) => each.kind === 'point' || (isNarrow(each) && (collapsed?.has(each.index) ?? true)),
  );
  const smooth = drawn.flatMap((each) => (each.kind === 'density' && !arrows.includes(each) ? [each.component] : []));
  const spikes = placeSpikes(arrows.map(narrowOf), LABEL_WIDTH * pixel, frame.domain, {
    labels: Math.max(3, Math.floor(width / LABEL_PER_PIXELS)),
    rows: MOST_ROWS,
  });
  const rows = labelRows(spikes);
  const ceiling = rows ? tipOf(rows) : NOTE;

  const curveOf = (components: readonly GaussianComponent[], count: number) => {
    const sum = (at: number) => components.reduce((total, component) => total + densityAt(component, at), 0);
    const path = line<number>(
      (at) => x(at),
      // Beyond the panel a line runs out of it; the bound keeps coordinates drawable.
      (at) => Math.max(-HEIGHT, y(sum(at))),
    );
    return path(samplePoints(components, frame.domain[0], frame.domain[1], count)) ?? '';
  };
  const populationArea = area<number>(
    (at) => x(at),
    BASE,
    (at) => y(frame.population.reduce((total, component) => total + densityAt(component, at), 0)),
  );
  const resolution = Math.ceil(width / 2);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scale is of the frame and the width.
  const rug = useMemo(() => rugPlaces(frame.data, x), [frame, width]);
  return (
    <svg class="model-panel" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {frame.population.length > 0 && (
        <path
          class="population"
          d={populationArea(samplePoints(frame.population, ...frame.domain, resolution)) ?? ''}
        />
      )}
      {frame.bins.map((bin) => (
        <rect
          key={bin.from}
          class="histogram"
          x={x(bin.from) + 0.5}
          width={Math.max(0.5, x(bin.to) - x(bin.from) - 1)}
          y={y(bin.density)}
          height={BASE - y(bin.density)}
        />
      ))}
      {rug.map((at, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <line key={index} class="rug" x1={at} x2={at} y1={BASE + 2} y2={BASE + 6} />
      ))}
      {/* A drawing of its own, which cuts off what leaves it. */}
      <svg
        y={ceiling}
        width={width}
        height={HEIGHT - ceiling}
        viewBox={`0 ${ceiling} ${width} ${HEIGHT - ceiling}`}
        aria-hidden="true"
      >
        {others.map((other, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <path key={index} class="fan" d={curveOf(smoothOf(other, SPIKE_PIXELS * pixel), 120)} />
        ))}
        {smooth.length > 1 &&
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          smooth.map((component, index) => <path key={index} class="component" d={curveOf([component], resolution)} />)}
        {model && <path class="model" d={curveOf(smooth, resolution)} />}
      </svg>
      <text class="axis-label" x={MARGIN} y={14}>
        {frame.population.length > 0 ? 'grey: population P' : `grey: ${formatCount(frame.data.length)} points`}
        {others.length > 0 && '; faint: other replicas'}
      </text>
      <BottomAxis scale={x} y={BASE} />
      {/* Labels last: no arrow strikes one through. */}
      {spikes.map((spike) => (
        <SpikeArrow key={keyOf(spike)} spike={spike} at={x(spike.mean)} />
      ))}
      {spikes.map((spike) => (
        <SpikeLabel key={keyOf(spike)} spike={spike} x={x} />
      ))}
    </svg>
  );
}

/** Components that sit on a training point; null over a population, where a narrow one has no point to sit on. */
function collapsedComponents(
  model: MixtureParameters,
  train: readonly (readonly number[])[],
): ReadonlySet<number> | null {
  return train.length ? new Set(findCaptures(model, train).map(({ component }) => component)) : null;
}

function narrowOf(each: DrawnComponent): Narrow {
  return each.kind === 'point' ? { mean: each.mean[0], scale: 0 } : { mean: each.component.mean[0], scale: each.scale };
}

function smoothOf(model: MixtureParameters, leastScale: number): GaussianComponent[] {
  return drawnComponents(model).flatMap((each) =>
    each.kind === 'density' && each.scale >= leastScale ? [each.component] : [],
  );
}

function SpikeArrow({ spike: { row, side }, at }: { spike: Spike; at: number }) {
  const tip = tipOf(side === 'above' ? row + 1 : row);
  return (
    <g class="spike">
      <line x1={at} x2={at} y1={BASE} y2={tip + 8} />
      <path d={`M${at - 4.5} ${tip + 9}L${at} ${tip}L${at + 4.5} ${tip + 9}Z`} />
    </g>
  );
}

function SpikeLabel({ spike: { mean, scale, side, row, labelled, from, to }, x }: { spike: Spike; x: LinearScale }) {
  if (!labelled) return null;
  const at = { left: x(mean) - 9, right: x(mean) + 9, above: (x(from) + x(to)) / 2 }[side];
  return (
    <g class="spike">
      <text x={at} y={tipOf(row) + 12} text-anchor={ANCHORS[side]}>
        {`${formatShort(mean, POINT_DIGITS)}: ${scale > 0 ? `σ = ${formatNumber(scale)}` : 'σ → 0'}`}
      </text>
    </g>
  );
}

const ANCHORS = { left: 'end', right: 'start', above: 'middle' } as const;

function keyOf({ mean, row, side }: Spike): string {
  return `${mean} ${row} ${side}`;
}

/** Upright, of an arrow's tip: one row lower for each. */
function tipOf(row: number): number {
  return NOTE + 3 + row * LABEL_HEIGHT;
}
