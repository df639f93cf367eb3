import { scaleLinear } from 'd3-scale';
import type { RunSpec } from '../../recording/spec.ts';
import { LeftAxis } from './axes.tsx';

const HEIGHT = 208;
const LEFT = 36;
const TOP = 16;
const BASE = HEIGHT - 24;

/** A table of probabilities: P (or the training frequencies) as grey bars, Q as coloured marks. */
export function TablePanel({ width, spec, model }: { width: number; spec: RunSpec; model: readonly number[] | null }) {
  const reference = referenceProbabilities(spec);
  const outcomes = Math.max(reference.length, model?.length ?? 0);
  const y = scaleLinear([0, Math.max(...reference, ...(model ?? []), 1e-9) * 1.05], [BASE, TOP]);
  const slot = (width - LEFT - 8) / Math.max(1, outcomes);
  return (
    <svg class="model-panel" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <LeftAxis scale={y} left={LEFT} right={width - 8} />
      {reference.map((p, outcome) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          key={outcome}
          class="histogram"
          x={LEFT + outcome * slot + slot * 0.15}
          width={slot * 0.7}
          y={y(p)}
          height={BASE - y(p)}
        />
      ))}
      {model?.map((q, outcome) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          key={outcome}
          class="bar"
          x={LEFT + outcome * slot + slot * 0.3}
          width={slot * 0.4}
          y={y(q)}
          height={Math.max(0, BASE - y(q))}
        />
      ))}
      {outcomes <= 32 &&
        Array.from({ length: outcomes }, (_, outcome) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <text key={outcome} class="axis-tick" x={LEFT + (outcome + 0.5) * slot} y={BASE + 16} text-anchor="middle">
            {outcome}
          </text>
        ))}
    </svg>
  );
}

function referenceProbabilities(spec: RunSpec): number[] {
  if (spec.population?.kind === 'table') return spec.population.probabilities;
  if (!spec.data || spec.model.kind !== 'categorical') return [];
  const counts = new Array<number>(spec.model.outcomes).fill(0);
  for (const [outcome] of spec.data.train) counts[outcome]++;
  return counts.map((count) => count / spec.data!.train.length);
}
