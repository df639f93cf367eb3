import { Categorical } from '../../src/distributions/categorical.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { Frequencies } from '../../src/information/codes/frequencies.ts';
import { RangeDecoder, RangeEncoder } from '../../src/information/codes/range-coder.ts';
import { CompensatedSum } from '../../src/information/compensated-sum.ts';
import { STREAM, uniform } from '../../src/information/random.ts';
import { outcomesOfText } from '../probability-tables.ts';
import { REPLICA } from './model.ts';
import type { Facts } from './theory.ts';

/** Symbols coded in a round: some milliseconds. */
const ROUND_SYMBOLS = 32_768;
/** Between two points of the curve n grows by this factor. */
const STEP = Math.SQRT2;

/** Each symbol is written in one round and read back in another. */
export function messageRounds({ symbols }: Facts): number {
  return 2 * Math.ceil(symbols / ROUND_SYMBOLS);
}

/** One message: what it cost so far, and what its symbols surprise the table by that its code was made for. */
class Message {
  readonly surprise = new CompensatedSum();
  private readonly frequencies: Frequencies;
  private readonly encoder = new RangeEncoder();
  private readonly surprises: Float64Array;
  private decoder: RangeDecoder | null = null;

  constructor(table: readonly number[]) {
    this.frequencies = new Frequencies(table);
    this.surprises = Float64Array.from(table, (p) => -Math.log2(p));
  }

  write(outcome: number): void {
    this.encoder.encode(outcome, this.frequencies);
    this.surprise.add(this.surprises[outcome]);
  }

  get bits(): number {
    return this.encoder.bits;
  }

  /** The next outcome, from the finished message's bytes alone. */
  read(): number {
    this.decoder ??= new RangeDecoder(this.encoder.finish());
    return this.decoder.decode(this.frequencies);
  }
}

/**
 * `messages`: real bits of the first n symbols by the range coder made for P and by that made for Q (∞ where it has no
 * code for them), beside the sums of −log₂ P and −log₂ Q. `readBack`: symbols of either message that were read wrongly.
 */
export function* codeMessages(facts: Facts): Generator<Findings, void> {
  const own = new Message(facts.probabilities);
  const wrong = facts.wrong.entropy === Number.POSITIVE_INFINITY ? null : new Message(facts.model);
  const outcomes = yield* write(facts, own, wrong);
  const { messages } = outcomes;
  let [ownWrongly, wrongWrongly] = [0, 0];
  for (let from = 0; from < facts.symbols; from += ROUND_SYMBOLS) {
    const to = Math.min(from + ROUND_SYMBOLS, facts.symbols);
    for (let i = from; i < to; i++) {
      if (own.read() !== outcomes.symbols[i]) ownWrongly++;
      if (wrong && wrong.read() !== outcomes.symbols[i]) wrongWrongly++;
    }
    const columns = { symbols: 'symbols', own: 'symbols', wrong: 'symbols' };
    yield [messages, foundTable('readBack', columns, [[to, ownWrongly, wrongWrongly]])];
  }
}

function* write(facts: Facts, own: Message, wrong: Message | null) {
  const { symbols: n, seed } = facts;
  const given = facts.text === null ? null : outcomesOfText(facts.text);
  const symbols = given ?? new Uint16Array(n);
  const table = new Categorical(facts.probabilities);
  const rows: number[][] = [];
  const columns = { n: 'symbols', bits: 'bits', surprise: 'bits', wrongBits: 'bits', wrongSurprise: 'bits' };
  let messages = foundTable('messages', columns, rows);
  let mark = 16;
  for (let from = 0; from < n; from += ROUND_SYMBOLS) {
    const to = Math.min(from + ROUND_SYMBOLS, n);
    for (let i = from; i < to; i++) {
      if (!given) symbols[i] = table.outcomeAt(uniform(seed, STREAM.sample, REPLICA.symbols, i));
      own.write(symbols[i]);
      wrong?.write(symbols[i]);
      if (i + 1 < mark && i + 1 < n) continue;
      const cost = (message: Message | null) =>
        message ? [message.bits, message.surprise.value] : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      rows.push([i + 1, ...cost(own), ...cost(wrong)]);
      mark = Math.max(i + 2, Math.ceil(mark * STEP));
    }
    messages = foundTable('messages', columns, rows.slice());
    yield [messages] as Findings;
  }
  return { symbols, messages };
}
