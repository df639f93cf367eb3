import { differentiate } from './differentiate.ts';
import type { Expression, VariableName } from './expression.ts';
import type { Operation } from './tape.ts';

/** A formula lowered to WGSL, value and partial derivatives in one function. */
export interface WgslProgram {
  /** Variables in the order of the function's arguments and of `Paid`'s partials. */
  readonly variables: readonly VariableName[];
  /**
   * Declares `struct Paid { value, by_<variable>… }` and `fn pays(<variables>) -> Paid`, all f32. Generated from the
   * checked tape alone: no text of the reader's gets into it.
   */
  readonly source: string;
}

/** The float32 twin of `compileFloat64`, from the same differentiated tape. */
export function lowerToWgsl(expression: Expression, parameters: Readonly<Record<string, number>>): WgslProgram {
  const tape = differentiate(expression, parameters);
  const lines = tape.operations.map((operation, index) => `  let v${index} = ${lowerOperation(operation)};`);
  const partials = tape.variables.map((name) => {
    const index = tape.partials[name] ?? null;
    return index === null ? '0.0' : `v${index}`;
  });
  return {
    variables: tape.variables,
    source: [
      `struct Paid { ${['value', ...tape.variables.map((name) => `by_${name}`)].map((name) => `${name}: f32`).join(', ')} }`,
      HELPERS,
      `fn pays(${tape.variables.map((name) => `${name}: f32`).join(', ')}) -> Paid {`,
      ...lines,
      `  return Paid(${[`v${tape.value}`, ...partials].join(', ')});`,
      '}',
    ].join('\n'),
  };
}

/** A float64 number as a WGSL f32 literal; beyond float32's range its largest, for WGSL has no literal ∞. */
export function wgslLiteral(value: number): string {
  const LARGEST = 3.4028234663852886e38;
  const rounded = Math.fround(Math.max(-LARGEST, Math.min(LARGEST, Number.isNaN(value) ? 0 : value)));
  return `f32(${Number.isInteger(rounded) && Math.abs(rounded) < 1e15 ? rounded.toFixed(1) : rounded.toExponential()})`;
}

function lowerOperation(operation: Operation): string {
  switch (operation.op) {
    case 'constant':
      return wgslLiteral(operation.value);
    case 'variable':
      return operation.name;
    case 'squared-smoothing':
      throw new Error('the kernel does not smooth kinks');
    case 'power':
      return power(`v${operation.a}`, operation.exponent);
    case 'select':
      return `select(v${operation.alternative}, v${operation.consequent}, v${operation.a} ${operation.test} v${operation.b})`;
    case 'negate':
      return `-v${operation.a}`;
    case 'stop':
      return `v${operation.a}`;
    case 'add':
      return `v${operation.a} + v${operation.b}`;
    case 'subtract':
      return `v${operation.a} - v${operation.b}`;
    case 'multiply':
      return `v${operation.a} * v${operation.b}`;
    case 'divide':
      return `v${operation.a} / v${operation.b}`;
    case 'exp':
    case 'sqrt':
    case 'abs':
    case 'sign':
      return `${operation.op}(v${operation.a})`;
    case 'min':
    case 'max':
      return `${operation.op}(v${operation.a}, v${operation.b})`;
    case 'preference':
    case 'contribution':
      return `pays_${operation.op}(v${operation.a}, v${operation.b})`;
    default:
      return `pays_${operation.op}(v${operation.a})`;
  }
}

/** Whole exponents up to 8 by multiplication: WGSL's pow is exp2(y·log2(x)), which is NaN for a negative x. */
function power(x: string, exponent: number): string {
  const size = Math.abs(exponent);
  if (size === 0.5) return exponent > 0 ? `sqrt(${x})` : `inverseSqrt(${x})`;
  if (!Number.isInteger(exponent) || size > 8) {
    const even = Number.isInteger(exponent) && exponent % 2 === 0;
    const magnitude = `pow(abs(${x}), ${wgslLiteral(exponent)})`;
    if (even) return magnitude;
    return Number.isInteger(exponent) ? `sign(${x}) * ${magnitude}` : `pow(${x}, ${wgslLiteral(exponent)})`;
  }
  const product = new Array<string>(size).fill(x).join(' * ');
  return exponent > 0 ? product : `1.0 / (${product})`;
}

/**
 * Functions that WGSL lacks or computes badly. tanh, expm1 and log1p by series near 0, where the built-in forms cancel;
 * log(0) by hand, since some drivers give −88.
 */
const HELPERS = `
fn pays_log(x: f32) -> f32 { return select(log(x), -3.4028234e38, x == 0.0); }
fn pays_sigmoid(x: f32) -> f32 {
  let e = exp(-abs(x));
  return select(e, 1.0, x >= 0.0) / (1.0 + e);
}
fn pays_log1p(x: f32) -> f32 {
  // Kahan's form: exact where 1 + x rounds.
  let u = 1.0 + x;
  return select(log(u) * (x / (u - 1.0)), x, u == 1.0);
}
fn pays_expm1(x: f32) -> f32 {
  let series = x * (1.0 + x * (0.5 + x * (0.16666667 + x * (0.041666668 + x * (0.008333334 + x * 0.0013888889)))));
  return select(exp(x) - 1.0, series, abs(x) < 0.5);
}
fn pays_softplus(x: f32) -> f32 {
  return max(x, 0.0) + pays_log1p(exp(-abs(x)));
}
fn pays_tanh(x: f32) -> f32 {
  let e = pays_expm1(-2.0 * abs(x));
  return sign(x) * (-e / (2.0 + e));
}
fn pays_preference(a: f32, b: f32) -> f32 { return select(select(0.0, 0.5, a == b), 1.0, a > b); }
fn pays_contribution(adjoint: f32, partial: f32) -> f32 {
  return select(adjoint * partial, 0.0, adjoint == 0.0 || partial == 0.0);
}`;
