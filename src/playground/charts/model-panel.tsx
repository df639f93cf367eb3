import type { Plan } from '../../experiment/experiment.ts';
import { sharedRows } from '../../models/share.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { type DensityFrame, densityFrame } from './density-frame.ts';
import { DensityPanel } from './density-panel.tsx';
import { PlanePanel } from './plane-panel.tsx';
import { RegressionPanel } from './regression-panel.tsx';
import { TablePanel } from './table-panel.tsx';
import { useWidth } from './use-width.ts';

/** At most so many single replicas are drawn behind the chosen one. */
const FAN = 16;

const frames = new WeakMap<Plan, DensityFrame>();

/** The frame of a plan's first density serves all its columns, and is worked out once. */
function frameOf(plan: Plan): DensityFrame {
  let frame = frames.get(plan);
  if (!frame) {
    frame = densityFrame((plan.runs.find(({ spec }) => spec.model.kind === 'mixture') ?? plan.runs[0]).spec);
    frames.set(plan, frame);
  }
  return frame;
}

/** A model drawn against its data or population, whatever its kind. */
export function ModelPanel(props: {
  plan: Plan;
  spec: RunSpec;
  parameters: readonly NaturalParameters[];
  replica: number;
}) {
  const { plan, spec, parameters, replica } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const model = parameters[replica] ?? null;
  const every = Math.ceil(parameters.length / FAN);
  const others = parameters.filter((_, index) => index !== replica && index % every === 0);
  return (
    <div ref={ref} class="model-frame">
      {width > 0 && draw()}
    </div>
  );

  function draw() {
    if (spec.model.kind === 'categorical') {
      return <TablePanel width={width} spec={spec} model={model?.kind === 'table' ? model.probabilities : null} />;
    }
    if (spec.model.kind === 'regression') {
      return <RegressionPanel width={width} spec={spec} model={model} others={others} />;
    }
    const mixture = model?.kind === 'mixture' ? model : null;
    if (spec.model.dimension === 2) return <PlanePanel width={width} spec={spec} model={mixture} />;
    const mixtures = others.filter((other) => other.kind === 'mixture');
    const train = sharedRows(spec, replica);
    return <DensityPanel width={width} frame={frameOf(plan)} train={train} model={mixture} others={mixtures} />;
  }
}
