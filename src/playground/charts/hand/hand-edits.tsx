import type { Plan } from '../../../experiment/experiment.ts';
import type { PopulationSpec, RunSpec } from '../../../recording/spec.ts';
import { editablePlaneModes } from '../../session/plane-population.ts';
import { pointDraft } from '../../session/point-editing.ts';
import { drawnPoints, drawsPoints } from '../../session/points.ts';
import { editableModes } from '../../session/population.ts';
import { modesDraft, planeModesDraft } from '../../session/population-editing.ts';
import { handEditing } from '../../state/hand-editing.ts';
import type { PanelScales } from '../axes.tsx';
import type { DensityFrame } from '../density-frame.ts';
import { populationComponents } from '../mixture-density.ts';
import { ModeEdits } from './mode-edits.tsx';
import { PlaneModeEdits } from './plane-mode-edits.tsx';
import { PointEdits } from './point-edits.tsx';

/** What lies over a model panel while something in it is edited by hand. */
export function HandEdits(props: { plan: Plan; spec: RunSpec; scales: PanelScales; width: number; first: boolean }) {
  const { plan, spec, scales, width, first } = props;
  if (handEditing.value === 'points') {
    const points = drawnPoints(plan);
    return points && drawsPoints(spec, points) && <PointEdits points={points} scales={scales} width={width} />;
  }
  const population = spec.population ?? plan.drawnFrom;
  const planar = editablePlaneModes(population);
  if (planar) return <PlaneModeEdits modes={planar} scales={scales} width={width} first={first} />;
  const modes = editableModes(population);
  return modes && <ModeEdits modes={modes} scales={scales} width={width} first={first} />;
}

/** A panel's frame with the population as it is being dragged, also where only draws from it are trained on. */
export function draftFrame(frame: DensityFrame, { drawnFrom }: Plan): DensityFrame {
  if (handEditing.value !== 'population') return frame;
  const modes = modesDraft.value.value ?? editableModes(drawnFrom);
  if (!modes) return frame;
  const components = modes.map(({ weight, mean, scale }) => ({ weight, mean: [mean], covariance: [[scale ** 2]] }));
  return { ...frame, population: populationComponents({ kind: 'mixture', components }) };
}

/** A panel's population in the plane as it is being dragged, also where only draws from it are trained on. */
export function draftPopulation({ population }: RunSpec, { drawnFrom }: Plan): PopulationSpec | null {
  if (handEditing.value !== 'population') return population;
  const modes = planeModesDraft.value.value ?? editablePlaneModes(population ?? drawnFrom);
  if (!modes) return population;
  const components = modes.map(({ weight, mean, covariance }) => ({
    weight,
    mean: [...mean],
    covariance: covariance.map((row) => [...row]),
  }));
  return { kind: 'mixture', components };
}

/** Takes what is in hand, before editing ends. */
export function settle(): void {
  pointDraft.flush();
  modesDraft.flush();
  planeModesDraft.flush();
}
