import type { Plan } from '../../experiment/experiment.ts';
import { sharedRows } from '../../models/share.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { handEditing } from '../state/hand-editing.ts';
import type { PanelScales } from './axes.tsx';
import { type DensityFrame, densityFrames } from './density-frame.ts';
import { DensityPanel, densityScales } from './density-panel.tsx';
import { fitRoom, type SettledFit } from './fit-room.ts';
import { handTools } from './hand/load.ts';
import { PlanePanel, planeScales } from './plane-panel.tsx';
import { RegressionPanel, regressionScales } from './regression-panel.tsx';
import { TablePanel } from './table-panel.tsx';
import { referenceName, referenceOf } from './table-top.ts';
import { useWidth } from './use-width.ts';

/** At most so many single replicas are drawn behind the chosen one. */
const FAN = 16;

const frames = new WeakMap<Plan, Map<RunSpec, DensityFrame>>();

/** The frame of a plan's density on a line; all of them are worked out once. */
function frameOf(plan: Plan, spec: RunSpec): DensityFrame {
  let framed = frames.get(plan);
  if (!framed) {
    const lines = plan.runs
      .map((run) => run.spec)
      .filter(({ model }) => model.kind === 'mixture' && model.dimension === 1);
    framed = new Map(densityFrames(lines).map((frame, index) => [lines[index], frame]));
    frames.set(plan, framed);
  }
  return framed.get(spec) ?? densityFrames([spec])[0];
}

/** A model drawn against its data or population, whatever its kind. */
export function ModelPanel(props: {
  plan: Plan;
  /** Of the run. */
  index: number;
  parameters: readonly NaturalParameters[];
  replica: number;
  /** Where the axis of a table ends, in all cards alike. */
  top: number;
  /** Of all cards: a regression's frame has room for them. */
  settled: readonly SettledFit[];
}) {
  const { plan, index, parameters, replica, top, settled } = props;
  const run = plan.runs[index];
  const { spec } = run;
  const { ref, width } = useWidth<HTMLDivElement>();
  const model = parameters[replica] ?? null;
  const every = Math.ceil(parameters.length / FAN);
  const editing = handEditing.value;
  const tools = editing && handTools.value;
  const others = parameters.filter((_, each) => each !== replica && each % every === 0);
  return (
    <div ref={ref} class={`model-frame ${tools ? `editing-${editing}` : ''}`}>
      {width > 0 && draw()}
      {width > 0 && tools && (
        <tools.HandEdits
          plan={plan}
          spec={spec}
          scales={scalesOf(plan, spec, width, settled)}
          width={width}
          first={spec === plan.runs.find((run) => run.spec.model.kind === spec.model.kind)?.spec}
        />
      )}
    </div>
  );

  function draw() {
    if (spec.model.kind === 'categorical') {
      const probabilities = model?.kind === 'table' ? model.probabilities : null;
      return (
        <TablePanel
          width={width}
          top={top}
          reference={referenceOf(run)}
          referenceName={referenceName(run)}
          model={probabilities}
          names={plan.outcomes}
        />
      );
    }
    if (spec.model.kind === 'regression') {
      const room = fitRoom(spec, settled);
      return <RegressionPanel width={width} spec={spec} model={model} others={others} room={room} />;
    }
    const mixture = model?.kind === 'mixture' ? model : null;
    if (spec.model.dimension === 2) {
      const population = tools ? tools.draftPopulation(spec, plan) : spec.population;
      return <PlanePanel width={width} spec={spec} population={population} model={mixture} />;
    }
    const frame = tools ? tools.draftFrame(frameOf(plan, spec), plan) : frameOf(plan, spec);
    const mixtures = others.filter((other) => other.kind === 'mixture');
    const train = sharedRows(spec, replica);
    return <DensityPanel width={width} frame={frame} train={train} model={mixture} others={mixtures} />;
  }
}

/** The scales of the panel that draws this run. */
function scalesOf(plan: Plan, spec: RunSpec, width: number, settled: readonly SettledFit[]): PanelScales {
  if (spec.model.kind === 'regression') return regressionScales(spec, width, fitRoom(spec, settled));
  if (spec.model.kind === 'mixture' && spec.model.dimension === 2) return planeScales(spec, width);
  return densityScales(frameOf(plan, spec), width);
}
