import { type Expression, partsOf } from '../../formula/expression.ts';

/**
 * Whether the operations of a formula alone prove that it has a derivative everywhere, whatever was looked at. Null arguments of
 * roots, logarithms and denominators are ruled out by sign.
 */
export function isSmooth(node: Expression): boolean {
  return isSmoothHere(node) && partsOf(node).every(isSmooth);
}

function isSmoothHere(node: Expression): boolean {
  switch (node.kind) {
    case 'constant':
    case 'variable':
    case 'parameter':
      return true;
    case 'conditional':
      return false;
    case 'unary':
      if (node.operator === 'log' || node.operator === 'sqrt') return isPositive(node.argument);
      return node.operator === 'log1p' ? isNonNegative(node.argument) : node.operator !== 'abs';
    case 'binary':
      if (node.operator === 'divide') return isPositive(node.right);
      if (node.operator === 'power') return isPositive(node.left) || isWhole(node.right);
      return node.operator !== 'min' && node.operator !== 'max';
  }
}

function isPositive(node: Expression): boolean {
  if (node.kind === 'constant') return node.value > 0;
  if (node.kind === 'unary') {
    if (node.operator === 'sqrt') return isPositive(node.argument);
    return ['exp', 'sigmoid', 'softplus'].includes(node.operator);
  }
  if (node.kind !== 'binary') return false;
  const { operator, left, right } = node;
  if (operator === 'add') {
    return (isPositive(left) && isNonNegative(right)) || (isNonNegative(left) && isPositive(right));
  }
  if (operator === 'power') return isPositive(left);
  return (operator === 'multiply' || operator === 'divide') && isPositive(left) && isPositive(right);
}

function isNonNegative(node: Expression): boolean {
  if (isPositive(node)) return true;
  if (node.kind === 'constant') return node.value === 0;
  if (node.kind === 'unary') return node.operator === 'abs' || node.operator === 'sqrt';
  if (node.kind !== 'binary') return false;
  const { operator, left, right } = node;
  if (operator === 'power') return right.kind === 'constant' && right.value % 2 === 0;
  if (operator === 'divide') return isNonNegative(left) && isPositive(right);
  return (operator === 'add' || operator === 'multiply') && isNonNegative(left) && isNonNegative(right);
}

/** A whole exponent from 0 up. */
function isWhole(node: Expression): boolean {
  return node.kind === 'constant' && Number.isInteger(node.value) && node.value >= 0;
}
