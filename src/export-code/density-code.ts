import type { Coordinates } from '../models/coordinates.ts';
import { atom, type Code, numberCode } from './code.ts';
import type { Language } from './language.ts';
import type { Printable } from './printable.ts';

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** What a density's loss is an average over: lines before it, and log q, log p and weights at the points, as code. */
export interface DensityCode {
  /** At the top of the script. */
  constants: string[];
  functions: string[];
  /** Inside the loss, before the formula. */
  lines: string[];
  /** Of each point; null: the mean. */
  weight: Code | null;
}

/** A table, or a mixture on the line: log q as a function of θ, and who draws. */
export function densityCode(printed: Printable, language: Language, asksLogp: boolean): DensityCode {
  return printed.spec.model.kind === 'categorical'
    ? tableCode(printed, language, asksLogp)
    : mixtureCode(printed, language, asksLogp);
}

function tableCode({ spec, problem, rows, training }: Printable, language: Language, asksLogp: boolean): DensityCode {
  const { define, apply, array } = language;
  const { over } = spec.objective;
  const logits = atom(language.block('logits'));
  const constants: string[] = [];
  const lines = [define('logq', apply('logSoftmax', [logits]).text)];
  if (problem.table) {
    const p = [...problem.table];
    // An outcome that never occurs is not drawn: 0 · ∞ would be no number.
    const drawn = over === 'population' ? p.flatMap((each, k) => (each > 0 ? [k] : [])) : p.map((_, k) => k);
    constants.push(
      define(
        'p',
        array(
          drawn.map((k) => p[k]),
          [drawn.length],
        ),
      ),
    );
    constants.push(define('logp', apply('log', [atom('p')]).text));
    if (drawn.length < p.length) {
      constants.push(define('occurring', array(drawn, [drawn.length], true)));
      lines[0] = define('logq', apply('rows', [apply('logSoftmax', [logits]), atom('occurring')]).text);
    }
    if (over === 'population') return { constants, functions: [], lines, weight: atom('p') };
    if (over === 'model') return { constants, functions: [], lines, weight: apply('exp', [atom('logq')]) };
  }
  constants.push('', `${language.comment}The outcomes, counted from 0.`);
  const outcomes = rows.map(([outcome]) => outcome);
  constants.push(define('outcomes', array(outcomes, [outcomes.length], true)));
  const drawn = training.batch ? apply('rows', [atom('outcomes'), atom('rows')]) : atom('outcomes');
  lines[0] = define('logq', apply('rows', [apply('logSoftmax', [logits]), drawn]).text);
  if (!asksLogp) return { constants, functions: [], lines, weight: null };
  const logs = constants.map((line) => line.replace(/^(const )?logp =/, '$1logps ='));
  return {
    constants: logs,
    functions: [],
    lines: [...lines, define('logp', apply('rows', [atom('logps'), drawn]).text)],
    weight: null,
  };
}

function mixtureCode(printed: Printable, language: Language, asksLogp: boolean): DensityCode {
  const { spec, problem, rows, training } = printed;
  const { define, apply, array, comment } = language;
  const { over } = spec.objective;
  const [centre, unit] = [problem.y.centre[0], problem.y.scale[0]];
  const constants = [
    `${comment}The model’s parameters are in standardised coordinates: t = (y - CENTRE) / SCALE.`,
    define('CENTRE', `${centre}`),
    define('SCALE', `${unit}`),
  ];
  const functions = [...logDensity('logDensity', problem.y, floorOf(printed), language)];
  const points = over === 'train' ? rows.map(([y]) => y) : grid(printed);
  const spacing = points[1] - points[0];
  if (over !== 'train') {
    constants.push('', `${comment}The integral is a sum over points so close that it is exact for what is smooth.`);
    constants.push(define('SPACING', `${spacing}`));
  }
  constants.push(define('y', array(points, [points.length, 1])));
  const t = apply('divide', [apply('subtract', [atom('y'), numberOr(centre, 'CENTRE')]), atom('SCALE', true)]);
  constants.push(define('t', t.text));
  if (problem.population && (asksLogp || over !== 'train')) constants.push('', ...populationCode(printed, language));
  const here = training.batch ? apply('rows', [atom('t'), atom('rows')]) : atom('t');
  const lines = [define('logq', `logDensity(theta, ${here.text})`)];
  if (training.batch && asksLogp) lines.push(define('logp', apply('rows', [atom('logps'), atom('rows')]).text));
  const drawer = over === 'train' ? null : over === 'population' ? 'logp' : 'logq';
  const weight = drawer && apply('multiply', [apply('exp', [atom(drawer)]), atom('SPACING', true)]);
  return { constants, functions, lines, weight };
}

