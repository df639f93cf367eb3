import { plainColour } from '../plain-colour.ts';
import { element } from '../svg-text.ts';

/** What says where a shape lies; how it looks comes from the style sheet. */
const GEOMETRY = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'width', 'height', 'dy', 'transform'];

/** What marks the value that is being read. */
const READING = '.read-slot, .read-mark, .read-cell';

/** Properties of lines and texts, with what they are where nothing is said. */
const LINE = { 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter' };
const TEXT = { 'font-weight': '400', 'text-anchor': 'start', 'dominant-baseline': 'auto' };

/** The shapes of a drawing on the page as parts of an SVG document that needs no style sheet: each says how it looks. */
export function standingAlone(drawing: SVGElement): string[] {
  return [...drawing.children].flatMap((child) => {
    if (child.matches(READING)) return [];
    if (child.localName === 'g') return standingAlone(child as SVGElement);
    return [shape(child as SVGElement)];
  });
}

function shape(node: SVGElement): string {
  const spans = [...node.children].map((span) => element('tspan', geometry(span), span.textContent ?? ''));
  const content = spans.length > 0 ? spans : (node.textContent ?? '');
  return element(node.localName, { ...geometry(node), ...looks(node) }, content);
}

function geometry(node: Element): Record<string, string> {
  const said = GEOMETRY.flatMap((name) => {
    const value = node.getAttribute(name);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(said);
}

function looks(node: SVGElement): Record<string, string | number> {
  const style = getComputedStyle(node);
  const read = (name: string) => style.getPropertyValue(name);
  const isText = node.localName === 'text';
  const stroke = paint('stroke', read);
  const plain = isText ? TEXT : LINE;
  const said = Object.entries(plain).filter(([name, usual]) => read(name) !== usual);
  return {
    ...paint('fill', read),
    ...stroke,
    ...(stroke.stroke && { 'stroke-width': Number.parseFloat(read('stroke-width')) }),
    ...(read('stroke-dasharray') !== 'none' && { 'stroke-dasharray': read('stroke-dasharray').replace(/px|,/g, '') }),
    ...(isText && { 'font-size': Number.parseFloat(read('font-size')) }),
    ...(read('paint-order') !== 'normal' && { 'paint-order': read('paint-order') }),
    ...Object.fromEntries(said.map(([name]) => [name, read(name)])),
  };
}

/** A fill or a stroke with its opacity. */
function paint(name: 'fill' | 'stroke', read: (property: string) => string): Record<string, string | number> {
  const colour = plainColour(read(name));
  if (!colour) return name === 'fill' ? { fill: 'none' } : {};
  const opacity = colour.opacity * Number(read(`${name}-opacity`));
  return { [name]: colour.hex, ...(opacity < 1 && { [`${name}-opacity`]: Number(opacity.toFixed(3)) }) };
}
