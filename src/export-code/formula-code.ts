import { type Expression, hasVariable } from '../formula/expression.ts';
import { compileFloat64 } from '../formula/float64.ts';
import { atom, BINDS, type Code, numberCode, operand } from './code.ts';
import type { Language } from './language.ts';
import { infix } from './languages/python.ts';

/** Functions of plain numbers that not every language has are printed as their value. */
const NUMBERS_ALONE = new Set(['softplus', 'sigmoid', 'lgamma', 'stop']);

/**
 * A checked formula as code: the variables are arrays of those names, the parameters plain numbers of theirs (`names`).
 * What names no variable stays readable, as `math.log(2 * math.pi) / 2`, where the language has the words for it.
 */
export function formulaCode(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>>,
  language: Language,
): Code {
  const print = (each: Expression): Code => {
    if (!hasVariable(each)) return printNumber(each);
    switch (each.kind) {
      case 'variable':
        return atom(each.name);
      case 'unary':
        return language.apply(each.operator as Parameters<Language['apply']>[0], [print(each.argument)]);
      case 'binary': {
        if (each.operator === 'power' && each.right.kind === 'constant' && each.right.value === 2) {
          return language.apply('square', [print(each.left)]);
        }
        return language.apply(each.operator, [print(each.left), print(each.right)]);
      }
      case 'conditional': {
        const { operator, left, right } = each.test;
        const test = language.apply(operator, [print(left), print(right)]);
        return language.apply('where', [test, print(each.consequent), print(each.alternative)]);
      }
      default:
        return printNumber(each);
    }
  };

  const printNumber = (each: Expression): Code => {
    switch (each.kind) {
      case 'constant':
        return each.value === Math.PI ? atom(language.pi, true) : numberCode(each.value);
      case 'parameter':
        return atom(names[each.name], true);
      case 'unary': {
        if (each.operator === 'negate') {
          return { text: `-${operand(printNumber(each.argument), BINDS.atom)}`, binds: BINDS.sum, scalar: true };
        }
        if (NUMBERS_ALONE.has(each.operator)) return numberCode(evaluated(each));
        return atom(`${language.scalarFunctions[each.operator]}(${printNumber(each.argument).text})`, true);
      }
      case 'binary': {
        const operands = [printNumber(each.left), printNumber(each.right)];
        if (each.operator === 'power') {
          const [base, exponent] = operands.map((code) => operand(code, BINDS.atom));
          return { text: `${base} ** ${exponent}`, binds: BINDS.product, scalar: true };
        }
        const texts = operands.map(({ text }) => text).join(', ');
        return infix(each.operator, operands) ?? atom(`${language.scalarFunctions[each.operator]}(${texts})`, true);
      }
      default:
        return numberCode(evaluated(each));
    }
  };

  const evaluated = (each: Expression): number => {
    const out = new Float64Array(1);
    compileFloat64(each, parameters, null).evaluate(1, {}, out, null);
    return out[0];
  };

  return print(expression);
}

/** Names for a formula's parameters that mean nothing else in the language. */
export function parameterNames(parameters: readonly string[], language: Language): Record<string, string> {
  return Object.fromEntries(parameters.map((name) => [name, language.reserved.has(name) ? `${name}_` : name]));
}