const numberOr = (_: number, name: string): Code => atom(name, true);

function floorOf({ spec, problem }: Printable): number {
  return spec.model.kind === 'mixture' ? spec.model.scaleFloor / problem.y.scale[0] : 0;
}

/** log q at the points t [point, 1], by the log of a sum of exponentials over the components. */
function logDensity(name: string, { scale }: Coordinates, floor: number, language: Language): string[] {
  const { define, apply, block } = language;
  const logScale = atom(block('logScale'));
  const variance = apply('exp', [apply('multiply', [numberCode(2), logScale])]);
  const floored = apply('multiply', [
    numberCode(0.5),
    apply('log', [apply('add', [variance, { ...numberCode(floor ** 2), scalar: true }])]),
  ]);
  const z = apply('multiply', [
    apply('subtract', [atom('t'), atom(block('mean'))]),
    apply('exp', [apply('negate', [atom('logScale')])]),
  ]);
  const height = apply('subtract', [
    apply('subtract', [apply('logSoftmax', [atom(block('logits'))]), atom('logScale')]),
    apply('multiply', [numberCode(0.5), apply('square', [atom('z')])]),
  ]);
  const constant = numberCode(HALF_LOG_TWO_PI + Math.log(scale[0]));
  return language.functionOf(
    name,
    ['theta', 't'],
    [define('logScale', floor > 0 ? floored.text : logScale.text), define('z', z.text)],
    apply('subtract', [apply('logSumExp', [height]), constant]).text,
  );
}

/** log p at the same points, from P's own components. */
function populationCode({ spec, training }: Printable, language: Language): string[] {
  const { define, apply, array, comment } = language;
  const components = spec.population?.kind === 'mixture' ? spec.population.components : [];
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const scales = components.map(({ covariance }) => Math.sqrt(covariance[0][0]));
  const heights = components.map(({ weight }, k) => Math.log(weight / total) - Math.log(scales[k]) - HALF_LOG_TWO_PI);
  const K = components.length;
  const z = apply('divide', [
    apply('subtract', [
      atom('y'),
      atom(
        array(
          components.map(({ mean }) => mean[0]),
          [K],
        ),
      ),
    ]),
    atom(array(scales, [K])),
  ]);
  const exponent = apply('subtract', [
    atom(array(heights, [K])),
    apply('multiply', [numberCode(0.5), apply('square', [z])]),
  ]);
  const name = spec.objective.over === 'train' && training.batch ? 'logps' : 'logp';
  return [`${comment}log p: the population is known.`, define(name, apply('logSumExp', [exponent]).text)];
}

/** Points from well below to well above whatever P and Q at its start have, a quarter of the narrowest of their scales apart. */
function grid({ spec, problem, blocks }: Printable): number[] {
  const [centre, unit] = [problem.y.centre[0], problem.y.scale[0]];
  const of = (name: string) => blocks.find((block) => block.name === name)?.values ?? [];
  const q = of('mean').map((mean, k) => ({ mean: centre + unit * mean, scale: unit * Math.exp(of('logScale')[k]) }));
  const p = spec.population?.kind === 'mixture' ? spec.population.components : [];
  const all = [...q, ...p.map(({ mean, covariance }) => ({ mean: mean[0], scale: Math.sqrt(covariance[0][0]) }))];
  const low = Math.min(...all.map(({ mean, scale }) => mean - 9 * scale));
  const high = Math.max(...all.map(({ mean, scale }) => mean + 9 * scale));
  const count = Math.min(2001, Math.ceil(((high - low) * 4) / Math.min(...all.map(({ scale }) => scale))) + 1);
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}
