import type { Quantity } from '../../recording/recording.ts';
import { formatNumber, formatPlace } from '../format/numbers.ts';
import { formatSentence } from '../format/sentence.ts';
import { symbolOf } from '../format/symbols.ts';
import { displayUnit, withoutTwins } from '../format/units.ts';
import { shownReading } from '../session/shown-reading.ts';
import { settings } from '../state/store.ts';
import { OfLastStep } from './of-last-step.tsx';
import { Prose } from './prose.tsx';

/** The numbers that the lesson is about, large and aligned. */
export function Quantities() {
  const { quantities, late } = shownReading.value;
  if (quantities.length === 0) return null;
  return (
    <section class="quantities" aria-label="Quantities">
      <OfLastStep />
      <dl>
        {withoutTwins(quantities, settings.value.units).map((quantity) => (
          <LargeNumber key={quantity.name} quantity={quantity} late={late.has(`quantity ${quantity.name}`)} />
        ))}
      </dl>
    </section>
  );
}

function LargeNumber({ quantity, late }: { quantity: Quantity; late: boolean }) {
  const { name, label, value, unit, at } = quantity;
  const { factor, label: shownUnit } = displayUnit(unit, settings.value.units);
  const where = Object.entries(at ?? {}).map(([key, each]) => `${symbolOf(key)}\u00a0=\u00a0${formatPlace(each)}`);
  return (
    <div data-quantity={name} aria-busy={late || undefined}>
      <dt>
        <Prose text={formatSentence(label, settings.value.units)} />
        {where.length > 0 && (
          <span>
            {' '}
            at{'\u00a0'}
            {where.join(', ')}
          </span>
        )}
      </dt>
      <dd>
        {formatNumber(value * factor)}
        {shownUnit && <span class="unit"> {shownUnit}</span>}
      </dd>
    </div>
  );
}
