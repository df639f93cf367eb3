import type { BarsFigure } from '../../../experiment/figure.ts';
import { formatNumber, formatShort } from '../../format/numbers.ts';
import { plainText } from '../../format/plain-text.ts';
import { BarEdits } from './bar-edits.tsx';
import { BarLabelTexts } from './bar-label-texts.tsx';
import { apart } from './bar-values.ts';
import { barLabels, barsInSlot, barValues } from './bars-layout.ts';
import { tickRoom, UprightAxis } from './figure-axes.tsx';
import type { FigureEditing } from './figure-editing.ts';
import { FigureLegend } from './figure-legend.tsx';
import { figureScale } from './figure-scale.ts';
import { ReadablePlot } from './readable-plot.tsx';
import { roundedProbabilities } from './rescale.ts';
import { roleClass, roleStyle } from './role-style.ts';
import { unitText } from './unit-text.ts';
import { useDraft } from './use-draft.ts';

const TOP = 20;
const RIGHT = 6;
/** A bar narrower than this has no room for its value above it. */
const ROOM_FOR_VALUE = 30;
/** Bars nearer to each other than this have room for three digits of their values, not for four. */
const ROOM_FOR_DIGITS = 44;
/** A narrower slot cannot be aimed at. */
const LEAST_SLOT = 24;

/** Bars side by side, a slot an outcome. Those of the first series can be dragged where the figure says so. */
export function BarsChart(props: { figure: BarsFigure; width: number; editing: FigureEditing | null }) {
  const { width, editing } = props;
  const { value: draft, ...edit } = useDraft<number[]>(editing?.plan, (values) => {
    const text = JSON.stringify(roundedProbabilities(values));
    return editing!.set(props.figure.edits!, text);
  });
  const figure = draft ? withFirst(props.figure, draft) : props.figure;
  const { labels, series, unit } = figure;
  const editable = figure.edits !== undefined && editing?.control(figure.edits) !== undefined;

  // While a bar is dragged the axis stays: what moves under a pointer cannot be aimed.
  const values = [0, ...barValues(props.figure)];
  const height = width < 480 ? 230 : 260;
  const scaleTo = (base: number) => figureScale('linear', values, [base, TOP], { about: 36, round: true });
  const left = tickRoom(scaleTo(height - 24).ticks);
  const slot = (width - left - RIGHT) / Math.max(1, labels.length);
  const canEdit = editable && slot >= LEAST_SLOT;
  const under = barLabels(labels.map(plainText), slot, left);
  const base = height - under.room;
  const y = scaleTo(base);
  const zero = y.place(0)!;
  const bars = barsInSlot(slot, series.length);
  const digits = (series.length > 1 ? bars.width : slot) < ROOM_FOR_DIGITS ? 3 : 4;
  const heightOf = (value: number) => {
    if (Number.isNaN(value)) return zero;
    return Math.min(base, Math.max(TOP - 6, y.place(value) ?? (value > 0 ? TOP - 6 : base)));
  };
  const texts = series.flatMap(({ values: each }, index) =>
    each.flatMap((value, outcome) => {
      const isEdited = draft !== null && index === 0;
      if (bars.width < ROOM_FOR_VALUE && Number.isFinite(value) && !isEdited) return [];
      const above = canEdit && index === 0 ? 7 : 5;
      const x = left + outcome * slot + bars.left[index] + bars.width / 2;
      const y = value < 0 ? heightOf(value) + 13 : heightOf(value) - above;
      return { key: `${index} ${outcome}`, text: formatShort(value, digits), x, y };
    }),
  );

  return (
    <>
      {unit !== '1' && unit !== '' && <p class="axis-name">{unit}</p>}
      <ReadablePlot
        label={figure.title}
        width={width}
        height={height}
        stops={labels.length}
        nearest={(at) => (at < left ? null : Math.min(labels.length - 1, Math.max(0, Math.floor((at - left) / slot))))}
        read={(stop) => ({
          heading: `${labels[stop]}${unitText(unit)}`,
          rows: series.map(({ label, role, values: each }) => ({
            label,
            role,
            value: formatNumber(each[stop] ?? Number.NaN),
          })),
          left: left + (stop + 0.5) * slot,
          top: Math.min(...series.map(({ values: each }) => heightOf(each[stop]))),
        })}
        mark={(stop) => (
          <rect class="read-slot" x={left + stop * slot} width={slot} y={TOP - 8} height={base - TOP + 8} />
        )}
        over={
          canEdit && (
            <BarEdits
              title={figure.title}
              labels={labels}
              probabilities={series[0].values}
              slot={{ left, width: slot }}
              bar={{ left: bars.left[0], width: bars.width }}
              y={y}
              draft={edit}
            />
          )
        }
      >
        <UprightAxis scale={y} left={left} right={width - RIGHT} />
        {series.map(({ role, values: each }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <g key={index} class={roleClass(role)} style={roleStyle(role)}>
            {each.map((value, outcome) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                key={outcome}
                data-mark="bar"
                x={left + outcome * slot + bars.left[index]}
                width={bars.width}
                y={Math.min(heightOf(value), zero)}
                height={Math.abs(zero - heightOf(value))}
                rx={Math.min(1.5, bars.width / 4)}
              />
            ))}
          </g>
        ))}
        {apart(texts).map(({ key, text, x, y: at }) => (
          <text key={key} class="bar-value" x={x} y={at} text-anchor="middle">
            {text}
          </text>
        ))}
        <g class="axis">
          <line x1={left} x2={width - RIGHT} y1={zero} y2={zero} />
          <BarLabelTexts labels={under} slot={slot} left={left} base={base} />
        </g>
      </ReadablePlot>
      {editable && (
        <p class="figure-note of-editing">
          {canEdit ? (
            <>
              Drag a bar<span class="with-pointer">, or choose one with ← → and press ↑ ↓</span>: the others make room.
            </>
          ) : (
            'Too many bars to drag here: Set-up has their table.'
          )}
        </p>
      )}
      {series.length > 1 && <FigureLegend entries={series.map((each) => ({ ...each, mark: 'bar' }))} />}
    </>
  );
}

function withFirst(figure: BarsFigure, values: number[]): BarsFigure {
  const [first, ...others] = figure.series;
  return { ...figure, series: [{ ...first, values }, ...others] };
}
