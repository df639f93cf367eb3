import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../src/experiment/figure.ts';
import { inReadersUnit } from '../src/playground/charts/figures/in-readers-unit.ts';
import { formatSentence } from '../src/playground/format/sentence.ts';
import { displayUnit } from '../src/playground/format/units.ts';
import { EXPERIMENTS } from './registry.ts';
import { planOf, train } from './train.fixture.ts';

/** Natural logarithms of numbers that no unit of information changes: a parameter as it is trained, a function x ↦ f(x). */
const NATURAL =
  /off (the )?ln σ|With ln σ\(x\) linear|−ln x|x ln x|their logarithm is \$\\\\ln\$|gradient along \$\\\\ln \\\\sigma\$/g;
/** Told of nats themselves. */
const OF_NATS = /Nats count|One nat|turns nats into|of 1 nat at least|gradient of the loss in nats/g;
/** A unit, as it is recorded; a claim's id. */
const UNIT = /'nats(\/y²?| per step)?'|'nat'/g;

describe('as it is written', () => {
  const folders = [new URL('./', import.meta.url), new URL('../src/objectives/', import.meta.url)];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$/.test(name) && !/\.(test|fixture)\.ts$/.test(name))
      .map((name): [string, URL] => [name, new URL(name, folder)]),
  );

  test.each(files)('%s names no natural logarithm, and no number of nats that stays one', (_, file) => {
    for (const line of readFileSync(file, 'utf8').split('\n').map(withoutComment)) {
      expect(line.replace(NATURAL, '')).not.toMatch(/\bln\b/);
      // Behind a number that is put in, also where a template stands within another.
      expect(line.replace(OF_NATS, '')).not.toMatch(/[}\d] nats?\b/);
      for (const [text] of line.matchAll(/'[^'\n]*'|`[^`\n]*`?|"[^"\n]*"/g)) {
        expect(
          text
            .replace(OF_NATS, '')
            .replace(UNIT, '')
            .replace(/\$\{[^}]*\}/g, ''),
          line,
        ).not.toMatch(/\bnats?\b/);
      }
    }
  });
});

function withoutComment(line: string): string {
  return /^\s*(\/\/|\/?\*|import )/.test(line) ? '' : line;
}

/** Short runs: what is told of a lesson is told from the first steps on. */
const SHORT: Record<string, string> = { steps: '40', replicas: '2' };

test.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))(
  '%s: in bits, what is computed names no nats and no natural logarithm',
  async (id, experiment) => {
    const taken = (name: string) =>
      experiment.controls.some((each) => each.name === name && !(Number('min' in each ? each.min : 0) > 2));
    const settings = Object.fromEntries(Object.entries(SHORT).filter(([name]) => taken(name)));
    const plan = planOf(id, settings);
    const { runs, findings, claims, quantities } = await train(id, settings);
    const evidence = { runs, findings };
    const levels = [...plan.theory, ...(experiment.predictions?.(evidence, plan) ?? [])];
    const figures = experiment.figures?.(evidence, plan) ?? [];
    const texts = [
      ...[
        ...claims.map(({ statement, unit }) => [statement, unit]),
        ...quantities.map(({ label, unit }) => [label, unit]),
      ],
      ...levels.map(({ label }) => [label, '']),
      ...figures.flatMap(wordsOf),
    ].map(([text, unit]) => `${formatSentence(text, 'bits')} ${displayUnit(unit, 'bits').label}`);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) {
      expect(text.replace(OF_NATS, '')).not.toMatch(/\bnats?\b/);
      expect(text.replace(NATURAL, '')).not.toMatch(/\bln\b/);
    }
  },
);

/** A figure's words as the page shows them in bits. */
function wordsOf(figure: Figure): [text: string, unit: string][] {
  const shown = inReadersUnit(figure, 'bits');
  const named: { label: string; unit?: string }[] =
    shown.kind === 'table'
      ? [...shown.columns, ...shown.rows.flat().map((cell) => ({ label: String(cell) }))]
      : shown.kind === 'bars'
        ? shown.series.map(({ label }) => ({ label, unit: shown.unit }))
        : shown.kind === 'lines'
          ? [shown.x, shown.y, ...shown.lines, ...(shown.handles ?? [])]
          : [{ label: '', unit: shown.unit }];
  return [
    [shown.title, ''],
    [shown.caption ?? '', ''],
    ...named.map(({ label, unit }): [string, string] => [label, unit ?? '']),
  ];
}
