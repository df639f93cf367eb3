import type { ClaimResult } from '../../recording/recording.ts';
import { formatNumber } from '../format/numbers.ts';
import { displayUnit } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { settings } from '../state/store.ts';
import { Prose } from './prose.tsx';

/** What theory says, what this run measured, and whether it holds: the same function as the tests and the CLI use. */
export function Claims() {
  const claims = session.claims.value;
  const finished = session.phase.value === 'finished';
  return (
    <section class="claims" aria-labelledby="claims-title">
      <div class="section-head">
        <h2 id="claims-title">Claims</h2>
        <p class="pill-text">{finished ? 'measured on this run' : 'measured so far'}</p>
      </div>
      <div class="sheet">
        {claims.length === 0 ? (
          <p class="empty">Nothing can be measured yet: claims appear while the run goes on.</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">What theory says</th>
                <th scope="col" class="number">
                  expected
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
        )}
      </div>
    </section>
  );
}

function ClaimRow({ claim, finished }: { claim: ClaimResult; finished: boolean }) {
  const { factor, label } = displayUnit(claim.unit, settings.value.units);
  const relation = claim.relation === '=' ? '' : `${claim.relation} `;
  const unit = label === '1' ? '' : label;
  return (
    <tr data-claim={claim.id}>
      <th scope="row">
        <Prose text={claim.statement} />
        {unit && <span class="unit"> {unit}</span>}
      </th>
      <td class="number" data-label="expected" title={`within ${formatNumber(claim.tolerance * factor)}`}>
        {relation}
        {formatNumber(claim.expected * factor)}
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
