import { element, textWidth } from './svg-text.ts';

export interface LegendEntry {
  text: string;
  colour: string;
  /** Of its line. */
  width: number;
  /** As SVG has it; empty: unbroken. */
  dash: string;
}

const SIZE = 12;
const ROW = 20;
const SWATCH = 22;

/** Entries side by side in as many rows as they need. `bottom`: where the last row ends. */
export function legendRows(
  entries: readonly LegendEntry[],
  { left, top, right }: { left: number; top: number; right: number },
  ink: string,
): { parts: string[]; bottom: number } {
  let [x, y] = [left, top];
  const parts = entries.flatMap(({ text, colour, width, dash }) => {
    const taken = SWATCH + textWidth(text, SIZE) + 20;
    if (x > left && x + taken > right) [x, y] = [left, y + ROW];
    const line = { x1: x, x2: x + SWATCH - 6, y1: y - 4, y2: y - 4, stroke: colour, 'stroke-width': width };
    const label = { x: x + SWATCH, y, 'font-size': SIZE, fill: ink };
    x += taken;
    return [element('line', dash ? { ...line, 'stroke-dasharray': dash } : line), element('text', label, text)];
  });
  return { parts, bottom: y };
}
