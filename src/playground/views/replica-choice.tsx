import type { ComponentChildren } from 'preact';
import type { Plan } from '../../experiment/experiment.ts';
import { session } from '../session/commands.ts';
import { replicaStanding } from '../session/series.ts';
import { change, settings } from '../state/store.ts';
import { whatDiffers } from './what-differs.ts';

/** More replicas than this are named by number in the address, not in a list. */
const MOST_LISTED = 256;

/** Which replica the cards and the bold curves show, and in what alone the competitors differ. */
export function ReplicaChoice(props: { plan: Plan; replica: number; children?: ComponentChildren }) {
  const { plan, replica, children } = props;
  const count = plan.runs[0].spec.replicas;
  void session.frame.value;
  const chosen = settings.value.replica;
  return (
    <div class="replica-choice">
      <p>{whatDiffers(plan)}</p>
      {children}
      {count > 1 && (
        <label>
          Showing{' '}
          <select
            value={String(chosen)}
            onChange={({ currentTarget: { value } }) => change({ replica: value === 'auto' ? 'auto' : Number(value) })}
          >
            <option value="auto">
              {chosen === 'auto'
                ? [`replica ${replica + 1} of ${count}`, replicaStanding(session.histories, replica)]
                    .filter(Boolean)
                    .join(', ')
                : 'the one that tells most'}
            </option>
            {Array.from({ length: Math.min(count, MOST_LISTED) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              <option key={index} value={String(index)}>
                replica {index + 1} of {count}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
