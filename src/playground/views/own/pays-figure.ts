import type { LinesFigure } from '../../../experiment/figure.ts';
import type { VariableName } from '../../../formula/expression.ts';
import { compileFloat64 } from '../../../formula/float64.ts';
import { parseFormula } from '../../../formula/parse.ts';
import type { OwnEntry } from '../../../objectives/own-text.ts';

/** Steps along the axis; an even number, so that 0 is a place. */
const STEPS = 160;
/** Sizes beyond which, and below whose inverse, an axis is in units of this: its span and its steps would leave float64. */
const UNIT = 1e300;
/** log P or log Q, nats, where the other one varies. */
const HELD = -1;

interface Axis {
  /** The variable that moves. */
  name: VariableName;
  from: number;
  to: number;
  label: string;
  slope: string;
  value(at: number): number;
}

/** What is paid and its slope, along the residual, or along log q − log p. Throws an InputError for a bad formula. */
export function paysFigure({ pays }: OwnEntry, role: number): LinesFigure {
  const program = compileFloat64(parseFormula(pays, { parameters: [] }), {});
  const axis = axisOf(program.variables);
  const places = Array.from({ length: STEPS + 1 }, (_, i) => axis.from + ((axis.to - axis.from) * i) / STEPS);
  const inputs = Object.fromEntries(
    program.variables.map((name) => [
      name,
      Float64Array.from(places, (at) => (name === axis.name ? axis.value(at) : heldAt(name))),
    ]),
  );
  const values = new Float64Array(places.length);
  const slopes = Object.fromEntries(program.variables.map((name) => [name, new Float64Array(places.length)]));
  program.evaluate(places.length, inputs, values, slopes);
  // Where nothing is paid there is no slope either, whatever a rule of differentiation gives.
  const along = slopes[axis.name].map((slope, i) => (Number.isNaN(values[i]) ? Number.NaN : slope));
  const { factor, unit } = unitFor([...values, ...along]);
  const points = (numbers: Float64Array) => places.map((at, i) => [Number(at.toPrecision(12)), numbers[i] * factor]);
  return {
    kind: 'lines',
    id: 'own-pays',
    title: 'what is paid',
    x: { label: axis.label },
    y: { label: '' },
    lines: [
      { label: `paid${unit}`, role, mark: 'line', points: points(values) },
      { label: `slope $${axis.slope}$${unit}`, role: 'theory', mark: 'line', points: points(along) },
    ],
  };
}

/** What values are multiplied by for the axis, and the unit that is written behind their name. */
function unitFor(values: readonly number[]): { factor: number; unit: string } {
  const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  if (largest > UNIT) return { factor: 1 / UNIT, unit: ', in $10^{300}$' };
  if (largest > 0 && largest < 1 / UNIT) return { factor: UNIT, unit: ', in $10^{-300}$' };
  return { factor: 1, unit: '' };
}

function axisOf(variables: readonly VariableName[]): Axis {
  const itself = (at: number) => at;
  if (variables.includes('r')) {
    const scale = variables.includes('s') ? ', at $\\sigma = 1$' : '';
    return {
      name: 'r',
      from: -4,
      to: 4,
      label: `residual $r$${scale}`,
      slope: '\\partial / \\partial r',
      value: itself,
    };
  }
  if (variables.includes('s')) {
    return {
      name: 's',
      from: -3,
      to: 3,
      label: 'log noise scale $s = \\ln \\sigma$',
      slope: '\\partial / \\partial s',
      value: itself,
    };
  }
  const movesQ = variables.includes('logq');
  const other = movesQ ? 'p' : 'q';
  return {
    name: movesQ ? 'logq' : 'logp',
    from: -4,
    to: 4,
    label: `$\\ln q - \\ln p$, at $\\ln ${other} = ${HELD}$`,
    slope: `\\partial / \\partial \\ln ${movesQ ? 'q' : 'p'}`,
    value: (at) => (movesQ ? HELD + at : HELD - at),
  };
}

function heldAt(name: VariableName): number {
  return name === 'logp' || name === 'logq' ? HELD : 0;
}
