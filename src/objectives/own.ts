import { isAffine } from '../formula/affine.ts';
import type { Expression } from '../formula/expression.ts';
import { compileFloat64 } from '../formula/float64.ts';
import { parseFormula } from '../formula/parse.ts';
import { namesResidual } from '../formula/typeset-expression.ts';
import { InputError } from '../input-error.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';
import { checkMoves } from './check-moves.ts';
import type { Objective } from './objective.ts';
import { type OwnEntry, splitOwn, writeOwn } from './own-text.ts';

/** At most so many competitors of one's own. */
export const MOST_OWN = 4;

/** Names of each kind of model. */
const NAMES = { residual: ['r', 's'], density: ['logp', 'logq'] } as const;

/**
 * Objectives that a reader has typed, separated by semicolons: `abs(r)^1.5`, `model: (logq - logp)^2`. Before the colon
 * stands who draws; without it, the training set. Empty text: none. Throws an InputError that points into the text.
 */
export function readOwnObjectives(text: string): Objective[] {
  const entries = splitOwn(text);
  if (entries.length > MOST_OWN) {
    throw new InputError({
      what: 'There are too many objectives of your own',
      got: entries.length,
      expected: `at most ${MOST_OWN}, separated by semicolons`,
      remedy: 'Leave some out.',
    });
  }
  return entries.map((entry, index) => ownObjective(entry, entries.length > 1 ? index + 1 : null));
}

/**
 * One objective that a reader has typed; `number`: which of several, from 1. Throws an InputError whose `at` is a character
 * of `pays`. `family`: what the lesson fits, where it is known: an unknown name is answered with names of that kind.
 */
export function ownObjective({ over, pays }: OwnEntry, number: number | null, family?: Objective['family']): Objective {
  const expression = parseFormula(pays, { parameters: [], offered: family && NAMES[family] });
  const { variables } = compileFloat64(expression, {});
  const residual = namesResidual(expression);
  if (residual && variables.some((name) => name === 'logp' || name === 'logq')) {
    throw new InputError({
      what: 'The formula mixes a residual with the probabilities of a distribution',
      got: pays,
      expected: 'a formula in r and s (regressions), or in logp and logq (distributions)',
      remedy: 'Use one kind of name only.',
    });
  }
  if (residual && over !== 'train') {
    throw new InputError({
      what: `A residual is drawn by the training set, not by the ${over}`,
      got: writeOwn({ over, pays }),
      expected: `train: ${pays}`,
      remedy: 'Write train before the colon, or nothing.',
    });
  }
  checkMoves(expression, { over, pays });
  return {
    id: number === null ? 'custom' : `custom-${number}`,
    label: number === null ? 'Your own' : `Your own ${number}`,
    over,
    pays,
    parameters: [],
    nodes: over === 'model' && !isAffine(expression, {}) ? 'both' : 'drawer',
    unit: residual ? residualUnit(expression) : isAffine(expression, {}) ? 'nats' : '1',
    family: residual ? 'residual' : 'density',
    lowerBound: { kind: 'none', why: 'nobody has proved one' },
    source: 'typed by the reader',
    summary: pays,
  };
}

/** Whether an objective of this id was typed by a reader, so that nothing is known of it but its formula. */
export function isOwn(id: string): boolean {
  return /^custom(-\d)?$/.test(id);
}

/** A loss that grows as r or as r² is in units of y or y²: it is trained alike whatever y is measured in. */
function residualUnit(expression: Expression): ObjectiveSpec['unit'] {
  const program = compileFloat64(expression, {});
  if (program.variables.includes('s')) return 'nats';
  const places = [-3, -0.7, 0.2, 1, 4];
  const degree = (power: number) => places.every((r) => near(paid(2 * r), 2 ** power * paid(r)));
  const paid = (r: number) => {
    const out = new Float64Array(1);
    program.evaluate(1, { r: Float64Array.of(r) }, out, null);
    return out[0];
  };
  return degree(1) ? 'y' : degree(2) ? 'y²' : '1';
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
