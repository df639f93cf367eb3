import { formatCount } from '../format/numbers.ts';
import { session } from '../session/commands.ts';
import { rewound } from '../session/rewind.ts';

/** While an earlier step is looked at: what stands here was measured at the last one. Lies in a gap, and moves nothing. */
export function OfLastStep() {
  if (!rewound.value) return null;
  return <p class="of-last-step">of the last step, {formatCount(session.step)}</p>;
}
