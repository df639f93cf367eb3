import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/experiment/findings.ts';
import { broken, planOf, train } from '../train.fixture.ts';
import { sourceCoding } from './experiment.ts';
import type { Facts } from './theory.ts';

const SHORT = { symbols: '50000' };
const TEXT = 'it is a truth universally acknowledged '.repeat(50);

describe('the lesson', () => {
  test('every claim holds for the letters of English, and chance has no part in its 0.1 %', async () => {
    const { claims, environment, quantities } = await train('source-coding', {});
    expect(broken(claims)).toEqual([]);
    expect(claims).toHaveLength(19);
    const value = (name: string) => quantities.find((quantity) => quantity.name === name)!.value;
    // These draws surprise by less than H₂(P), and so does their code take less: but no less than they surprise by.
    expect(value('rangeCoderRate')).toBeLessThan(value('entropy'));
    expect(value('rangeCoderRate')).toBeGreaterThan(value('messageSurprise'));
    // MacKay's letters: the code for the wrong Q happens to be rounded up less.
    expect(claims.find(({ id }) => id === 'wrong-shannon-within-a-bit')?.statement).toContain('less than made for P');
    expect(environment).toMatchObject({ path: 'study', precision: 'float64' });
    for (const id of ['range-coder-entropy', 'wrong-range-coder-entropy']) {
      const { expected, tolerance } = claims.find((claim) => claim.id === id)!;
      expect(tolerance / expected).toBeCloseTo(1e-3, 12);
    }
  });

  test.each([
    ['a dyadic table', { preset: 'halves' }],
    ['a biased coin, believed to be biased the other way', { preset: 'coin', wrong: 'reversed' }],
    ['256 equal outcomes, other seeds', { preset: 'uniform-256', seed: '7' }],
    ['a table and a Q of one’s own', { table: '[0.4,0.3,0.2,0.1]', model: '[0.1,0.2,0.3,0.4]' }],
    ['an impossible outcome', { table: '[0.5,0.5,0]', wrong: 'uniform' }],
    ['a Q that misses one', { table: '[0.5,0.5,0]', wrong: 'reversed' }],
    ['a certain outcome', { table: '[1,0]' }],
    ['a coin that all but always comes up heads', { table: '[0.999999,0.000001]' }],
    ['a text', { text: TEXT }],
    ['a text of one character', { text: 'aaaa' }],
    ['one symbol', { symbols: '1' }],
  ] as [string, Record<string, string>][])('every claim holds for %s', async (_, settings) => {
    const { claims } = await train('source-coding', { ...SHORT, ...settings });
    expect(broken(claims)).toEqual([]);
  });

  test.each([
    ['cover-thomas', 1, { entropy: 2.2854752972, huffmanRate: 2.3 }],
    ['thirds', 1, { entropy: 1.8553885422, huffmanRate: 2 }],
    ['letters', 1, { entropy: 4.1089129754, huffmanRate: 4.1453709258 }],
    ['coin', 8, { entropy: 0.46899559, huffmanRate: 1, blockRate: 0.47579935 }],
    ['coin', 10, { blockRate: 0.47669119 }],
  ])('published rates of %s in blocks of up to %i', async (preset, block, expected) => {
    const { quantities } = await train('source-coding', { preset, block: String(block), symbols: '1000' });
    for (const [name, value] of Object.entries(expected)) {
      expect(quantities.find((quantity) => quantity.name === name)?.value, name).toBeCloseTo(value, 8);
    }
  });

  test('a text’s own symbols are coded, at exactly its entropy', async () => {
    const { findings } = await train('source-coding', { text: TEXT });
    const { rows } = findings.find(({ name }) => name === 'messages')!;
    const [n, , surprise] = rows[rows.length - 1];
    expect(n).toBe(TEXT.length);
    const { own, wrong } = planOf('source-coding', { text: TEXT }).facts as Facts;
    expect(surprise / n).toBeCloseTo(own.entropy, 12);
    expect(wrong.radius).toBe(0);
  });

  test('a Q that misses an outcome costs infinitely much, and its message is not written', async () => {
    const { claims, quantities } = await train('source-coding', { ...SHORT, table: '[0.5,0.5]', model: '[1,0]' });
    expect(quantities.find(({ name }) => name === 'crossEntropy')?.value).toBe(Number.POSITIVE_INFINITY);
    expect(claims.map(({ id }) => id)).not.toContain('wrong-range-coder-entropy');
  });

  test('small figures', async () => {
    const plan = planOf('source-coding', { preset: 'uniform-256' });
    const { runs, findings } = await train('source-coding', { ...SHORT, preset: 'uniform-256' });
    for (const figure of sourceCoding.figures!({ runs, findings }, plan)) {
      expect(JSON.stringify(figure).split(',').length, figure.id).toBeLessThan(2000);
    }
  });
});

