import type { Float64Program } from '../../formula/float64.ts';
import { numberText } from './number-text.ts';
import { grid, type Point, PROBES, pointText, type ReviewNote, valuesAt } from './probe.ts';

const LARGEST_FLOAT32 = 3.4e38;

/** Whether it has a finite value where it was looked at, and where a residual is met exactly. */
export function domainNote(program: Float64Program, probes: readonly Point[]): ReviewNote {
  const points = [...probes, ...metExactly(program)];
  const values = valuesAt(program, points);
  const bad = points.findIndex((_, i) => !Number.isFinite(values[i]));
  const many = (holds: (value: number) => boolean) => `${values.filter(holds).length} of ${points.length} places`;
  if (bad >= 0) {
    const count = many((value) => !Number.isFinite(value));
    const where = `${pointText(program, points[bad])} (${numberText(values[bad])})`;
    return {
      about: 'domain',
      verdict: 'wrong',
      text: `No finite number at ${count}, such as ${where}: a replica that comes there ends as not a number.`,
    };
  }
  const large = points.findIndex((_, i) => Math.abs(values[i]) > LARGEST_FLOAT32);
  if (large >= 0) {
    const count = many((value) => Math.abs(value) > LARGEST_FLOAT32);
    const where = `${pointText(program, points[large])} (${numberText(values[large])})`;
    return {
      about: 'domain',
      verdict: 'mind',
      text: `Beyond 3.4e38 at ${count}, such as ${where}: in float32, as on a GPU, it is infinite there.`,
    };
  }
  return { about: 'domain', verdict: 'fine', text: 'A finite number wherever it was looked at.' };
}

/** Where a residual is 0, as on the points that a fit by least absolute deviations passes through. */
function metExactly(program: Float64Program): Point[] {
  return program.variables.includes('r') ? grid(program, { ...PROBES, r: [0] }) : [];
}
