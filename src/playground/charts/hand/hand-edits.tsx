import type { Plan } from '../../../experiment/experiment.ts';
import type { RunSpec } from '../../../recording/spec.ts';
import { pointDraft } from '../../session/point-editing.ts';
import { drawnPoints, drawsPoints } from '../../session/points.ts';
import { editableModes } from '../../session/population.ts';
import { modesDraft } from '../../session/population-editing.ts';
import { handEditing } from '../../state/hand-editing.ts';
import type { PanelScales } from '../axes.tsx';
import type { DensityFrame } from '../density-frame.ts';
import { populationComponents } from '../mixture-density.ts';
import { ModeEdits } from './mode-edits.tsx';
import { PointEdits } from './point-edits.tsx';

/** What lies over a model panel while something in it is edited by hand. */
export function HandEdits(props: { plan: Plan; spec: RunSpec; scales: PanelScales; width: number; first: boolean }) {
  const { plan, spec, scales, width, first } = props;
  if (handEditing.value === 'points') {
    const points = drawnPoints(plan);
    return points && drawsPoints(spec, points) && <PointEdits points={points} scales={scales} width={width} />;
  }
  const modes = editableModes(spec.population ?? plan.drawnFrom);
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

/** Takes what is in hand, before editing ends. */
export function settle(): void {
  pointDraft.flush();
  modesDraft.flush();
}
