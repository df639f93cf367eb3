import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import type { Expression } from './expression.ts';
import { FUNCTIONS } from './language.ts';
import { parseFormula } from './parse.ts';

const parse = (text: string, parameters: string[] = ['delta']) => parseFormula(text, { parameters });
const r: Expression = { kind: 'variable', name: 'r' };
const constant = (value: number): Expression => ({ kind: 'constant', value });

test('a power binds tighter than a sign, and associates to the right', () => {
  const square: Expression = { kind: 'binary', operator: 'power', left: r, right: constant(2) };
  expect(parse('-r^2')).toEqual({ kind: 'unary', operator: 'negate', argument: square });
  expect(parse('square(r)')).toEqual(square);
  const tower: Expression = { kind: 'binary', operator: 'power', left: constant(3), right: constant(2) };
  expect(parse('r^3^2')).toEqual({ kind: 'binary', operator: 'power', left: r, right: tower });
});

test('names, constants, parameters and choices', () => {
  expect(parse('pi')).toEqual(constant(Math.PI));
  expect(parse('e')).toEqual(constant(Math.E));
  expect(parse('1.5e-3')).toEqual(constant(0.0015));
  expect(parse('.5')).toEqual(constant(0.5));
  expect(parse('(r <= delta) ? \n r : 0')).toEqual({
    kind: 'conditional',
    test: { operator: '<=', left: r, right: { kind: 'parameter', name: 'delta' } },
    consequent: r,
    alternative: constant(0),
  });
});

test('every function of the language parses with its own number of arguments', () => {
  for (const [name, { arity }] of FUNCTIONS) {
    const argument = name === 'lgamma' ? 'delta' : 'r';
    expect(() => parse(`${name}(${Array(arity).fill(argument).join(', ')})`)).not.toThrow();
    expect(() =>
      parse(
        `${name}(${Array(arity + 1)
          .fill(argument)
          .join(', ')})`,
      ),
    ).toThrow(/is given \d arguments/);
  }
});

test.each([
  ['', /formula is empty/],
  [
    'lgq + 1',
    /unknown name lgq \(character 1\).*one of logp, logq, r, s, delta, pi, e, or a function: exp, .*\. Did you mean "logq"\?/,
  ],
  ['r + epx(r)', /unknown function epx \(character 5\).*Did you mean "exp"\?/],
  ['lo', /unknown name lo \(character 1\).*Did you mean "log"\?/],
  ['|r|^1.5', /"\|" at character 1 is not part.*An absolute value is abs\(r\)/],
  ['ln(r)', /natural logarithm is log/],
  ['2 r', /product lacks its \* \(character 3\)/],
  ['r(2)', /r is not a function \(character 1\).*A product needs its \*/],
  ['(r)(s)', /product lacks its \*/],
  ['2r', /product lacks its \*/],
  ['pi(r)', /pi is not a function \(character 1\).*A product needs its \*/],
  ['delta(r)', /delta is not a function.*A product needs its \*/],
  ['logcosh(r)', /^unknown function logcosh \(character 1\).*; expected one of exp, log, .*, square\.$/],
  ['if(r > 0, r, 0)', /unknown function if.*A choice is test \? a : b/],
  ['sqr(r)', /unknown function sqr .*Did you mean "sqrt"\?/],
  ['exp + 1', /exp is a function \(character 1\)/],
  ['exp()', /exp is given 0 arguments/],
  ['min(r)', /min is given 1 arguments.*2 arguments/],
  ['r^s', /exponent varies \(character 2\).*exp\(b\*log\(a\)\)/],
  ['lgamma(r)', /lgamma is given a variable/],
  ['r > 0', /> stands outside a test \(character 3\)/],
  ['r ? 1 : 2', /before \? is not a comparison \(character 1\)/],
  ['0 < r < 1 ? 1 : 2', /comparisons cannot be chained/],
  ['1 < (0 < r ? 1 : 2) ? 1 : (r > 1)', /> stands outside a test \(character 30\)/],
  ['r +', /does not parse at character 4/],
  ['(r', /does not parse/],
  ['+r', /\+ before a value/],
  ['1e400', /1e400 is not a number/],
  ['10^400*r', /10\^400 is ∞ in float64 \(character 1\).*constants that are finite numbers, up to 1\.8e308/],
  ['r + log(0)', /log\(0\) is −∞ in float64 \(character 5\)/],
  ['2*((1e200)*(1e200))*r', /^\(1e200\)\*\(1e200\) is ∞/],
  ['1 < 2 ? r : sqrt(-1)', /sqrt\(-1\) is not a number \(character 13\)/],
  ['lgamma(-1)*r', /lgamma\(-1\) is ∞/],
  ['r = 2', /"=" at character 3 is not part.*no equation: type one side/],
  ['r − 1', /"−" at character 3 is not part.*Type - for it/],
  ['r²', /"²" at character 2 is not part.*Type \^2 for it/],
  ['r**2', /A power is a\^b/],
  ['2,5*r', /A decimal has a point, as 2\.5/],
  ['e^r', /Write e\^b as exp\(b\)/],
  ['"a"', /is not part of a formula/],
  ['[1, 2]', /"\[" at character 1/],
  ['r.constructor', /"\." at character 2/],
  ['r!', /"!" at character 2/],
  ['1:2', /range is not part of a formula/],
  ['r mod 2', /mod is not an operator/],
  ['true', /not a number/],
  ['not r', /not before a value/],
  ['constructor', /unknown name constructor/],
  ['__proto__', /unknown name __proto__/],
  ['constructor(r)', /unknown function constructor/],
  ['import(r)', /unknown function import/],
  ['5 cm', /product lacks its/],
  [`r${' '.repeat(500)}`, /too long.*501 characters.*at most 500/],
  [`${'('.repeat(250)}r`, /nested too deeply/],
  [`${'-'.repeat(400)}r`, /too deep/],
  [`r${'+r'.repeat(70)}`, /too deep/],
])('%s is refused', (text, message) => {
  expect(() => parse(text)).toThrow(InputError);
  expect(() => parse(text)).toThrow(message);
});

