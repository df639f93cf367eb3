import type { Expression, VariableName } from './expression.ts';

/** A formula lowered to float64, evaluated at many points at once with its partial derivatives. */
export interface Float64Program {
  /** Variables that the formula names, in a fixed order. */
  readonly variables: readonly VariableName[];
  /**
   * Writes value[i] = formula(inputs at i) for i < n and, where `partials` is given, partials[name][i] = ∂value/∂name.
   * inputs[name] and partials[name] have at least n entries for each of `variables`. Allocates nothing after its
   * first call at a given n.
   *
   * smoothing ε > 0 replaces |x| by √(x² + ε²), and min and max accordingly, for the second-order finish; 0 is exact.
   */
  evaluate(
    n: number,
    inputs: Partial<Record<VariableName, Float64Array>>,
    value: Float64Array,
    partials: Partial<Record<VariableName, Float64Array>> | null,
    smoothing?: number,
  ): void;
}

export declare function compileFloat64(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
): Float64Program;
