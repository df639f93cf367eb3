import type { BarLabels } from './bars-layout.ts';

/** Names under bars, as barLabels has laid them out. */
export function BarLabelTexts(props: { labels: BarLabels; slot: number; left: number; base: number }) {
  const { slot, left, base } = props;
  const { lines, slanted, every } = props.labels;
  return (
    <>
      {lines.map((each, outcome) => {
        if (outcome % every > 0) return null;
        const x = left + (outcome + 0.5) * slot;
        if (slanted) {
          return (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              key={outcome}
              x={x + 4}
              y={base + 14}
              text-anchor="end"
              transform={`rotate(-40 ${x + 4} ${base + 14})`}
            >
              {each[0]}
            </text>
          );
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <text key={outcome} x={x} y={base + 17} text-anchor="middle">
            {each.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              <tspan key={index} x={x} dy={index === 0 ? 0 : 14}>
                {line}
              </tspan>
            ))}
          </text>
        );
      })}
    </>
  );
}
