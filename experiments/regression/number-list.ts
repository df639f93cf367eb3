import { InputError } from '../../src/input-error.ts';
import { parseDecimal } from '../../src/parse-decimal.ts';

/** Different numbers, separated by commas. Throws InputError. */
export function readNumbers(
  text: string,
  name: string,
  most: number,
  what: string,
  fits: (value: number) => boolean,
): number[] {
  const values = text.split(',').map((part) => parseDecimal(part.trim()));
  const good = values.every((value) => value !== undefined && fits(value));
  if (!good || values.length > most || new Set(values).size < values.length) {
    throw new InputError({
      what: `${name} cannot have this value`,
      got: text,
      expected: `1 to ${most} different ${what}, separated by commas`,
    });
  }
  return values as number[];
}
