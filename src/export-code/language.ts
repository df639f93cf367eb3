import type { Code } from './code.ts';

/** What a script does with arrays, beside what formulas do. `$0`, `$1`, … are the operands. */
export type ArrayOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'square'
  | 'power'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'abs'
  | 'tanh'
  | 'relu'
  | 'expm1'
  | 'log1p'
  | 'softplus'
  | 'sigmoid'
  | 'stop'
  | 'min'
  | 'max'
  | 'where'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'sum'
  | 'mean'
  | 'logSoftmax'
  /** Over the components, the last axis. */
  | 'logSumExp'
  | 'matMul'
  /** Side by side. */
  | 'join'
  /** Of a matrix: columns from $1 to $2. */
  | 'columns'
  /** Rows $1 of $0. */
  | 'rows';

export interface ParameterBlock {
  name: string;
  shape: readonly number[];
  values: readonly number[];
}

/** What decides the training loop. */
export interface Training {
  optimizer: { kind: 'sgd' | 'momentum' | 'rmsprop' | 'adam'; learningRate: number } & Record<string, number | string>;
  schedule: 'constant' | 'cosine';
  steps: number;
  printEvery: number;
  /** Gradients are of loss / unit: in standardised units of y. */
  unit: number;
  /** Rows of a minibatch, drawn anew at each step, of how many; null: all rows, always. */
  batch: { size: number; of: number } | null;
}

/** One language that a run can be printed in. */
export interface Language {
  id: 'pytorch' | 'jax' | 'tfjs';
  label: string;
  fileName: string;
  /** How to run the file, in a line. */
  howToRun: string;
  comment: string;
  /** π, and functions of plain numbers, by their names in formulas. */
  pi: string;
  scalarFunctions: Readonly<Record<string, string>>;
  /** Words that cannot be names. */
  reserved: ReadonlySet<string>;
  apply(operation: ArrayOperation, operands: readonly Code[]): Code;
  /** A constant array. `whole`: of indices. */
  array(values: readonly number[], shape: readonly number[], whole?: boolean): string;
  define(name: string, text: string): string;
  /** A function of these arguments, its lines already in the language, and what it returns. */
  functionOf(name: string, args: readonly string[], lines: readonly string[], result: string): string[];
  /** A block of θ inside a function of theta. */
  block(name: string): string;
  imports: readonly string[];
  /** Functions that a script of these lines needs and the language lacks. */
  helpers(script: string): readonly string[];
  start(blocks: readonly ParameterBlock[]): string[];
  /** The loop: `loss` is a function of theta, and of the rows where there are minibatches. It prints step and loss. */
  train(training: Training): string[];
}

/** Fills in a template's `$0`, `$1`, …. */
export function fill(template: string, texts: readonly string[]): string {
  return template.replace(/\$(\d)/g, (_, index: string) => texts[Number(index)]);
}

/** Lines of at most ninety characters, of numbers with commas. */
export function wrapNumbers(values: readonly number[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const value of values) {
    const text = `${value},`;
    if (line.length + text.length > 90) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${text} `;
  }
  return [...lines, line.trimEnd()];
}
