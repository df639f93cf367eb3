import { inRows } from '../svg-legend.ts';
import { element, textWidth } from '../svg-text.ts';
import { wrapped } from '../wrapped.ts';

/** A figure as it stands on the page, its texts as lines and its shapes as parts of SVG that say how they look. */
export interface FigurePicture {
  title: string;
  caption: string;
  /** Of the upright axis, above the drawing; of the lower one, beneath it. */
  names: { upright: string; lower: string };
  drawing: { width: number; height: number; parts: readonly string[] };
  /** Uprights with a name: pixels from the drawing's left and top edge. */
  handles: readonly { left: number; top: number; height: number; label: string; side: 'before' | 'after' }[];
  /** What the darkness of cells means. */
  ramp: { low: string; high: string; from: string; to: string } | null;
  notes: readonly string[];
  /** A swatch is 20 × 12. */
  legend: readonly { swatch: readonly string[]; label: string }[];
  /** Where it comes from: the page's address. */
  source: string;
  colours: { ink: string; ink2: string; sheet: string; sans: string };
}

const MARGIN = 16;
const SMALL = 12;
const ROW = 18;
const SWATCH = 27;
const RAMP = 96;

/** A figure as an SVG document of its own: title, caption, drawing with its axes' names, notes, legend. */
export function figureSvg(picture: FigurePicture): string {
  const { title, caption, names, drawing, source, colours } = picture;
  const across = drawing.width;
  const parts: string[] = [];
  let y = 12;
  const write = (text: string, looks: Record<string, string | number> = {}) => {
    const size = Number(looks['font-size'] ?? SMALL);
    for (const line of wrapped(text, across, size)) {
      y += size * 1.4;
      const anchored = looks['text-anchor'] === 'end' ? MARGIN + across : MARGIN;
      parts.push(
        element('text', { x: anchored, y: y.toFixed(1), 'font-size': size, fill: colours.ink2, ...looks }, line),
      );
    }
  };
  write(title, { 'font-size': 15, 'font-weight': 650, fill: colours.ink });
  if (caption) write(caption, { 'font-size': 13 });
  y += 8;
  if (names.upright) write(names.upright);
  y += 6;
  parts.push(
    element('g', { transform: `translate(${MARGIN} ${y.toFixed(1)})` }, [...drawing.parts, ...uprights(picture)]),
  );
  y += drawing.height;
  if (picture.ramp) parts.push(...ramp(picture.ramp, y + 16, colours));
  if (names.lower) write(names.lower, { 'text-anchor': 'end' });
  else if (picture.ramp) y += ROW;
  for (const note of picture.notes) write(note);
  const legend = legendParts(picture, y + 22);
  parts.push(...legend.parts);
  const size = { width: across + 2 * MARGIN, height: Math.ceil(legend.bottom + 14) };
  const content = [
    element('title', {}, title),
    element('desc', {}, `${caption} ${source}`.trim()),
    element('rect', { ...size, fill: colours.sheet }),
    ...parts,
  ];
  const whole = { ...size, viewBox: `0 0 ${size.width} ${size.height}`, 'font-family': colours.sans };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...whole }, content);
}

function uprights({ handles, colours }: FigurePicture): string[] {
  return handles.flatMap(({ left, top, height, label, side }) => {
    const line = { x1: left, x2: left, y1: top + 16, y2: top + height, stroke: colours.ink2, 'stroke-width': 1.5 };
    const anchor = side === 'before' ? 'end' : 'start';
    const place = { x: left + (side === 'before' ? -4 : 4), y: top + 12, 'text-anchor': anchor };
    // The sheet's colour around the letters keeps lines off them, as the label's ground does on the page.
    const ground = { stroke: colours.sheet, 'stroke-width': 4, 'paint-order': 'stroke' };
    return [
      element('line', line),
      element('text', { ...place, 'font-size': SMALL, fill: colours.ink, ...ground }, label),
    ];
  });
}

function ramp(
  { low, high, from, to }: NonNullable<FigurePicture['ramp']>,
  y: number,
  { ink2 }: FigurePicture['colours'],
): string[] {
  const left = MARGIN + textWidth(low, SMALL) + 6;
  const text = { y, 'font-size': SMALL, fill: ink2 };
  return [
    element('linearGradient', { id: 'ramp' }, [
      element('stop', { offset: 0, 'stop-color': from }),
      element('stop', { offset: 1, 'stop-color': to }),
    ]),
    element('text', { ...text, x: MARGIN }, low),
    element('rect', {
      x: left,
      y: y - 10,
      width: RAMP,
      height: 10,
      fill: 'url(#ramp)',
      stroke: ink2,
      'stroke-opacity': 0.4,
    }),
    element('text', { ...text, x: left + RAMP + 8 }, high),
  ];
}

/** Entries side by side in as many rows as they need. */
function legendParts({ legend, drawing, colours }: FigurePicture, top: number): { parts: string[]; bottom: number } {
  const lengths = legend.map(({ label }) => SWATCH + textWidth(label, SMALL) + 14);
  const { places, bottom } = inRows(lengths, { left: MARGIN, top, right: MARGIN + drawing.width }, ROW);
  const parts = legend.flatMap(({ swatch, label }, index) => {
    const [x, y] = places[index];
    const mark = element('g', { transform: `translate(${x.toFixed(1)} ${(y - 10).toFixed(1)})` }, swatch);
    const text = element('text', { x: x + SWATCH, y: y.toFixed(1), 'font-size': SMALL, fill: colours.ink }, label);
    return [mark, text];
  });
  return { parts, bottom: legend.length > 0 ? bottom : top - 22 };
}
