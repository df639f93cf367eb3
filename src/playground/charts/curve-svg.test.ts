import { expect, test } from 'vitest';
import type { CurveView } from './curve-frame.ts';
import { curveLines } from './curve-lines.ts';
import { curveLooks } from './curve-looks.ts';
import { curvePanels } from './curve-panels.ts';
import { curveSvg } from './curve-svg.ts';
import type { CanvasColours } from './palette.ts';
import { twoRuns } from './two-runs.fixture.ts';

const colours: CanvasColours = {
  ink: '#111',
  ink2: '#555',
  hairline: '#ddd',
  sheet: '#fff',
  wrong: '#b00',
  sans: 'sans-serif',
  objective: (index) => (index === null ? '#111' : `#00000${index}`),
  objectiveInk: (index) => `#a0000${index}`,
};

function drawn(patch: Partial<CurveView> = {}, choice: Partial<Parameters<typeof curveLines>[1]> = {}): string {
  const lines = curveLines(twoRuns(), {
    curves: 'losses',
    replica: 1,
    curveOf: 'replica',
    smoothOver: null,
    ...choice,
  });
  const view: CurveView = {
    lines,
    levels: [{ words: 'least <r²> & more', kind: 'proved', value: 0.5, run: 1, unit: null }],
    axis: 'linear',
    factor: () => 1,
    reach: 30.45,
    stepsNamed: true,
    unitLabel: 'nats',
    moment: null,
    everything: true,
    fan: false,
    ...patch,
  };
  return curveSvg({
    panels: curvePanels(view, (unit) => unit),
    title: 'A "title"',
    subtitle: 'replica 2 of 3',
    source: 'https://a.b/?c=1&d=2',
    colours,
  });
}

const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

test('title, units, legend, theory with its kind, and where it comes from, escaped', () => {
  const svg = drawn();
  expect(svg).toContain('<title>A &quot;title&quot;</title>');
  expect(svg).toContain('https://a.b/?c=1&amp;d=2');
  expect(svg).toContain('>nats</text>');
  expect(svg).toContain('least &lt;r²&gt; &amp; more = 0.5000 (proved)</text>');
  for (const label of ['one', 'two']) expect(svg).toContain(`>${label}</text>`);
  // As many elements are closed as opened: it is well formed.
  expect(count(svg, /<[a-z]/gi)).toBe(count(svg, /<\//g));
});

test('curves pass through their values; a NaN is marked and breaks the line; the finish is a ring', () => {
  const svg = drawn();
  const [path] = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="#000000"/g)].map(([, d]) => d);
  const points = path.split(/[ML]/).slice(1);
  expect(points).toHaveLength(3);
  const places = points.map((point) => point.split(',').map(Number));
  expect(places[0][0]).toBe(72);
  // From 2 down to 1.5, to 1: equal falls, and the axis is linear.
  expect(places[1][1] - places[0][1]).toBeCloseTo(places[2][1] - places[1][1], 1);
  expect(places[1][1]).toBeGreaterThan(places[0][1]);
  expect(count(svg, /✕/g)).toBe(1);
  expect(count(svg, /<circle[^>]*stroke="#000000"/g)).toBe(1);
});

test('the ring of the finish has a key where one is drawn, once for all charts', () => {
  const [one, two] = curveLines(twoRuns(), { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null });
  const ended = { ...two, finish: 0.5, unit: 'y²' };
  for (const lines of [[one], [one, ended]]) {
    const svg = drawn({ lines });
    expect(count(svg, /<circle[^>]*stroke="#555"[^>]*><\/circle>\n<text[^>]*>float64 finish<\/text>/g)).toBe(1);
  }
  expect(drawn({ lines: [two] })).not.toContain('float64 finish');
});

test('a predicted slope is dotted, and in the legend by its words', () => {
  const slope = { from: 10, perStep: -0.01 };
  const svg = drawn({ levels: [{ words: 'ln 2 a halving', kind: 'proved', value: 1, run: 0, unit: null, slope }] });
  expect(count(svg, /<path[^>]*stroke-dasharray="1.5 5"/g)).toBe(1);
  expect(svg).toContain('>ln 2 a halving (proved)</text>');
});

test('a band is an area, a fan has a line a replica, a raw line stands behind a smoothed one', () => {
  const plain = count(drawn(), /<path/g);
  expect(plain).toBe(2);
  expect(count(drawn({}, { curveOf: 'quartiles' }), /<path/g)).toBe(plain + 2);
  expect(count(drawn({ fan: true }), /<path/g)).toBe(plain + 6);
  expect(count(drawn({}, { smoothOver: 5 }), /<path/g)).toBe(plain + 2);
});

test('where the colours begin again, curve and legend are broken, otherwise than theory and predictions are', () => {
  const svg = drawn();
  const lines = curveLines(twoRuns(), { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null });
  const seventh = drawn({ lines: lines.map((line) => ({ ...line, run: 6 })) });
  expect(count(svg, /stroke-dasharray="10 3 2 3"/g)).toBe(0);
  expect(count(seventh, /<path[^>]*stroke-dasharray="10 3 2 3"/g)).toBe(lines.length);
  expect(count(seventh, /<line[^>]*stroke-dasharray="10 3 2 3"/g)).toBe(lines.length);
});

test('two units have a chart each, with a tick for each step once', () => {
  const [one, two] = curveLines(twoRuns(), { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null });
  const svg = drawn({ lines: [one, { ...two, unit: 'y²' }] });
  expect(count(svg, /<clipPath/g)).toBe(2);
  for (const unit of ['nats', 'y²']) expect(count(svg, new RegExp(`>${unit}</text>`, 'g'))).toBe(1);
  // Theory without a unit is drawn in both, and has one key.
  expect(count(svg, /<line[^>]*stroke-dasharray="6 4"/g)).toBe(2);
  expect(count(svg, /= 0\.5000 \(proved\)<\/text>/g)).toBe(1);
  expect(count(svg, />20<\/text>/g)).toBe(1);
});

test('earlier recordings are told apart from the live run and from each other', () => {
  const sources = [...twoRuns(), ...twoRuns(), ...twoRuns()];
  const lines = curveLines(sources, { curves: 'losses', replica: 1, curveOf: 'replica', smoothOver: null });
  const dashes = lines.map((line) => curveLooks(line).dash.join());
  expect(new Set(dashes)).toEqual(new Set(['', '16,3', '16,3,4,3']));
  expect(dashes.slice(0, 2)).toEqual(['', '']);
});
