import { useState } from 'preact/hooks';
import type { Plan } from '../../experiment/experiment.ts';
import { objectiveStyle } from '../charts/palette.ts';
import { formatNumber } from '../format/numbers.ts';
import { displayUnit } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { objectiveLabels, settings } from '../state/store.ts';
import { Choice } from './choice.tsx';
import { type Judge, judgesOf } from './judges.ts';
import { lowestScores } from './lowest-scores.ts';

/** Every fitted model scored under every objective, each once: the lowest of each column is marked. */
export function CrossEvaluationTable() {
  const { crossEvaluation } = session.reading.value;
  const plan = session.plan.value;
  const [examples, setExamples] = useState<'train' | 'held out'>('train');
  if (!plan || !crossEvaluation || crossEvaluation.train.length !== plan.runs.length) return null;
  const { train, heldOut } = crossEvaluation;
  const rows = (examples === 'held out' && heldOut) || train;
  const mixed = new Set(plan.runs.map(({ spec }) => spec.model.kind === 'categorical')).size > 1;
  const penalised = plan.runs.some(({ spec }) => spec.model.kind === 'mixture' && spec.model.scalePenalty);
  const lacking = rows.some((row) => row.includes(null));
  return (
    <section class="cross" aria-labelledby="cross-title">
      <div class="section-head">
        <h2 id="cross-title">Every model under every objective</h2>
        {plan.runs[0].spec.replicas > 1 && <p class="pill-text">medians of replicas</p>}
        {heldOut && (
          <div class="section-tools">
            <Choice
              label="Scored on"
              options={['train', 'held out'] as const}
              value={examples}
              onChange={(chosen) => setExamples(chosen)}
            />
          </div>
        )}
      </div>
      <section
        class="sheet"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        aria-label="Every model under every objective, as a table"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">trained under</th>
              {judgesOf(plan).map((judge) => (
                <JudgeHeading key={judge.runs[0]} plan={plan} judge={judge} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, model) => (
              <tr key={plan.runs[model].label} style={objectiveStyle(model)}>
                <th scope="row" class="objective-ink">
                  {plan.runs[model].label}
                </th>
                {judgesOf(plan).map(({ runs: [column] }) => {
                  const { unit } = plan.runs[column].spec.objective;
                  const best = lowestScores(rows.map((each) => each[column]))[model];
                  return <Score key={column} value={row[column]} unit={unit} best={best} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint">
          Evaluated in float64; the lowest of each column is marked, and what its digits or rounding cannot tell from
          it.
          {lacking &&
            (mixed
              ? ' Tables and densities have no outcomes in common: –.'
              : ' A model without a noise scale has no likelihood: –.')}
          {penalised &&
            ' Penalties on scales are left out: they are of the model that is trained, not of what is paid.'}
        </p>
      </section>
    </section>
  );
}

/** A run that scores as no other does gives its column name and colour; else it is the objective's name, in ink. */
function JudgeHeading({ plan, judge: { runs } }: { plan: Plan; judge: Judge }) {
  const { label, spec } = plan.runs[runs[0]];
  const { id, unit } = spec.objective;
  return (
    <th scope="col" class="number" style={runs.length > 1 ? undefined : objectiveStyle(runs[0])}>
      {runs.length > 1 ? (objectiveLabels.value.get(id) ?? label) : <span class="objective-ink">{label}</span>}
      <Unit unit={unit} />
    </th>
  );
}

function Unit({ unit }: { unit: string }) {
  const { label } = displayUnit(unit, settings.value.units);
  return label === '' ? null : <span class="unit"> {label}</span>;
}

function Score({ value, unit, best }: { value: number | null; unit: string; best: boolean }) {
  if (value === null) return <td class="number">–</td>;
  const { factor } = displayUnit(unit, settings.value.units);
  return (
    <td class={best ? 'number best' : 'number'}>
      {formatNumber(value * factor)}
      {best && <span class="visually-hidden"> (lowest)</span>}
    </td>
  );
}
