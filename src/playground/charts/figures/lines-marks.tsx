import { area, line } from 'd3-shape';
import type { EdgeMark, FigureLine } from './edge-marks.ts';
import type { FigureScale } from './figure-scale.ts';
import { isInCrowd } from './line-families.ts';
import { dashesOf, roleClass, roleStyle } from './role-style.ts';

/** Bands beneath, then lines, then dots. */
const ORDER = ['band', 'line', 'dots'] as const;

export function LinesMarks({ lines, x, y }: { lines: readonly FigureLine[]; x: FigureScale; y: FigureScale }) {
  const has = (point: readonly number[]) =>
    x.place(point[0]) !== null && point.slice(1).every((v) => y.place(v) !== null);
  const path = line<readonly number[]>()
    .defined(has)
    .x(([at]) => x.place(at)!)
    .y(([, value]) => y.place(value)!);
  const bandPath = area<readonly number[]>()
    .defined(has)
    .x(([at]) => x.place(at)!)
    .y0(([, lower]) => y.place(lower)!)
    .y1(([, , upper]) => y.place(upper)!);
  return (
    <>
      {ORDER.flatMap((mark) =>
        lines.map((each, index) => {
          if (each.mark !== mark) return null;
          const common = { class: roleClass(each.role), style: roleStyle(each.role) };
          const key = `${mark} ${index}`;
          if (mark === 'band') return <path key={key} {...common} data-mark="band" d={bandPath(each.points) ?? ''} />;
          if (mark === 'line') {
            const dashes = dashesOf(lines, index);
            return (
              <path
                key={key}
                {...common}
                data-mark="line"
                data-crowd={isInCrowd(lines, each) || undefined}
                stroke-dasharray={dashes}
                d={path(each.points) ?? ''}
              />
            );
          }
          const radius = each.points.length > 300 ? 1.5 : each.points.length > 60 ? 2.25 : 3.25;
          return (
            <g key={key} {...common} data-mark="dots">
              {each.points.filter(has).map(([at, value], point) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
                <circle key={point} cx={x.place(at)!} cy={y.place(value)!} r={radius} />
              ))}
            </g>
          );
        }),
      )}
    </>
  );
}

/** Points that have no place on their axis, at the edge where they would be. */
export function EdgeMarks(props: {
  marks: readonly EdgeMark[];
  lines: readonly FigureLine[];
  x: FigureScale;
  y: FigureScale;
}) {
  const { marks, lines, x, y } = props;
  const [left] = x.range;
  const [base, top] = y.range;
  return (
    <>
      {marks.map(({ kind, line: index, at }, mark) => {
        const { role } = lines[index];
        const d =
          kind === 'below'
            ? `M${at - 4} ${base - 8}h8l-4 7z`
            : kind === 'above'
              ? `M${at - 4} ${top + 8}h8l-4 -7z`
              : kind === 'left'
                ? `M${left + 9} ${at - 4}v8l-7 -4z`
                : `M${at - 3.5} ${base - 9}l7 7m0 -7l-7 7`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <path key={mark} class={roleClass(role)} style={roleStyle(role)} data-mark="edge" d={d} />
        );
      })}
    </>
  );
}
