import type { ClaimResult } from '../../recording/recording.ts';
import { formatNumber, formatShort } from '../format/numbers.ts';
import { formatSentence } from '../format/sentence.ts';
import { displayUnit } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { settings } from '../state/store.ts';
import { OfLastStep } from './of-last-step.tsx';
import { Prose } from './prose.tsx';

/** What theory says, what this run measured, and whether it holds: the same function as the tests and the CLI use. */
export function Claims() {
  const { claims, problem } = session.reading.value;
  const finished = session.phase.value === 'finished';
  // A check that holds is folded away: what theory says should not drown in what went as it should.
  const quiet = claims.filter(({ kind, holds }) => kind === 'check' && holds);
  const told = claims.filter((claim) => !quiet.includes(claim));
  return (
    <section class="claims" aria-labelledby="claims-title">
      <OfLastStep />
      <div class="section-head">
        <h2 id="claims-title">Claims</h2>
        <p class="pill-text">{finished ? 'measured on this run' : 'measured so far'}</p>
      </div>
      <div class="sheet">
        {problem && <p class="problem">What these runs have come to cannot be measured: {problem}</p>}
        {problem ? null : claims.length === 0 ? (
          <p class="empty">
            {finished
              ? 'No claim applies to this run.'
              : 'Nothing can be measured yet: claims appear while the run goes on.'}
          </p>
        ) : (
          <>
            <ClaimTable claims={told} finished={finished} />
            {quiet.length > 0 && (
              <details class="checks">
                <summary>
                  {quiet.length === 1 ? '1 check' : `${quiet.length} checks`} of the run itself{' '}
                  {quiet.length === 1 ? 'holds' : 'hold'}
                </summary>
                <ClaimTable claims={quiet} finished={finished} />
              </details>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function ClaimTable({ claims, finished }: { claims: readonly ClaimResult[]; finished: boolean }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">What theory says</th>
          <th scope="col" class="number">
            expected <span class="tolerance">± tolerance</span>
          </th>
          <th scope="col" class="number">
            measured
          </th>
          <th scope="col" class="verdict">
            <span class="visually-hidden">verdict</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} finished={finished} />
        ))}
      </tbody>
    </table>
  );
}

/** "in nats", "in units of y²"; a unit that is a phrase ("of 8 replicas") is one already. */
function inUnits(label: string): string {
  if (label === '1' || label === '') return '';
  if (label === 'nats' || label === 'bits') return `(in ${label})`;
  return label.includes(' ') ? `(${label})` : `(in units of ${label})`;
}

/** Less than this share of a tolerance cannot matter to a verdict. */
const NOTHING = 1e-9;

function ClaimRow({ claim, finished }: { claim: ClaimResult; finished: boolean }) {
  const { factor, label } = displayUnit(claim.unit, settings.value.units);
  const relation = claim.relation === '=' ? '' : `${claim.relation}\u00a0`;
  // What is expected at 0 and was computed is its rounding: beside a tolerance, nothing.
  const expected = Math.abs(claim.expected) < NOTHING * claim.tolerance ? 0 : claim.expected;
  return (
    <tr data-claim={claim.id}>
      <th scope="row">
        <Prose text={formatSentence(claim.statement, settings.value.units)} />
        <span class="unit"> {inUnits(label)}</span>
      </th>
      <td class="number" data-label="expected">
        {relation}
        {formatNumber(expected * factor)}
        {claim.tolerance > 0 && <span class="tolerance"> ± {formatShort(claim.tolerance * factor, 2)}</span>}
      </td>
      <td class="number" data-label="measured">
        {formatNumber(claim.measured * factor)}
      </td>
      <td class="verdict">
        {claim.holds ? (
          <span class="chip holds">✓ holds</span>
        ) : finished ? (
          <span class="chip wrong">✕ fails</span>
        ) : (
          <span class="chip quiet">not yet</span>
        )}
      </td>
    </tr>
  );
}
