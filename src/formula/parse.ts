import type { ConditionalNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import { constantValue } from './constant-value.ts';
import type { BinaryOperator, Comparison, ComparisonOperator, Expression, VariableName } from './expression.ts';
import { COMPARISON_OPERATORS, hasVariable, VARIABLE_NAMES } from './expression.ts';
import { CONSTANTS, checkParameterNames, FUNCTIONS } from './language.ts';
import { excerpt, type Token, tokens } from './tokens.ts';

// mathjs gives grammar and precedence only. Nothing of it is ever evaluated, so none of its functions is built in.
const { parse } = create({ parseDependencies });

const MAX_LENGTH = 500;
const MAX_DEPTH = 60;

const BINARY: Readonly<Record<string, BinaryOperator>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
};

/**
 * Parses and checks a formula: + − * / ^, numbers, pi, e, `test ? a : b`, the functions of `language.ts`, the names
 * logp, logq, r, s, and the declared parameters. Anything else is an InputError that says what and where.
 *
 * @param options.offered of the four names, those that such an error names: the others apply elsewhere
 */
export function parseFormula(
  text: string,
  options: { parameters: readonly string[]; offered?: readonly VariableName[] },
): Expression {
  checkParameterNames(options.parameters);
  if (text.length > MAX_LENGTH) {
    throw new InputError({
      what: 'the formula is too long',
      got: `${text.length} characters`,
      expected: `at most ${MAX_LENGTH}`,
      remedy: 'Shorten it.',
    });
  }
  const words = tokens(text);
  if (words.length === 0) {
    throw new InputError({
      what: 'the formula is empty',
      got: text,
      expected: 'such as -logq or abs(r)',
      remedy: 'Type what is paid.',
    });
  }
  return new Converter(text, words, options.parameters, options.offered ?? VARIABLE_NAMES).convert(grammar(text), 0);
}

/** mathjs's tree. White space of every kind is a space, so that a formula may be pasted over several lines. */
function grammar(text: string): MathNode {
  try {
    return parse(text.replace(/\s/g, ' '));
  } catch (error) {
    const { message, char } = error as { message: string; char?: number };
    const reason = message.replace(/ \(char \d+\)$/, '');
    const where = char === undefined ? '' : ` at character ${char}`;
    throw new InputError({
      what: `the formula does not parse${where} (${reason.charAt(0).toLowerCase()}${reason.slice(1)})`,
      got: text,
      expected: 'a formula such as r^2 / 2 or abs(r) <= 1 ? r^2/2 : abs(r) - 1/2',
      remedy: syntaxRemedy(text, char),
      at: char,
    });
  }
}

function syntaxRemedy(text: string, char = 0): string {
  if (text.slice(0, char).endsWith('**')) return 'A power is a^b.';
  if (/\d,$/.test(text.slice(0, char))) return 'A decimal has a point, as 2.5.';
  return 'Correct it at the place named.';
}

/**
 * Walks mathjs's tree in the order of the text. Each node takes its own word, so every error knows its character;
 * parentheses and commas belong to no node and are passed over.
 */
class Converter {
  readonly #text: string;
  readonly #words: Token[];
  readonly #parameters: readonly string[];
  readonly #offered: readonly VariableName[];
  #next = 0;

  constructor(text: string, words: Token[], parameters: readonly string[], offered: readonly VariableName[]) {
    this.#text = text;
    this.#words = words.filter((word) => !['(', ')', ','].includes(word.text));
    this.#parameters = parameters;
    this.#offered = offered;
  }

  /** Refuses constants that arithmetic cannot hold, at the smallest part that is one. */
  convert(node: MathNode, depth: number): Expression {
    const first = this.#peek();
    const expression = this.#converted(node, depth);
    const value = constantValue(expression);
    if (value === null || Number.isFinite(value)) return expression;
    const text = excerpt(this.#text, first!, this.#words[this.#next - 1]);
    const told = Number.isNaN(value) ? 'not a number' : `${value < 0 ? '−∞' : '∞'} in float64`;
    this.#fail(`${text} is ${told}`, 'constants that are finite numbers, up to 1.8e308', first);
  }

  #converted(node: MathNode, depth: number): Expression {
    if (depth > MAX_DEPTH) this.#fail('the formula is too deep', `at most ${MAX_DEPTH} operations inside one another`);
    switch (node.type) {
      case 'ParenthesisNode':
        return this.convert((node as ParenthesisNode).content, depth + 1);
      case 'ConstantNode':
        return this.#number();
      case 'SymbolNode':
        return this.#name((node as SymbolNode).name);
      case 'FunctionNode':
        return this.#call(node as FunctionNode, depth);
      case 'OperatorNode':
        return this.#operation(node as OperatorNode, depth);
      case 'ConditionalNode':
        return this.#conditional(node as ConditionalNode, depth);
      case 'RelationalNode':
        return this.#chained();
      case 'BlockNode':
        return this.#fail('the formula ends too early', 'one formula');
      default:
        return this.#fail(`${node.type.replace(/Node$/, '').toLowerCase()} is not part of a formula`, 'a number');
    }
  }

