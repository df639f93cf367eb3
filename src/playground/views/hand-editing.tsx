import type { Plan } from '../../experiment/experiment.ts';
import { handTools, loadHandTools } from '../charts/hand/load.ts';
import { editablePlaneModes } from '../session/plane-population.ts';
import { drawnPoints } from '../session/points.ts';
import { editableModes } from '../session/population.ts';
import { handEditing } from '../state/hand-editing.ts';
import { experiment } from '../state/store.ts';
import { EditsLine } from './edits-line.tsx';

const WORDS = { points: 'Edit points', population: 'Drag the population' };

/** What the panels of a plan let be edited by hand: modes of a population that a control holds, or training points. */
function editableOf(plan: Plan): 'points' | 'population' | null {
  const hasControl = experiment.value?.controls.some(({ name, kind }) => name === 'population' && kind === 'text');
  if (hasControl)
    return populationsOf(plan).some((each) => editableModes(each) ?? editablePlaneModes(each)) ? 'population' : null;
  return drawnPoints(plan) ? 'points' : null;
}

function populationsOf({ runs, drawnFrom }: Plan) {
  return [drawnFrom, ...runs.map(({ spec }) => spec.population)];
}

/** Opens the panels for editing by hand, and closes them. */
export function HandEditingButton({ plan }: { plan: Plan }) {
  const kind = editableOf(plan);
  if (!kind) return null;
  const open = handEditing.value === kind;
  return (
    <button
      type="button"
      class="pill"
      aria-pressed={open}
      onClick={() => {
        loadHandTools();
        handTools.peek()?.settle();
        handEditing.value = open ? null : kind;
      }}
    >
      {open ? 'Done editing' : WORDS[kind]}
    </button>
  );
}

/** What can be done while the panels are edited; else what has been done, in the same place: nothing above it moves. */
export function HandEditingBar({ plan }: { plan: Plan }) {
  const tools = handTools.value;
  const kind = editableOf(plan);
  if (!tools || !kind || handEditing.value !== kind) return <EditsLine />;
  if (kind === 'population')
    return <tools.PopulationBar inPlane={populationsOf(plan).some((each) => editablePlaneModes(each))} />;
  return <tools.PointsBar points={drawnPoints(plan)!} />;
}