describe('claims that can fail', () => {
  const settings = { preset: 'cover-thomas', symbols: '200000', wrong: 'uniform' };
  const failing = (findings: Findings) =>
    sourceCoding.claims([], planOf('source-coding', settings), findings).flatMap(({ holds, id }) => (holds ? [] : id));
  const altered = (findings: Findings, table: string, column: string, change: (value: number) => number): Findings =>
    findings.map((found) => {
      if (found.name !== table) return found;
      const at = found.columns.findIndex(({ name }) => name === column);
      return { ...found, rows: found.rows.map((row) => row.map((value, i) => (i === at ? change(value) : value))) };
    });

  test('each is broken by what it is about', async () => {
    const { findings } = await train('source-coding', settings);
    expect(failing(findings)).toEqual([]);
    const breaks: [string, string, (value: number) => number, string[]][] = [
      ['codes', 'huffman', (l) => l - 1, ['huffman-at-least-entropy', 'huffman-kraft', 'huffman-prefix-free']],
      ['codes', 'huffman', (l) => l + 2, ['huffman-within-a-bit']],
      ['codes', 'shannon', (l) => l - 1, ['shannon-at-least-entropy', 'shannon-kraft']],
      ['codes', 'shannon', (l) => l + 1, ['shannon-within-a-bit']],
      ['codes', 'wrongShannon', (l) => l - 1, ['wrong-shannon-at-least-entropy']],
      ['codes', 'wrongShannon', (l) => l + 1, ['wrong-shannon-within-a-bit']],
      ['search', 'least', (l) => 0.99 * l, ['no-code-beats-entropy', 'no-code-beats-huffman']],
      ['blocks', 'huffman', (rate) => 0.9 * rate, ['block-at-least-entropy']],
      ['blocks', 'shannon', (rate) => 1.5 * rate, ['block-within']],
      ['messages', 'bits', (bits) => 1.002 * bits, ['range-coder-surprise']],
      ['messages', 'bits', (bits) => 0.99 * bits, ['range-coder-surprise', 'range-coder-entropy']],
      ['messages', 'wrongBits', (bits) => 1.01 * bits, ['wrong-range-coder-surprise', 'wrong-range-coder-entropy']],
      ['readBack', 'own', () => 1, ['round-trip']],
    ];
    for (const [table, column, change, ids] of breaks) {
      expect(failing(altered(findings, table, column, change))).toEqual(expect.arrayContaining(ids));
    }
  });

  test('draws from another table are noticed', async () => {
    const { findings } = await train('source-coding', {
      ...settings,
      preset: 'uniform-256',
      table: '[0.2,0.2,0.2,0.2,0.2]',
    });
    expect(failing(findings)).toEqual(expect.arrayContaining(['range-coder-entropy']));
  });
});

describe('bad input', () => {
  test.each([
    [{ model: '[0.5,0.5]' }, 'model has not as many outcomes as the table; got 2; expected 27 probabilities'],
    [{ model: '[0.5,' }, 'model is not JSON'],
    [{ model: '[0.5,0.6]' }, 'model does not sum to 1'],
  ] as [Record<string, string>, string][])('%o', (settings, message) => {
    expect(() => planOf('source-coding', settings)).toThrow(message);
  });
});
