import { atom, type Code, numberCode } from './code.ts';
import type { Language } from './language.ts';
import type { Printable } from './printable.ts';

/** A regression: its data as constants, ŷ(x) and s(x) as a function, and r and s inside the loss. */
export function regressionCode({ spec, problem, rows, training }: Printable, language: Language) {
  const { define, apply, array, comment } = language;
  const { model } = spec;
  if (model.kind !== 'regression') throw new Error('not a regression');
  const { inputs, outputs, body, noise } = model;
  const n = rows.length;
  const at = (values: Iterable<number>) => array([...values], [[...values].length]);
  const constants = [
    `${comment}x is standardised, and the model’s output is ŷ in standardised units.`,
    define(
      'x',
      array(
        rows.flatMap((row) => row.slice(0, inputs)),
        [n, inputs],
      ),
    ),
    define(
      'y',
      array(
        rows.flatMap((row) => row.slice(inputs)),
        [n, outputs],
      ),
    ),
    define('xCentre', at(problem.x.centre)),
    define('xScale', at(problem.x.scale)),
    define('yCentre', at(problem.y.centre)),
    define('yScale', at(problem.y.scale)),
  ];
  const t = apply('divide', [apply('subtract', [atom('x'), atom('xCentre')]), atom('xScale')]);
  const lines = [define('t', t.text)];
  let value: Code = atom('t');
  if (body.kind === 'polynomial' && body.degree > 1) {
    lines.push(define('powers', apply('join', [atom(powers(inputs, body.degree, language))]).text));
    value = atom('powers');
  }
  const layers = (body.kind === 'mlp' ? body.hidden.length : 0) + 1;
  for (let layer = 0; layer < layers; layer++) {
    const [weights, bias] = [`weights${layer}`, `bias${layer}`].map((name) => atom(language.block(name)));
    const sum = apply('add', [apply('matMul', [value, weights]), bias]);
    const last = layer === layers - 1;
    const name = last ? 'head' : `hidden${layer + 1}`;
    lines.push(define(name, last ? sum.text : apply(body.kind === 'mlp' ? body.activation : 'tanh', [sum]).text));
    value = atom(name);
  }
  const columns = (from: number, to: number) => apply('columns', [value, numberCode(from), numberCode(to)]);
  const mean = noise.kind === 'function' ? columns(0, outputs) : value;
  const predicted = apply('add', [atom('yCentre'), apply('multiply', [atom('yScale'), mean])]);
  const functions = language.functionOf('predict', ['theta', 'x'], lines, predicted.text);
  const logUnit = apply('log', [atom('yScale')]);
  const here = (name: string) => (training.batch ? apply('rows', [atom(name), atom('rows')]) : atom(name));
  const inLoss = [define('r', apply('subtract', [here('y'), atom(`predict(theta, ${here('x').text})`)]).text)];
  if (noise.kind === 'fixed')
    constants.push(
      define('s', apply('add', [apply('multiply', [numberCode(0), logUnit]), numberCode(Math.log(noise.scale))]).text),
    );
  if (noise.kind === 'learned') {
    inLoss.push(define('s', apply('add', [atom(language.block('logScale')), logUnit]).text));
  }
  if (noise.kind === 'function') {
    functions.push(
      '',
      ...language.functionOf(
        'predictLogScale',
        ['theta', 'x'],
        lines,
        apply('add', [columns(outputs, 2 * outputs), logUnit]).text,
      ),
    );
    inLoss.push(define('s', `predictLogScale(theta, ${here('x').text})`));
  }
  return { constants, functions, lines: inLoss, weight: null };
}

/** t₁, t₁², …, t₂, t₂², …: the order of the first layer's weights. */
function powers(inputs: number, degree: number, { apply }: Language): string {
  return Array.from({ length: inputs }, (_, j) =>
    Array.from({ length: degree }, (_, e) => {
      const column = inputs === 1 ? atom('t') : apply('columns', [atom('t'), numberCode(j), numberCode(j + 1)]);
      if (e === 0) return column.text;
      return e === 1 ? apply('square', [column]).text : apply('power', [column, numberCode(e + 1)]).text;
    }).join(', '),
  ).join(', ');
}
