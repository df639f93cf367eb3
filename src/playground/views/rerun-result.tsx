import { formatCount } from '../format/numbers.ts';
import { type Rerunning, stopRerun } from '../session/rerunning.ts';

/** How running a recording again goes, and what it came to. */
export function RerunResult({ id, state }: { id: string; state: Rerunning }) {
  return (
    <div class={`rerun ${state.kind}`} role="status">
      {state.kind === 'running' && (
        <p>
          Running it again: {formatCount(state.done)}
          {state.total > 0 && ` of ${formatCount(state.total)}`}{' '}
        </p>
      )}
      {state.kind === 'same' && <p>✓ {state.text}</p>}
      {state.kind === 'failed' && <p>{state.text}</p>}
      {state.kind === 'differs' && (
        <ul>
          {state.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <button type="button" class="text-button" onClick={() => stopRerun(id)}>
        {state.kind === 'running' ? 'Stop' : 'Dismiss'}
      </button>
    </div>
  );
}
