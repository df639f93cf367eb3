import type { Expression } from './expression.ts';
import { typesetExpression } from './typeset-expression.ts';

/** The base of `\log`: what one unit of information is to the reader. */
export type InformationBase = 'nats' | 'bits';

/** One nat: 1 in nats, log₂ e in bits. */
const NAT: Expression = { kind: 'unary', operator: 'log', argument: { kind: 'constant', value: Math.E } };

/**
 * A formula that gives nats, as LaTeX that holds in the reader's unit as well: `\log` is to its base, and in bits what is no logarithm
 * has a factor log e. Where a formula does more with logarithms than adding up multiples of them, they stay natural, `\ln`.
 */
export function typesetInformation(expression: Expression, base: InformationBase): string {
  if (base === 'nats') return withLog(typesetExpression(expression));
  const said = inBits(expression);
  if (said) return withLog(typesetExpression(said));
  return typesetExpression(product(expression, NAT)).replace(/\\ln e$/, String.raw`\log e`);
}

/** The same in bits, with logarithms to base 2; null where one stands within what is none. */
function inBits(node: Expression): Expression | null {
  if (isLogarithmic(node)) return node;
  if (isFree(node)) return node.kind === 'constant' && node.value === 1 ? NAT : product(node, NAT);
  if (node.kind === 'unary' && node.operator === 'negate') {
    const argument = inBits(node.argument);
    return argument && { ...node, argument };
  }
  if (node.kind === 'conditional') {
    const [consequent, alternative] = [inBits(node.consequent), inBits(node.alternative)];
    return hasFreeTest(node) && consequent && alternative ? { ...node, consequent, alternative } : null;
  }
  if (node.kind !== 'binary') return null;
  const { operator } = node;
  const [left, right] = [inBits(node.left), inBits(node.right)];
  if (operator === 'multiply' && isFree(node.left)) return right && { ...node, right };
  if ((operator === 'multiply' || operator === 'divide') && isFree(node.right)) return left && { ...node, left };
  return ADDING.has(operator) && left && right ? { ...node, left, right } : null;
}

/** Multiples of logarithms, added up: true to any base. */
function isLogarithmic(node: Expression): boolean {
  switch (node.kind) {
    case 'variable':
      return node.name !== 'r';
    case 'constant':
      return node.value === 0;
    case 'parameter':
      return false;
    case 'unary':
      if (node.operator === 'negate' || node.operator === 'stop') return isLogarithmic(node.argument);
      return LOGARITHMS.has(node.operator) && isFreeWithin(node);
    case 'conditional':
      return hasFreeTest(node) && isLogarithmic(node.consequent) && isLogarithmic(node.alternative);
    case 'binary': {
      const { operator, left, right } = node;
      if (operator === 'multiply' && isFree(left)) return isLogarithmic(right);
      if (operator === 'multiply' || operator === 'divide') return isFree(right) && isLogarithmic(left);
      return ADDING.has(operator) && isLogarithmic(left) && isLogarithmic(right);
    }
  }
}

const ADDING = new Set(['add', 'subtract', 'min', 'max']);
const LOGARITHMS = new Set(['log', 'log1p', 'softplus', 'lgamma']);

/** Does it print without a logarithm? e to a logarithm does. */
function isFree(node: Expression): boolean {
  return !/\\ln/.test(typesetExpression(node));
}

/** Is a logarithm of what prints without one? */
function isFreeWithin({ operator, argument }: Extract<Expression, { kind: 'unary' }>): boolean {
  return isFree(operator === 'softplus' ? { kind: 'unary', operator: 'exp', argument } : argument);
}

function hasFreeTest({ test }: Extract<Expression, { kind: 'conditional' }>): boolean {
  return isFree(test.left) && isFree(test.right);
}

function product(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: 'multiply', left, right };
}

function withLog(latex: string): string {
  return latex.replaceAll(/\\ln(?![a-zA-Z])/g, String.raw`\log`);
}
