import { parseArgs } from 'node:util';
import { InputError } from '../../src/input-error.ts';
import { parseDecimal } from '../../src/parse-decimal.ts';

export interface PageBenchOptions {
  /** How often the lesson is reset; 0: that is not measured. */
  resets: number;
  /** How long it trains on and on; 0: that is not measured. */
  minutes: number;
  /** Whether frame times are measured, or memory alone. */
  frames: boolean;
}

/** Reads the command line's words. Throws InputError for an unknown option or a bad value. */
export function readPageOptions(args: string[]): PageBenchOptions {
  const { resets, minutes, frames } = readWords(args);
  return { resets: readCount('resets', resets), minutes: readCount('minutes', minutes), frames };
}

function readWords(args: string[]): { resets: string; minutes: string; frames: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        resets: { type: 'string', default: '100' },
        minutes: { type: 'string', default: '0' },
        frames: { type: 'boolean', default: true },
      },
      allowNegative: true,
    });
    return values;
  } catch (error) {
    throw new InputError({
      what: 'The options cannot be read',
      got: (error as Error).message.split('. ')[0],
      expected: '--resets 100, --minutes 60, --no-frames',
      remedy: 'docs/benchmarks.md says what they do.',
    });
  }
}

function readCount(name: string, text: string): number {
  const count = parseDecimal(text);
  if (count !== undefined && Number.isInteger(count) && count >= 0) return count;
  throw new InputError({
    what: `--${name} cannot be read`,
    got: text,
    expected: 'a whole number, 0 or more',
    remedy: `For example --${name} 20.`,
  });
}