test('what is offered in place of an unknown name is what applies', () => {
  const offered = ['r', 's'] as const;
  expect(() => parseFormula('lo', { parameters: [], offered })).toThrow(/one of r, s, pi, e, or a function: exp, log/);
  expect(parseFormula('logp', { parameters: [], offered })).toEqual({ kind: 'variable', name: 'logp' });
});

test('a parameter may not shadow the language', () => {
  for (const name of ['r', 'exp', 'pi', 'mod', '__proto__', 'a b', '']) {
    expect(() => parse('r', [name])).toThrow(/cannot bear this name/);
  }
  expect(parse('constructor*r', ['constructor'])).toMatchObject({ left: { kind: 'parameter', name: 'constructor' } });
});

const fragment = fc.constantFrom(
  ...[...FUNCTIONS.keys()],
  ...'logp logq r s pi e delta constructor __proto__ import eval mod to in and not true NaN i end'.split(' '),
  ...'+ - * / ^ ( ) < <= > >= ? : , . ; = == " \' [ ] { } ! % & | ~ # @ \\ $ 0 1 2.5 1e3 1e999 0x1f .^ .* -> =>'.split(
    ' ',
  ),
  ' ',
  '\n',
  '(r)',
  '(r, s)',
);

function onlyInputErrors(text: string): void {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw new Error(`${JSON.stringify(text)} threw ${error}`);
  }
}

test('whatever is typed, the only error is an InputError', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), onlyInputErrors), { numRuns: 2000 });
  const sentence = fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join(''));
  fc.assert(fc.property(sentence, onlyInputErrors), { numRuns: 5000 });
  const repeated = fc.tuple(fragment, fc.nat(500)).map(([part, times]) => part.repeat(times).slice(0, 500));
  fc.assert(fc.property(repeated, onlyInputErrors), { numRuns: 1000 });
});

test.each([
  ['2*cube(r)', 3],
  ['r + $', 5],
  ['r +* 2', 4],
  ['(r', 3],
  ['r > 0', 3],
  ['2*(r + q)', 8],
])('the mistake in %s is at character %d', (text, at) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ at }));
});
