import { Prose } from '../../views/prose.tsx';
import type { Readout } from './readout.ts';
import { roleClass, roleStyle } from './role-style.ts';

/** From the place that is read to its tooltip. */
const GAP = 12;
const WIDEST = 230;

/** Exact values beside the place that is read, on the side that has more room, and always within the drawing. */
export function FigureTooltip({ readout, width, height }: { readout: Readout; width: number; height: number }) {
  const { heading, rows, left, top } = readout;
  const roomAfter = width - left - GAP;
  const after = roomAfter >= Math.min(WIDEST, width / 2);
  const across = after ? { left: `${left + GAP}px` } : { right: `${width - left + GAP}px` };
  const maxWidth = `${Math.min(WIDEST, (after ? roomAfter : left - GAP) - 2)}px`;
  const upright = top > height / 2 ? { top: '4px' } : { bottom: '28px' };
  return (
    <div class="tooltip figure-tooltip" style={{ ...across, ...upright, maxWidth }} aria-hidden="true">
      {heading && (
        <p class="tooltip-heading">
          <Prose text={heading} />
        </p>
      )}
      {rows.map(({ label, role, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
        <div key={index} class={roleClass(role)} style={roleStyle(role)}>
          <span>
            <Prose text={label} />
          </span>
          <strong>{value}</strong>
        </div>
      ))}
    </div>
  );
}
