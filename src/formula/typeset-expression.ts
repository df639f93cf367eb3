import {
  type BinaryOperator,
  type Expression,
  hasVariable,
  type UnaryOperator,
  type VariableName,
} from './expression.ts';

/** How tightly a piece of LaTeX holds together; what is looser than its place needs gets parentheses. */
const CASES = 0;
const SUM = 1;
/** A product that ends in `\ln x`: no further factor may follow. */
const OPEN_PRODUCT = 2;
const PRODUCT = 3;
/** `\ln x`: the last factor of a product, no other. */
const PREFIX = 4;
/** A fraction or a power: a factor, but no base of a power. */
const FACTOR = 5;
const ATOM = 6;

interface Piece {
  latex: string;
  holds: number;
}

const tex = String.raw;

/** A checked formula as LaTeX. */
export function typesetExpression(expression: Expression): string {
  return piece(expression).latex;
}

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  ),
);

/** A parameter's name: a Greek letter where it is one. */
export function typesetName(name: string): string {
  if (GREEK.has(name)) return `\\${name}`;
  return name.length === 1 ? name : tex`\mathrm{${name}}`;
}

/** A number in the shortest decimal form that means it, π and e by their names. */
export function typesetNumber(value: number): string {
  if (value === Math.PI) return tex`\pi`;
  if (value === Math.E) return 'e';
  const [mantissa, exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const power = `10^{${exponent.replace('+', '')}}`;
  return mantissa === '1' ? power : tex`${mantissa} \times ${power}`;
}

function piece(node: Expression): Piece {
  switch (node.kind) {
    case 'constant':
      return { latex: typesetNumber(node.value), holds: String(node.value).includes('e') ? PRODUCT : ATOM };
    case 'parameter':
      return { latex: typesetName(node.name), holds: ATOM };
    case 'variable':
      return node.name === 'r'
        ? { latex: 'r', holds: ATOM }
        : { latex: tex`\ln ${EXPONENTIALS[node.name]}`, holds: PREFIX };
    case 'unary':
      return unary(node.operator, node.argument);
    case 'binary':
      return binary(node.operator, node.left, node.right);
    case 'conditional':
      return { latex: cases(node), holds: CASES };
  }
}

/** What exp makes of a variable. */
const EXPONENTIALS: Record<Exclude<VariableName, 'r'>, string> = { logp: 'P(y)', logq: 'Q(y)', s: tex`\sigma` };

function unary(operator: UnaryOperator, argument: Expression): Piece {
  const inner = piece(argument).latex;
  switch (operator) {
    case 'negate':
      return { latex: `-${within(argument, OPEN_PRODUCT)}`, holds: SUM };
    case 'exp':
      return exponential(argument);
    case 'expm1':
      return { latex: `${exponential(argument).latex} - 1`, holds: SUM };
    case 'log':
      return logarithm(inner, piece(argument).holds === ATOM);
    case 'log1p':
      return logarithm(`1 + ${within(argument, OPEN_PRODUCT)}`, false);
    case 'softplus':
      return logarithm(`1 + ${exponential(argument).latex}`, false);
    case 'lgamma':
      return { latex: tex`\ln\Gamma\!\left(${inner}\right)`, holds: PREFIX };
    case 'sqrt':
      return { latex: tex`\sqrt{${inner}}`, holds: ATOM };
    case 'abs':
      return { latex: tex`\left|${inner}\right|`, holds: ATOM };
    case 'tanh':
      return { latex: tex`\tanh\!\left(${inner}\right)`, holds: PREFIX };
    case 'sigmoid':
    case 'stop':
      return { latex: tex`\operatorname{${operator}}\!\left(${inner}\right)`, holds: PREFIX };
  }
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Piece {
  switch (operator) {
    case 'add':
      return { latex: `${within(left, SUM)} + ${within(right, OPEN_PRODUCT)}`, holds: SUM };
    case 'subtract':
      return ratio(left, right) ?? { latex: `${within(left, SUM)} - ${within(right, OPEN_PRODUCT)}`, holds: SUM };
    case 'multiply':
      // (−a)·b is −a·b, whose minus needs no parentheses.
      if (left.kind === 'unary' && left.operator === 'negate') {
        return { latex: `-${product(left.argument, right)}`, holds: SUM };
      }
      return { latex: product(left, right), holds: piece(right).holds === PREFIX ? OPEN_PRODUCT : PRODUCT };
    case 'divide':
      return { latex: tex`\frac{${piece(left).latex}}{${piece(right).latex}}`, holds: FACTOR };
    case 'power':
      return { latex: `${within(left, ATOM)}^{${piece(right).latex}}`, holds: FACTOR };
    case 'min':
    case 'max':
      return { latex: `\\${operator}\\!\\left(${piece(left).latex},\\, ${piece(right).latex}\\right)`, holds: PREFIX };
  }
}

/** ln p − ln q as ln(p/q). */
function ratio(left: Expression, right: Expression): Piece | null {
  const fraction = fractionOf(left, right);
  return fraction === null ? null : { latex: tex`\ln${fraction}`, holds: PREFIX };
}

function fractionOf(left: Expression, right: Expression): string | null {
  if (left.kind !== 'variable' || right.kind !== 'variable') return null;
  if (left.name === right.name || left.name === 'r' || right.name === 'r') return null;
  return tex`\frac{${EXPONENTIALS[left.name]}}{${EXPONENTIALS[right.name]}}`;
}

function logarithm(inner: string, bare: boolean): Piece {
  return { latex: bare ? tex`\ln ${inner}` : tex`\ln\!\left(${inner}\right)`, holds: PREFIX };
}

/** eˣ, where x is a multiple of a logarithm as a power of what the logarithm is of. */
function exponential(exponent: Expression): Piece {
  const multiple = multipleOfLogarithm(exponent);
  if (!multiple) return { latex: `e^{${piece(exponent).latex}}`, holds: FACTOR };
  const { base, factor } = multiple;
  if (factor === null) return base;
  const half = factor.kind === 'binary' && factor.operator === 'divide' && isOne(factor.left) && isTwo(factor.right);
  if (half) return { latex: tex`\sqrt{${base.latex}}`, holds: ATOM };
  return {
    latex: `${base.holds >= ATOM ? base.latex : parenthesised(base.latex)}^{${piece(factor).latex}}`,
    holds: FACTOR,
  };
}

/** c·ln b for a c without variables; c is null for 1. */
function multipleOfLogarithm(node: Expression): { base: Piece; factor: Expression | null } | null {
  const one: Expression = { kind: 'constant', value: 1 };
  if (node.kind === 'variable' && node.name !== 'r') {
    return { base: { latex: EXPONENTIALS[node.name], holds: ATOM }, factor: null };
  }
  if (node.kind === 'unary' && node.operator === 'negate') {
    const inner = multipleOfLogarithm(node.argument);
    return inner && { ...inner, factor: { ...node, argument: inner.factor ?? one } };
  }
  if (node.kind !== 'binary') return null;
  const { operator, left, right } = node;
  if (operator === 'subtract') {
    const fraction = fractionOf(left, right);
    return fraction === null ? null : { base: { latex: fraction, holds: FACTOR }, factor: null };
  }
  if (operator === 'multiply' && !hasVariable(left)) {
    const inner = multipleOfLogarithm(right);
    return inner && { ...inner, factor: inner.factor ? { ...node, right: inner.factor } : left };
  }
  if ((operator === 'multiply' || operator === 'divide') && !hasVariable(right)) {
    const inner = multipleOfLogarithm(left);
    if (inner && operator === 'multiply' && inner.factor === null) return { ...inner, factor: right };
    return inner && { ...inner, factor: { ...node, left: inner.factor ?? one } };
  }
  return null;
}

function isOne(node: Expression): boolean {
  return node.kind === 'constant' && node.value === 1;
}

function isTwo(node: Expression): boolean {
  return node.kind === 'constant' && node.value === 2;
}

/** Side by side after a number, a letter or a parenthesis; with a dot before a digit and elsewhere. */
function product(left: Expression, right: Expression): string {
  const first = within(left, PRODUCT, PREFIX);
  const second = within(right, PREFIX);
  const plain = left.kind === 'constant' || left.kind === 'parameter' || first.endsWith(tex`\right)`);
  const mixed = left.kind === 'constant' && /^(\d|\\frac)/.test(second); // 2½ would read as a sum
  const beside = (plain || second.startsWith(tex`\left(`)) && !mixed && !/^\d/.test(second);
  return beside ? tex`${first}\,${second}` : tex`${first} \cdot ${second}`;
}

/** The piece as an operand: parenthesised where it holds together less than `needed`, or exactly like `unless`. */
function within(node: Expression, needed: number, unless?: number): string {
  const { latex, holds } = piece(node);
  return holds < needed || holds === unless ? parenthesised(latex) : latex;
}

function parenthesised(inner: string): string {
  return tex`\left(${inner}\right)`;
}

/** Choices inside the alternative of a choice become further rows. */
function cases(node: Extract<Expression, { kind: 'conditional' }>): string {
  const rows: string[] = [];
  let rest: Expression = node;
  while (rest.kind === 'conditional') {
    const { operator, left, right } = rest.test;
    const test = `${piece(left).latex} ${COMPARISONS[operator]} ${piece(right).latex}`;
    rows.push(tex`${piece(rest.consequent).latex} & \text{if } ${test}`);
    rest = rest.alternative;
  }
  rows.push(tex`${piece(rest).latex} & \text{otherwise}`);
  return tex`\begin{cases} ${rows.join(tex` \\ `)} \end{cases}`;
}

const COMPARISONS = { '<': '<', '<=': tex`\le`, '>': '>', '>=': tex`\ge` } as const;

/** True where a formula speaks of residuals: it names r or s. */
export function namesResidual(node: Expression): boolean {
  switch (node.kind) {
    case 'variable':
      return node.name === 'r' || node.name === 's';
    case 'unary':
      return namesResidual(node.argument);
    case 'binary':
      return namesResidual(node.left) || namesResidual(node.right);
    case 'conditional':
      return [node.test.left, node.test.right, node.consequent, node.alternative].some(namesResidual);
    default:
      return false;
  }
}
