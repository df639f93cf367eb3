import { scaleLinear } from 'd3-scale';
import { plainText } from '../format/plain-text.ts';
import { LeftAxis } from './axes.tsx';
import { BarLabelTexts } from './figures/bar-label-texts.tsx';
import { barLabels } from './figures/bars-layout.ts';

const HEIGHT = 208;
const LEFT = 36;
const TOP = 16;
const RIGHT = 8;
/** More outcomes than this are not named: a bar is a pixel or two. */
const MOST_NAMES = 64;

/** A table of probabilities: the reference as grey bars, Q as coloured marks. */
export function TablePanel(props: {
  width: number;
  /** Where the axis ends. */
  top: number;
  /** [outcome] */
  reference: readonly number[];
  /** What the reference is: "population P". */
  referenceName: string;
  model: readonly number[] | null;
  /** Of the outcomes; absent: their numbers. */
  names: readonly string[] | undefined;
}) {
  const { width, top, reference, referenceName, model, names } = props;
  const outcomes = Math.max(reference.length, model?.length ?? 0);
  const slot = Math.max(0, width - LEFT - RIGHT) / Math.max(1, outcomes);
  const labels = Array.from({ length: outcomes }, (_, outcome) => plainText(names?.[outcome] ?? String(outcome)));
  const under = barLabels(outcomes > MOST_NAMES ? [] : labels, slot, LEFT);
  const base = HEIGHT - under.room;
  const y = scaleLinear([0, top], [base, TOP]);
  return (
    <svg class="model-panel" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <LeftAxis scale={y} left={LEFT} right={width - RIGHT} />
      {reference.map((p, outcome) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          key={outcome}
          class="histogram"
          x={LEFT + outcome * slot + slot * 0.15}
          width={slot * 0.7}
          y={y(p)}
          height={base - y(p)}
        />
      ))}
      {model?.map((q, outcome) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          key={outcome}
          class="bar"
          x={LEFT + outcome * slot + slot * 0.3}
          width={slot * 0.4}
          y={y(q)}
          height={Math.max(0, base - y(q))}
        />
      ))}
      <text class="axis-label" x={LEFT} y={TOP - 4}>
        {`grey: ${referenceName}`}
      </text>
      <g class="axis">
        <BarLabelTexts labels={under} slot={slot} left={LEFT} base={base} />
      </g>
    </svg>
  );
}
