import { writtenTex } from '../../format/written-maths.ts';
import { canvasColours } from '../palette.ts';
import { plainColour } from '../plain-colour.ts';
import type { FigurePicture } from './figure-svg.ts';
import { standingAlone } from './standing-alone.ts';

/** A figure of the page as it is drawn there now; null where it is shown as a table. */
export function readFigure(sheet: Element): FigurePicture | null {
  const drawing = sheet.querySelector<SVGSVGElement>('.readable-plot > svg');
  if (!drawing) return null;
  const read = (selector: string) => {
    const found = sheet.querySelector(selector);
    return found ? textOf(found) : '';
  };
  return {
    title: read('h2'),
    caption: read('figcaption'),
    names: { upright: read('.axis-name:not(.lower)'), lower: read('.axis-name.lower') },
    drawing: { width: drawing.clientWidth, height: drawing.clientHeight, parts: standingAlone(drawing) },
    handles: [...sheet.querySelectorAll<HTMLElement>('.figure-handle')].map(readHandle),
    ramp: readRamp(sheet),
    notes: [...sheet.querySelectorAll('.figure-note:not(.of-editing)')].map(textOf),
    legend: [...sheet.querySelectorAll('.figure-legend li')]
      .filter((entry) => !entry.querySelector('[aria-pressed="false"]'))
      .map((entry) => ({ swatch: standingAlone(entry.querySelector('svg')!), label: textOf(entry) })),
    source: location.href,
    colours: canvasColours(),
  };
}

function readHandle(handle: HTMLElement): FigurePicture['handles'][number] {
  const { left, top, height } = handle.style;
  return {
    left: Number.parseFloat(left),
    top: Number.parseFloat(top),
    height: Number.parseFloat(height),
    label: textOf(handle),
    side: handle.classList.contains('before') ? 'before' : 'after',
  };
}

function readRamp(sheet: Element): FigurePicture['ramp'] {
  const scale = sheet.querySelector('.grid-scale');
  const bar = scale?.querySelector('.grid-ramp');
  if (!scale || !bar) return null;
  const colours = getComputedStyle(bar).backgroundImage.match(/(?:rgba?|color)\([^()]*\)/g) ?? [];
  const [from, to] = colours.map((colour) => plainColour(colour)?.hex ?? 'none');
  const after = [...scale.childNodes].slice([...scale.childNodes].indexOf(bar) + 1);
  return { low: textOf(scale.firstChild!), high: after.map(textOf).join(''), from, to };
}

/** What is read there, with formulas as a line of text: KaTeX keeps their TeX. */
function textOf(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  if (node instanceof SVGElement) return '';
  if (node.classList.contains('maths')) {
    const tex = node.querySelector('annotation')?.textContent;
    return tex === undefined || tex === null ? (node.textContent ?? '') : writtenTex(tex);
  }
  return [...node.childNodes].map(textOf).join('');
}
