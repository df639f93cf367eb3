import { element, textWidth } from './svg-text.ts';

export interface LegendEntry {
  text: string;
  colour: string;
  mark: LegendLine | 'ring';
}

export interface LegendLine {
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
  const lengths = entries.map(({ text }) => SWATCH + textWidth(text, SIZE) + 20);
  const { places, bottom } = inRows(lengths, { left, top, right }, ROW);
  const parts = entries.flatMap(({ text, colour, mark }, index) => {
    const [x, y] = places[index];
    const label = { x: x + SWATCH, y, 'font-size': SIZE, fill: ink };
    return [swatch(mark, colour, x, y - 4), element('text', label, text)];
  });
  return { parts, bottom };
}

/** Where entries of these lengths stand, side by side in rows of this height. `bottom`: the last row. */
export function inRows(
  lengths: readonly number[],
  { left, top, right }: { left: number; top: number; right: number },
  row: number,
): { places: [x: number, y: number][]; bottom: number } {
  let [x, y] = [left, top];
  const places = lengths.map((length): [number, number] => {
    if (x > left && x + length > right) [x, y] = [left, y + row];
    const place: [number, number] = [x, y];
    x += length;
    return place;
  });
  return { places, bottom: y };
}

function swatch(mark: LegendEntry['mark'], colour: string, x: number, y: number): string {
  if (mark === 'ring') {
    const place = { cx: x + (SWATCH - 6) / 2, cy: y, r: 4 };
    return element('circle', { ...place, fill: 'none', stroke: colour, 'stroke-width': 1.75 });
  }
  const { width, dash } = mark;
  const line = { x1: x, x2: x + SWATCH - 6, y1: y, y2: y, stroke: colour, 'stroke-width': width };
  return element('line', dash ? { ...line, 'stroke-dasharray': dash } : line);
}
