import * as tf from '@tensorflow/tfjs';
import { type DifferentiatedTape, differentiate, operandsOf } from './differentiate.ts';
import type { ComparisonOperator, Expression, VariableName } from './expression.ts';
import type { Operation, TapeBinary, TapeUnary } from './tape.ts';

/** A formula lowered to tfjs operations on whichever backend is active. */
export interface GraphProgram {
  /** Variables that the formula names; `apply` needs these, and ignores others. */
  readonly variables: readonly VariableName[];
  /**
   * The formula at each element of its inputs, which broadcast against each other, as does the result ([] where no
   * variable matters). Differentiable once, with the derivatives of `differentiate` rather than tfjs's own: the
   * float32 twin of `compileFloat64`. Call it inside `tf.tidy`.
   */
  apply(inputs: Partial<Record<VariableName, tf.Tensor>>): tf.Tensor;
  /** Frees the constants. */
  dispose(): void;
}

/**
 * Lowers a checked formula with its parameters' values. Its constants are uploaded here, once: a JS number among the
 * operands of a tfjs operation would be an upload in every step.
 */
export function createGraphProgram(expression: Expression, parameters: Readonly<Record<string, number>>): GraphProgram {
  const tape = differentiate(expression, parameters);
  const constants = uploadConstants(tape);
  const reused = valuesForDerivatives(tape);
  const run = (slots: tf.Tensor[], from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      slots[index] ??= lowerOperation(tape.operations[index], slots, constants);
    }
  };

  /** All of the formula is one node of tfjs's tape, with the value's operations saved for the derivative's. */
  const differentiable = tf.customGrad((...args: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const save = args[tape.variables.length] as tf.GradSaveFunc;
    const inputs = args.slice(0, tape.variables.length) as tf.Tensor[];
    const slots = [...constants.slots];
    tape.operations.forEach((operation, index) => {
      if (operation.op === 'variable') slots[index] = inputs[tape.variables.indexOf(operation.name)];
    });
    run(slots, 0, tape.valueEnd);
    save(reused.map((index) => slots[index]));
    const shapes = inputs.map((input) => input.shape);
    const value = slots[tape.value];
    return {
      value: inputs.includes(value) || constants.slots.includes(value) ? tf.clone(value) : value,
      gradFunc: (upstream: tf.Tensor, saved: tf.Tensor[]) => {
        const later = [...constants.slots];
        reused.forEach((index, position) => {
          later[index] = saved[position];
        });
        run(later, tape.valueEnd, tape.operations.length);
        return tape.variables.map((name, position) => {
          const partial = tape.partials[name] ?? null;
          if (partial === null) return tf.zeros(shapes[position]);
          return sumToShape(tf.mul(upstream, later[partial]), shapes[position]);
        });
      },
    };
  });

  return {
    variables: tape.variables,
    apply(inputs) {
      if (tape.variables.length === 0) return tf.clone(constants.slots[tape.value]);
      return differentiable(...tape.variables.map((name) => inputs[name]!));
    },
    dispose: () => tf.dispose([...constants.slots.filter(Boolean), ...constants.numbers.values()]),
  };
}

interface Constants {
  /** Tensors of the tape's constants, by operation; holes elsewhere. */
  slots: tf.Tensor[];
  /** Exponents, and the numbers that single operations need. */
  numbers: ReadonlyMap<number, tf.Tensor>;
}

function uploadConstants(tape: DifferentiatedTape): Constants {
  const upload = (value: number) => tf.keep(tf.scalar(value));
  const slots = new Array<tf.Tensor>(tape.operations.length);
  const numbers = new Map([0, 0.5].map((value) => [value, upload(value)]));
  tape.operations.forEach((operation, index) => {
    if (operation.op === 'constant') slots[index] = upload(operation.value);
    if (operation.op !== 'power' || numbers.has(operation.exponent)) return;
    numbers.set(operation.exponent, upload(operation.exponent));
  });
  return { slots, numbers };
}

/** Operations of the value that the derivatives read. */
function valuesForDerivatives(tape: DifferentiatedTape): number[] {
  const read = new Set(tape.operations.slice(tape.valueEnd).flatMap(operandsOf));
  for (const partial of Object.values(tape.partials)) if (partial !== null) read.add(partial);
  return [...read].filter((index) => index < tape.valueEnd && tape.operations[index].op !== 'constant');
}

/** The adjoint of broadcasting. */
function sumToShape(x: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(x, axes) : x, shape);
}

function lowerOperation(operation: Operation, slots: readonly tf.Tensor[], constants: Constants): tf.Tensor {
  switch (operation.op) {
    case 'constant':
    case 'variable':
    case 'squared-smoothing':
      throw new Error(`the graph has no ${operation.op} to compute`);
    case 'power':
      return power(slots[operation.a], operation.exponent, constants);
    case 'select': {
      const test = COMPARE[operation.test](slots[operation.a], slots[operation.b]);
      return tf.where(test, slots[operation.consequent], slots[operation.alternative]);
    }
    default:
      if ('b' in operation) return lowerBinary(operation.op, slots[operation.a], slots[operation.b], constants);
      return UNARY[operation.op](slots[operation.a]);
  }
}

const UNARY: Record<TapeUnary, (x: tf.Tensor) => tf.Tensor> = {
  negate: tf.neg,
  exp: tf.exp,
  log: tf.log,
  sqrt: tf.sqrt,
  abs: tf.abs,
  sign: tf.sign,
  tanh: tf.tanh,
  expm1: tf.expm1,
  log1p: tf.log1p,
  softplus: tf.softplus,
  sigmoid: tf.sigmoid,
  stop: (x) => x,
};

function lowerBinary(op: TapeBinary, a: tf.Tensor, b: tf.Tensor, { numbers }: Constants): tf.Tensor {
  switch (op) {
    case 'add':
      return tf.add(a, b);
    case 'subtract':
      return tf.sub(a, b);
    case 'multiply':
      return tf.mul(a, b);
    case 'divide':
      return tf.div(a, b);
    case 'min':
      return tf.minimum(a, b);
    case 'max':
      return tf.maximum(a, b);
    case 'preference': {
      // Two comparisons rather than the sign of a difference, which is NaN for ∞ − ∞.
      const greater = tf.cast(tf.greater(a, b), 'float32');
      return tf.mul(numbers.get(0.5)!, tf.add(greater, tf.cast(tf.greaterEqual(a, b), 'float32')));
    }
    case 'contribution': {
      const zero = numbers.get(0)!;
      return tf.where(tf.logicalOr(tf.equal(a, zero), tf.equal(b, zero)), zero, tf.mul(a, b));
    }
  }
}

const COMPARE: Record<ComparisonOperator, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  '<': tf.less,
  '<=': tf.lessEqual,
  '>': tf.greater,
  '>=': tf.greaterEqual,
};

/** Whole exponents up to 8 by multiplication: WGSL's pow goes through logarithms and loses digits. */
function power(x: tf.Tensor, exponent: number, { numbers }: Constants): tf.Tensor {
  const size = Math.abs(exponent);
  if (size === 0.5) return exponent > 0 ? tf.sqrt(x) : tf.rsqrt(x);
  if (!Number.isInteger(exponent) || size > 8) return tf.pow(x, numbers.get(exponent)!);
  let product = x;
  for (let factors = 1; factors < size; factors++) product = tf.mul(product, x);
  return exponent > 0 ? product : tf.reciprocal(product);
}
