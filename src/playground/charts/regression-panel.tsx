import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { ModelSpec, RunSpec } from '../../recording/spec.ts';
import { BottomAxis, LeftAxis, type PanelScales } from './axes.tsx';
import { drawnRows } from './drawn-rows.ts';
import type { FitRoom } from './fit-room.ts';
import { leastAndMost } from './least-and-most.ts';
import { type PlotHeader, PlotHeaderTexts, plotHeader } from './plot-header.tsx';
import { noiseScale, type Predictor, predictor } from './regression-line.ts';

const HEIGHT = 236;
const LEFT = 46;
const TOP = 18;
const BASE = HEIGHT - 28;

/** Along x the one input, or what is predicted, which is in the target's units. `room`: for fits that leave the data. */
export function regressionScales(spec: RunSpec, width: number, room: FitRoom): PanelScales {
  const { data } = spec;
  const { inputs } = data!;
  const train = drawnRows(data!.train);
  const targets = train.map((row) => row[inputs]);
  const across = inputs === 1 ? train.map((row) => row[0]) : targets;
  const [least, most] = leastAndMost(targets);
  const y = scaleLinear(padded([least - room.below, most + room.above]), [BASE, TOP + headerOf(spec, width).room]);
  return { x: scaleLinear(padded(across), [LEFT, width - 8]), y, height: HEIGHT };
}

function headerOf({ data, model }: RunSpec, width: number): PlotHeader {
  const { inputs, columns, train } = data!;
  const outputs = columns.length - inputs;
  const observed = `${columns[inputs]}, observed${outputs > 1 ? ` (the first of ${outputs} outputs)` : ''}`;
  const points = { all: train.length, drawn: drawnRows(train).length };
  const band = inputs === 1 && model.kind === 'regression' && hasBand(model) ? 'band: ŷ ± σ' : '';
  return plotHeader(inputs === 1 ? columns[inputs] : observed, points, LEFT, width - 8, band);
}

/** A noise scale that is a number, or that a network gives: of a polynomial's σ(x) recordings keep no parameters. */
function hasBand({ noise, body }: Extract<ModelSpec, { kind: 'regression' }>): boolean {
  return noise.kind === 'function' ? body.kind === 'mlp' : noise.kind !== 'none';
}

/**
 * A regression against its data. One input: the points, the residuals as threads, the fitted line, ± its noise scale as
 * a band. Several inputs: what was observed over what is predicted, with the diagonal where they agree.
 */
export function RegressionPanel(props: {
  width: number;
  spec: RunSpec;
  model: NaturalParameters | null;
  others: readonly NaturalParameters[];
  room: FitRoom;
}) {
  const { width, spec, model, others, room } = props;
  const data = spec.data!;
  const predict = model && predictor(spec, model);
  const single = data.inputs === 1;
  const { x, y } = regressionScales(spec, width, room);
  const right = width - 8;
  const top = y.range()[1];
  const inside = (value: number) => Math.max(top - 6, Math.min(BASE, value));

  const grid = Array.from({ length: 129 }, (_, index) => x.invert(LEFT + ((right - LEFT) * index) / 128));
  const fitted = (of: Predictor) => {
    const path = line<number>(
      (at) => x(at),
      (at) => y(of([at])),
    ).defined((at) => inside(y(of([at]))) === y(of([at])));
    return path(grid) ?? '';
  };
  const bandOf = (of: Predictor, reach: Predictor) => {
    const path = area<number>(
      (at) => x(at),
      (at) => inside(y(of([at]) - reach([at]))),
      (at) => inside(y(of([at]) + reach([at]))),
    ).defined((at) => Number.isFinite(of([at])) && Number.isFinite(reach([at])));
    return path(grid) ?? '';
  };
  const scale = model && noiseScale(spec, model);
  const rows = drawnRows(data.train);
  const points = rows.map((row) => {
    const predicted = predict?.(row);
    return single
      ? { x: x(row[0]), y: y(row[1]), foot: predicted === undefined ? null : inside(y(predicted)) }
      : {
          x: predicted === undefined ? null : x(predicted),
          y: y(row[data.inputs]),
          foot: predicted === undefined ? null : inside(y(predicted)),
        };
  });
  return (
    <svg class="model-panel" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <LeftAxis scale={y} left={LEFT} right={right} />
      <BottomAxis scale={x} y={BASE} label={single ? data.columns[0] : 'predicted'} />
      <PlotHeaderTexts header={headerOf(spec, width)} top={top} />
      {single && predict && scale && <path class="band" d={bandOf(predict, scale)} />}
      {points.map((point, index) =>
        point.x === null || point.foot === null || point.x < LEFT || point.x > right ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <line key={index} class="residual" x1={point.x} x2={point.x} y1={point.y} y2={point.foot} />
        ),
      )}
      {points.map((point, index) =>
        point.x === null || point.x < LEFT || point.x > right ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <circle key={index} class="point" cx={point.x} cy={point.y} r={3} />
        ),
      )}
      {single &&
        others.map((other, index) => {
          const of = predictor(spec, other);
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          return of && <path key={index} class="fan" d={fitted(of)} />;
        })}
      {single && predict && <path class="model" d={fitted(predict)} />}
      {!single && <line class="model" x1={x.range()[0]} x2={right} y1={y(x.domain()[0])} y2={y(x.domain()[1])} />}
    </svg>
  );
}

function padded(values: readonly number[]): [number, number] {
  const [least, most] = leastAndMost(values);
  const pad = (most - least || 1) * 0.06;
  return [least - pad, most + pad];
}
