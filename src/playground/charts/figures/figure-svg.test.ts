import { expect, test } from 'vitest';
import { type FigurePicture, figureSvg } from './figure-svg.ts';

const picture: FigurePicture = {
  title: 'P & Q',
  caption: 'What each outcome costs, in words that are too many for one line of a figure as narrow as this one is.',
  names: { upright: 'nats', lower: 'samples n' },
  drawing: { width: 300, height: 200, parts: ['<rect x="1" y="2" width="3" height="4" fill="#123456"></rect>'] },
  handles: [{ left: 120, top: 8, height: 160, label: 'σ = 1', side: 'before' }],
  ramp: null,
  notes: ['2 points at ±∞, marked at the edge.'],
  legend: ['P', 'Q', 'a name that is long', 'another that is'].map((label) => ({ swatch: [], label })),
  source: 'https://a.b/?c=1&d=2',
  colours: { ink: '#111111', ink2: '#555555', sheet: '#ffffff', sans: 'system-ui, "Segoe UI", sans-serif' },
};

const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

test('title, caption, names of axes, handles, notes and legend stand in the document, over the sheet’s colour', () => {
  const svg = figureSvg(picture);
  expect(svg).toContain('<title>P &amp; Q</title>');
  expect(svg).toContain('https://a.b/?c=1&amp;d=2');
  expect(svg).toMatch(/<rect width="332" height="\d+" fill="#ffffff">/);
  expect(svg).toContain('font-family="system-ui, &quot;Segoe UI&quot;, sans-serif"');
  expect(svg).toContain(picture.drawing.parts[0]);
  for (const text of ['P &amp; Q', 'nats', 'samples n', 'σ = 1', ...picture.notes, 'a name that is long']) {
    expect(svg).toContain(`>${text}</text>`);
  }
  expect(count(svg, /<[a-z]/gi)).toBe(count(svg, /<\//g));
});

test('long texts and legends are broken into lines that fit', () => {
  const ys = [...figureSvg(picture).matchAll(/<text x="16" y="([\d.]+)" font-size="13"/g)].map(([, y]) => Number(y));
  expect(ys.length).toBeGreaterThan(1);
  const rows = (legend: FigurePicture['legend']) =>
    Number(/height="(\d+)"/.exec(figureSvg({ ...picture, legend }))![1]);
  expect(rows(picture.legend)).toBe(rows(picture.legend.slice(0, 2)) + 18);
});

test('the ramp of a grid says what the darkness of its cells means', () => {
  const svg = figureSvg({ ...picture, ramp: { low: '0', high: '0.5 (nats)', from: '#ffffff', to: '#888888' } });
  expect(svg).toContain('<stop offset="1" stop-color="#888888">');
  expect(svg).toContain('>0.5 (nats)</text>');
});