  #number(): Expression {
    const word = this.#take();
    const value = word?.kind === 'number' ? Number(word.text) : Number.NaN;
    if (!Number.isFinite(value)) {
      return this.#fail(`${word?.text ?? 'the end'} is not a number that a formula can hold`, 'a finite decimal', word);
    }
    return { kind: 'constant', value };
  }

  #name(name: string): Expression {
    const word = this.#take();
    if ((VARIABLE_NAMES as readonly string[]).includes(name)) return { kind: 'variable', name: name as VariableName };
    if (this.#parameters.includes(name)) return { kind: 'parameter', name };
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return { kind: 'constant', value: constant };
    if (FUNCTIONS.has(name))
      return this.#fail(`${name} is a function`, `its argument, as in ${name}(${this.#offered[0]})`, word);
    const known = [...this.#offered, ...this.#parameters, ...CONSTANTS.keys()];
    const functions = [...FUNCTIONS.keys()];
    const expected = `one of ${known.join(', ')}, or a function: ${functions.join(', ')}`;
    return this.#fail(`unknown name ${name}`, expected, word, remedyFor(name, [...known, ...functions]));
  }

  #call(node: FunctionNode, depth: number): Expression {
    const name = node.fn.type === 'SymbolNode' ? node.fn.name : '';
    const word = this.#take();
    const callee = FUNCTIONS.get(name);
    if (!callee) return this.#unknownCall(name, word);
    if (node.args.length !== callee.arity) {
      const wanted = callee.arity === 1 ? '1 argument' : '2 arguments';
      return this.#fail(`${name} is given ${node.args.length} arguments`, wanted, word);
    }
    const args = node.args.map((argument) => this.convert(argument, depth + 1));
    if (name === 'lgamma' && hasVariable(args[0])) {
      return this.#fail('lgamma is given a variable', 'numbers and parameters only inside lgamma', word);
    }
    return callee.build(...args);
  }

  /** A value before a parenthesis is meant as a product; another name as a function. */
  #unknownCall(name: string, word: Token | undefined): never {
    const known = [...FUNCTIONS.keys()];
    const expected = `one of ${known.join(', ')}`;
    const isValue =
      name === '' ||
      CONSTANTS.has(name) ||
      this.#parameters.includes(name) ||
      (VARIABLE_NAMES as readonly string[]).includes(name);
    if (isValue) return this.#fail(`${name || 'this'} is not a function`, expected, word, 'A product needs its *.');
    return this.#fail(`unknown function ${name}`, expected, word, functionRemedy(name, known));
  }

  #operation(node: OperatorNode, depth: number): Expression {
    if (node.args.length === 1) {
      const sign = this.#take();
      if (node.op !== '-') return this.#fail(`${node.op} before a value has no meaning here`, 'a value', sign);
      const argument = this.convert(node.args[0], depth + 1);
      return { kind: 'unary', operator: 'negate', argument };
    }
    const left = this.convert(node.args[0], depth + 1);
    if (node.implicit) return this.#fail('a product lacks its *', 'a product written out, as in 2*r', this.#peek());
    const word = this.#take();
    if (Object.hasOwn(BINARY, node.op)) {
      const right = this.convert(node.args[1], depth + 1);
      if (node.op === '^' && hasVariable(right)) {
        const isE = left.kind === 'constant' && left.value === Math.E;
        const remedy = isE ? 'Write e^b as exp(b).' : 'Write a^b with a varying b as exp(b*log(a)).';
        return this.#fail('the exponent varies', 'numbers and parameters only in an exponent', word, remedy);
      }
      return { kind: 'binary', operator: BINARY[node.op], left, right };
    }
    if (isComparison(node.op)) {
      return this.#fail(`${node.op} stands outside a test`, `a choice, as in left ${node.op} right ? a : b`, word);
    }
    return this.#fail(`${node.op} is not an operator of formulas`, '+ - * / ^', word);
  }

  #conditional(node: ConditionalNode, depth: number): Expression {
    const test = this.#comparison(node.condition, depth + 1);
    this.#take(); // ?
    const consequent = this.convert(node.trueExpr, depth + 1);
    this.#take(); // :
    const alternative = this.convert(node.falseExpr, depth + 1);
    return { kind: 'conditional', test, consequent, alternative };
  }

  #comparison(node: MathNode, depth: number): Comparison {
    if (depth > MAX_DEPTH) this.#fail('the formula is too deep', `at most ${MAX_DEPTH} operations inside one another`);
    if (node.type === 'ParenthesisNode') return this.#comparison((node as ParenthesisNode).content, depth + 1);
    if (node.type === 'RelationalNode') return this.#chained();
    const { op, args } = node as OperatorNode;
    if (node.type !== 'OperatorNode' || !isComparison(op)) {
      return this.#fail('what stands before ? is not a comparison', 'a test with < <= > or >=');
    }
    const left = this.convert(args[0], depth + 1);
    this.#take();
    const right = this.convert(args[1], depth + 1);
    return { operator: op, left, right };
  }

  #chained(): never {
    return this.#fail('comparisons cannot be chained', 'one comparison, as in r > 0 ? a : b');
  }

  #peek(): Token | undefined {
    return this.#words[this.#next];
  }

  #take(): Token | undefined {
    return this.#words[this.#next++];
  }

  #fail(what: string, expected: string, word = this.#peek(), remedy?: string): never {
    const where = word ? ` (character ${word.position})` : ' (at the end)';
    const at = word?.position ?? this.#text.length + 1;
    throw new InputError({ what: `${what}${where}`, got: this.#text, expected, remedy, at });
  }
}

function isComparison(operator: string): operator is ComparisonOperator {
  return (COMPARISON_OPERATORS as readonly string[]).includes(operator);
}

function remedyFor(name: string, known: readonly string[]): string | undefined {
  if (name === 'ln') return 'The natural logarithm is log.';
  return didYouMean(name, known);
}

function functionRemedy(name: string, known: readonly string[]): string | undefined {
  if (name === 'if') return 'A choice is test ? a : b.';
  return remedyFor(name, known);
}
