import { BINARY_FUNCTIONS, HOLDS, type Operation, type TapeBinary, type TapeUnary, UNARY_FUNCTIONS } from './tape.ts';

/** One operation at every point. Arithmetic has loops of its own: a call an element would cost five times as much. */
export function evaluate(operation: Operation, slots: readonly Float64Array[], out: Float64Array, n: number): void {
  switch (operation.op) {
    case 'constant':
    case 'squared-smoothing':
    case 'variable':
      return;
    case 'power': {
      const { exponent } = operation;
      const a = slots[operation.a];
      if (exponent === 2) for (let i = 0; i < n; i++) out[i] = a[i] * a[i];
      else for (let i = 0; i < n; i++) out[i] = a[i] ** exponent;
      return;
    }
    case 'select': {
      const holds = HOLDS[operation.test];
      const a = slots[operation.a];
      const b = slots[operation.b];
      const consequent = slots[operation.consequent];
      const alternative = slots[operation.alternative];
      for (let i = 0; i < n; i++) out[i] = holds(a[i], b[i]) ? consequent[i] : alternative[i];
      return;
    }
    default:
      if ('b' in operation) evaluateBinary(operation.op, slots[operation.a], slots[operation.b], out, n);
      else evaluateUnary(operation.op, slots[operation.a], out, n);
  }
}

function evaluateUnary(op: TapeUnary, a: Float64Array, out: Float64Array, n: number): void {
  if (op === 'negate') {
    for (let i = 0; i < n; i++) out[i] = -a[i];
  } else {
    const apply = UNARY_FUNCTIONS[op];
    for (let i = 0; i < n; i++) out[i] = apply(a[i]);
  }
}

function evaluateBinary(op: TapeBinary, a: Float64Array, b: Float64Array, out: Float64Array, n: number): void {
  switch (op) {
    case 'add':
      for (let i = 0; i < n; i++) out[i] = a[i] + b[i];
      return;
    case 'subtract':
      for (let i = 0; i < n; i++) out[i] = a[i] - b[i];
      return;
    case 'multiply':
      for (let i = 0; i < n; i++) out[i] = a[i] * b[i];
      return;
    case 'divide':
      for (let i = 0; i < n; i++) out[i] = a[i] / b[i];
      return;
    default: {
      const apply = BINARY_FUNCTIONS[op];
      for (let i = 0; i < n; i++) out[i] = apply(a[i], b[i]);
    }
  }
}
