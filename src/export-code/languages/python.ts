import { atom, BINDS, type Code, operand } from '../code.ts';
import { type ArrayOperation, fill, type Language } from '../language.ts';

/** Operators of Python, for arrays and for numbers. */
const INFIX: Partial<Record<ArrayOperation, [string, number]>> = {
  add: ['+', BINDS.sum],
  subtract: ['-', BINDS.sum],
  multiply: ['*', BINDS.product],
  divide: ['/', BINDS.product],
};

/** `$0 <op> $1`, with the parentheses that it needs. */
export function infix(operation: ArrayOperation, [left, right]: readonly Code[]): Code | null {
  const found = INFIX[operation];
  if (!found) return null;
  const [sign, binds] = found;
  // What stands right of a minus or a slash must bind more tightly than it.
  const tight = operation === 'subtract' || operation === 'divide' ? binds + 1 : binds;
  const text = `${operand(left, binds)} ${sign} ${operand(right, tight)}`;
  return { text, binds, scalar: left.scalar && right.scalar };
}

type Shared = Pick<
  Language,
  'comment' | 'pi' | 'scalarFunctions' | 'reserved' | 'apply' | 'define' | 'functionOf' | 'block'
>;

/** What PyTorch and JAX have in common. `asArray`: how a number becomes an operand of a function that takes arrays only. */
export function python(
  templates: Record<Exclude<ArrayOperation, 'add' | 'subtract' | 'multiply' | 'divide' | 'negate'>, string>,
  asArray: (text: string) => string,
): Shared {
  return {
    comment: '# ',
    pi: 'math.pi',
    scalarFunctions: {
      ...Object.fromEntries(['exp', 'log', 'sqrt', 'tanh', 'expm1', 'log1p'].map((name) => [name, `math.${name}`])),
      abs: 'abs',
      min: 'min',
      max: 'max',
    },
    reserved: new Set(
      (
        'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
        'import in is lambda nonlocal not or pass raise return try while with yield ' +
        'abs min max math torch jax jnp'
      ).split(' '),
    ),
    apply(operation, operands) {
      if (operation === 'negate') {
        return { text: `-${operand(operands[0], BINDS.product)}`, binds: BINDS.product, scalar: operands[0].scalar };
      }
      const between = infix(operation, operands);
      if (between) return between;
      const template = templates[operation as keyof typeof templates];
      const isOperator = template.startsWith('$0 ');
      const asked = ['min', 'max', 'where'].includes(operation);
      const texts = operands.map((code) => {
        if (template.startsWith('$0')) return operand(code, BINDS.atom);
        return asked && code.scalar ? asArray(code.text) : code.text;
      });
      const text = fill(template, texts);
      return isOperator ? { text, binds: BINDS.product, scalar: false } : atom(text);
    },
    define: (name, text) => `${name} = ${text}`,
    functionOf: (name, args, lines, result) => [
      `def ${name}(${args.join(', ')}):`,
      ...lines.map((line) => `    ${line}`),
      `    return ${result}`,
    ],
    block: (name) => `theta["${name}"]`,
  };
}
