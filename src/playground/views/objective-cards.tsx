import type { Plan } from '../../experiment/experiment.ts';
import { plannedSteps } from '../../experiment/planned-steps.ts';
import type { Status } from '../../recording/recording.ts';
import { stepReach } from '../charts/curve-frame.ts';
import { unitText } from '../charts/figures/unit-text.ts';
import type { SettledFit } from '../charts/fit-room.ts';
import { ModelPanel } from '../charts/model-panel.tsx';
import { objectiveStyle, objectiveTurn } from '../charts/palette.ts';
import { SPARK, type Spark, sparks } from '../charts/spark.ts';
import { tableTop } from '../charts/table-top.ts';
import { formatNumber } from '../format/numbers.ts';
import { formatSentence } from '../format/sentence.ts';
import { session } from '../session/commands.ts';
import type { RunHistory } from '../session/history.ts';
import { shownHistories } from '../session/rewind.ts';
import { shownReplica } from '../session/shown-replica.ts';
import { showDialog } from '../state/dialogs.ts';
import { embedded, settings, trains } from '../state/store.ts';
import { cardNumbers } from './card-numbers.ts';
import { Formula } from './formula.tsx';
import { HandEditingBar, HandEditingButton } from './hand-editing.tsx';
import { ReplicaChoice } from './replica-choice.tsx';
import { settledFits } from './settled-fits.ts';

/** The competitors, side by side. */
export function ObjectiveCards() {
  const plan = session.plan.value;
  if (!plan) return <CardPlaceholders />;
  if (!plan.runs.length) return null;
  void session.frame.value;
  const replica = shownReplica.value;
  const histories = shownHistories();
  const ended = session.phase.value === 'finished';
  const lines = session.histories.map(({ steps }) => ({ steps, finish: null }));
  const glances = sparks(histories, replica, stepReach(lines, plannedSteps(plan), ended));
  const top = tableTop(
    plan.runs,
    histories.map(({ parameters }) => parameters[replica]),
  );
  const settled = settledFits(plan, session.histories, replica);
  return (
    <section aria-label="Objectives">
      <ReplicaChoice plan={plan} replica={replica}>
        <HandEditingButton plan={plan} />
      </ReplicaChoice>
      <HandEditingBar plan={plan} />
      <div class="cards" data-count={plan.runs.length}>
        {plan.runs.map((_, index) => (
          <ObjectiveCard
            // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
            key={index}
            plan={plan}
            index={index}
            history={histories[index]}
            replica={replica}
            spark={glances[index]}
            top={top}
            settled={settled}
          />
        ))}
      </div>
    </section>
  );
}

function ObjectiveCard(props: {
  plan: Plan;
  index: number;
  history: RunHistory;
  replica: number;
  spark: Spark | null;
  /** Of the axis that tables share. */
  top: number;
  settled: readonly SettledFit[];
}) {
  // The history is changed in place: without this the card would be thought unchanged.
  void session.frame.value;
  const { plan, index, history, replica, spark, top, settled } = props;
  const { label, spec, drawer } = plan.runs[index];
  const status = history.statuses[replica];
  const numbers = cardNumbers(spec, history, replica, settings.value.units);
  return (
    <article class={objectiveTurn(index) > 0 ? 'card turned' : 'card'} style={objectiveStyle(index)} aria-label={label}>
      <header>
        <h2 class="objective-ink">{label}</h2>
        {status && (
          <p class={`chip ${TONES[status.status]}`}>
            {formatSentence(status.message, settings.value.units) || WORDS[status.status]}
          </p>
        )}
        {spark && <SparkLine spark={spark} />}
      </header>
      <Formula objective={spec.objective} model={spec.model} drawer={drawer} />
      <ModelPanel
        plan={plan}
        index={index}
        top={top}
        settled={settled}
        parameters={history.parameters}
        replica={replica}
      />
      <dl class="numbers">
        {numbers.map(({ label: name, value, unit, wrong, note }) => (
          <div key={name}>
            <dt>
              {name}
              <span class="unit">{unitText(unit)}</span>
            </dt>
            <dd class={wrong ? 'wrong' : ''}>{typeof value === 'string' ? value : formatNumber(value)}</dd>
            {note !== undefined && <dd class="number-note">{note || '\u00a0'}</dd>}
          </div>
        ))}
      </dl>
      <footer>
        <Tally statuses={history.statuses.map((each) => each.status)} />
        {!embedded.value && (
          <button
            type="button"
            class="text-button"
            aria-label={`Open in … PyTorch, JAX or TensorFlow.js: ${label}`}
            onClick={() => showDialog({ kind: 'code', run: index })}
          >
            Open in …
          </button>
        )}
      </footer>
    </article>
  );
}

/** The loss so far, where the chart of all curves may be out of sight. */
function SparkLine({ spark: { path, end, zero } }: { spark: Spark }) {
  const { width, height } = SPARK;
  return (
    <svg class="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <title>the training loss so far</title>
      {zero !== null && (
        <>
          <line x1={10} x2={width} y1={zero} y2={zero} />
          <text x={0} y={zero} dy="0.35em">
            0
          </text>
        </>
      )}
      <path d={path} />
      <circle cx={end[0]} cy={end[1]} r={2.5} />
    </svg>
  );
}

const TONES: Record<Status, string> = {
  running: 'quiet',
  converged: 'holds',
  unbounded: 'wrong',
  'precision-floor': 'wrong',
  'not-a-number': 'wrong',
  unresolved: 'wrong',
  'step-limit': 'quiet',
};

const WORDS: Record<Status, string> = {
  running: 'running',
  converged: 'converged',
  unbounded: 'heading to −∞',
  'precision-floor': 'out of precision',
  'not-a-number': 'not a number',
  unresolved: 'too narrow to integrate',
  'step-limit': 'at the last step',
};

/** How all replicas of the run stand: "16 replicas so far: 9 heading to −∞, 7 running". */
function Tally({ statuses }: { statuses: readonly Status[] }) {
  if (statuses.length < 2) return <p class="tally" />;
  const counts = new Map<Status, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([status, count]) => `${count} ${WORDS[status]}`);
  return (
    <p class="tally">
      {statuses.length} replicas{session.phase.value === 'finished' ? '' : ' so far'}: {parts.join(', ')}
    </p>
  );
}

function CardPlaceholders() {
  const failed = session.phase.value === 'failed';
  if (!trains.value) {
    return (
      <div class="sheet" aria-busy="true">
        <p class="empty">{failed ? 'Nothing is measured.' : 'Getting ready to measure …'}</p>
      </div>
    );
  }
  return (
    <div class="cards" data-count={2} aria-busy="true">
      {[0, 1].map((index) => (
        <div key={index} class="card placeholder-card">
          {failed ? 'Nothing is training.' : 'Getting the models ready …'}
        </div>
      ))}
    </div>
  );
}
