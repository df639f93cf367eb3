import katex from 'katex';
import { expect, test } from 'vitest';
import { EXPERIMENTS } from './registry.ts';

const texts = EXPERIMENTS.flatMap(({ id, guide }) =>
  guide.flatMap(({ text }) => (typeof text === 'string' ? [[id, text] as const] : [])),
);

test.each(texts)('%s: KaTeX sets the formulas of its guide, and warns of none', (_, text) => {
  for (const [, tex] of text.matchAll(/\$([^$]+)\$/g)) {
    expect(() => katex.renderToString(tex, { strict: 'error', throwOnError: true }), tex).not.toThrow();
  }
});
