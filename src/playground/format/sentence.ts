import { saidIn } from '../../experiment/information-in-prose.ts';
import { superscript } from '../../experiment/superscript.ts';
import { formatShort } from './numbers.ts';
import { type InformationUnit, informationWords } from './units.ts';

/**
 * A sentence with its numbers as the page writes them: 7.8e-9, also with a true minus, becomes 7.8×10⁻⁹, and nats are said in the
 * reader's unit.
 */
export function formatSentence(sentence: string, units: InformationUnit): string {
  return saidIn(informationWords(units), sentence, formatShort).replace(
    /([\d.])e([+−-]?\d+)\b/g,
    (_, digit, exponent) => `${digit}×10${superscript(Number(exponent.replace('−', '-')))}`,
  );
}
