import { InputError } from '../input-error.ts';
import type { Expression } from './expression.ts';
import { VARIABLE_NAMES } from './expression.ts';

/** A function of the language: how many arguments it takes, and what it stands for in the checked tree. */
export interface LanguageFunction {
  arity: 1 | 2;
  build(...args: Expression[]): Expression;
}

const unary = (operator: Extract<Expression, { kind: 'unary' }>['operator']): LanguageFunction => ({
  arity: 1,
  build: (argument) => ({ kind: 'unary', operator, argument }),
});

const binary = (operator: Extract<Expression, { kind: 'binary' }>['operator']): LanguageFunction => ({
  arity: 2,
  build: (left, right) => ({ kind: 'binary', operator, left, right }),
});

/** A Map, not an object: `constructor` and `__proto__` are not among its keys. */
export const FUNCTIONS: ReadonlyMap<string, LanguageFunction> = new Map([
  ['exp', unary('exp')],
  ['log', unary('log')],
  ['sqrt', unary('sqrt')],
  ['abs', unary('abs')],
  ['tanh', unary('tanh')],
  ['expm1', unary('expm1')],
  ['log1p', unary('log1p')],
  ['softplus', unary('softplus')],
  ['sigmoid', unary('sigmoid')],
  ['lgamma', unary('lgamma')],
  ['stop', unary('stop')],
  ['min', binary('min')],
  ['max', binary('max')],
  [
    'square',
    {
      arity: 1,
      build: (left) => ({ kind: 'binary', operator: 'power', left, right: { kind: 'constant', value: 2 } }),
    },
  ],
]);

export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Names that mathjs reads as something else, so that no parameter may bear them. */
const RESERVED = new Set('mod to in and or xor not end true false null undefined NaN Infinity'.split(' '));

/** Throws an InputError unless every parameter's name is a plain word that means nothing else in a formula. */
export function checkParameterNames(names: readonly string[]): void {
  for (const name of names) {
    const taken = FUNCTIONS.has(name) || CONSTANTS.has(name) || (VARIABLE_NAMES as readonly string[]).includes(name);
    if (/^[A-Za-z][A-Za-z0-9]{0,30}$/.test(name) && !taken && !RESERVED.has(name)) continue;
    throw new InputError({
      what: 'a parameter of a formula cannot bear this name',
      got: name,
      expected: 'letters and digits, starting with a letter, and no name that formulas already use',
    });
  }
}
