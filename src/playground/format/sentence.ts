import { saidIn } from '../../experiment/information-in-prose.ts';
import { superscript } from '../../experiment/superscript.ts';
import { formatCount, formatShort } from './numbers.ts';
import { type InformationUnit, informationWords } from './units.ts';

/** A whole number of steps, or of a step, that has no separators yet. */
const STEPS = /(?<![\d.,])\d{4,}(?= steps?\b)|(?<=\bstep )\d{4,}\b(?![.,]\d)/g;

/**
 * A sentence with its numbers as the page writes them: 7.8e-9, also with a true minus, becomes 7.8×10⁻⁹, steps are counted as 12,000,
 * and nats are said in the reader's unit.
 */
export function formatSentence(sentence: string, units: InformationUnit): string {
  return saidIn(informationWords(units), sentence, formatShort)
    .replace(STEPS, (steps) => formatCount(Number(steps)))
    .replace(
      /([\d.])e([+−-]?\d+)\b/g,
      (_, digit, exponent) => `${digit}×10${superscript(Number(exponent.replace('−', '-')))}`,
    );
}
