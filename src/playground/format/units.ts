import { BITS, type InformationWords, NATS } from '../../experiment/information-words.ts';

/** How information, recorded in nats, is shown. What is in other units is never converted. */
export type InformationUnit = InformationWords['name'];

/** The reader's unit, for prose. */
export function informationWords(chosen: InformationUnit): InformationWords {
  return chosen === 'bits' ? BITS : NATS;
}

/**
 * The factor and label with which a quantity recorded in `unit` is shown, `nats` or a rate of them (`nats per step`); a pure number,
 * recorded in `1`, has no label.
 */
export function displayUnit(unit: string, chosen: InformationUnit): { factor: number; label: string } {
  if (chosen === 'bits' && /^nats\b/.test(unit)) return { factor: BITS.of(1), label: unit.replace('nats', 'bits') };
  return { factor: 1, label: unit === '1' ? '' : unit };
}

/** Two numbers that differ by the rounding of a logarithm's base are one. */
const ROUNDING = 1e-12;

/** What a lesson gives in nats and once more in bits is one number for a reader who sees bits: the second is left out. */
export function withoutTwins<Shown extends { unit: string; value: number }>(
  shown: readonly Shown[],
  chosen: InformationUnit,
): readonly Shown[] {
  const { factor, label } = displayUnit('nats', chosen);
  if (label === 'nats') return shown;
  const inNats = shown.filter(({ unit }) => unit === 'nats');
  const isTwin = ({ unit, value }: Shown) =>
    unit === label && inNats.some((each) => Math.abs(factor * each.value - value) <= ROUNDING * Math.abs(value));
  return shown.filter((each) => !isTwin(each));
}
