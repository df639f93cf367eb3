import type { InformationWords } from './information-words.ts';

/** Digits that survive a change of unit: more than are shown. */
const DIGITS = 10;

/** Information in a sentence that is recorded, as "0.6931471806 nats": `saidIn` shortens it, and says it in the reader's unit. */
export function inNats(value: number): string {
  const digits = String(Number(value.toPrecision(DIGITS)))
    .replaceAll('-', '−')
    .replace('Infinity', '∞');
  return `${digits} ${value === 1 ? 'nat' : 'nats'}`;
}

const INFORMATION = /([−-]?(?:∞|\d+(?:\.\d+)?(?:e[+−-]?\d+)?)) nats?\b/g;

/** A sentence whose numbers of nats are said in this unit; `write`: how a number is written. */
export function saidIn(unit: InformationWords, sentence: string, write: (value: number) => string): string {
  return sentence.replace(INFORMATION, (whole, digits: string) => {
    const value = unit.of(Number(digits.replaceAll('−', '-').replace('∞', 'Infinity')));
    return `${write(value)} ${unit.name === 'nats' ? whole.match(/nats?$/)![0] : unit.name}`;
  });
}
