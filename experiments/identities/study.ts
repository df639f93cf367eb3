import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows, foundTable } from '../../src/experiment/findings.ts';
import { isLower } from '../measure.ts';
import { drawJoint, drawPair } from '../random-tables.ts';
import { FAMILIES, IDENTITIES } from './families.ts';
import { violation } from './identity.ts';
import type { Facts } from './theory.ts';

/** The worst draw of one identity so far. */
export interface Worst {
  /** Index in IDENTITIES. */
  identity: number;
  draws: number;
  violation: number;
  /** Number of the draw, −1 before the first. */
  draw: number;
  left: number;
  right: number;
}

const COLUMNS: Record<keyof Worst, string> = {
  identity: '1',
  draws: '1',
  violation: 'nats',
  draw: '1',
  left: 'nats',
  right: 'nats',
};
/** Rounds that the history of a family keeps, about. */
const MOMENTS = 40;

export function studyRounds({ draws }: Facts): number {
  return FAMILIES.reduce((sum, { name, inRound }) => sum + Math.ceil(draws[name] / inRound), 0);
}

/**
 * `worst`: a row an identity. `pairs` and `joints`: the tables of the worst draws, in full. `history`: how the worst
 * grew with the draws.
 */
export function* study(plan: Plan): Generator<Findings, void> {
  const { seed, draws } = plan.facts as Facts;
  const worst = IDENTITIES.map((_, identity): Worst => before(identity));
  const history: number[][] = [];
  for (const { name, identities, inRound, sides } of FAMILIES) {
    const first = IDENTITIES.findIndex(({ id }) => id === identities[0].id);
    const rounds = Math.ceil(draws[name] / inRound);
    for (let round = 0; round < rounds; round++) {
      for (let draw = round * inRound; draw < Math.min(draws[name], (round + 1) * inRound); draw++) {
        sides(seed, draw).forEach((pair, index) => {
          take(worst[first + index], identities[index].relation, pair, draw);
        });
      }
      if (round % Math.ceil(rounds / MOMENTS) === 0 || round === rounds - 1) {
        for (let index = 0; index < identities.length; index++) {
          const row = worst[first + index];
          history.push([row.identity, row.draws, row.violation]);
        }
      }
      yield found(seed, worst, history);
    }
  }
}

export function before(identity: number): Worst {
  return { identity, draws: 0, violation: Number.NEGATIVE_INFINITY, draw: -1, left: Number.NaN, right: Number.NaN };
}

/** Enters one draw; a NaN stays. */
export function take(worst: Worst, relation: '=' | '≥' | '≤', pair: readonly [number, number], draw: number): void {
  const here = violation(relation, pair);
  worst.draws++;
  if (isLower(-here, -worst.violation)) {
    worst.violation = here;
    worst.draw = draw;
    [worst.left, worst.right] = pair;
  }
}

function found(seed: number, worst: readonly Worst[], history: readonly number[][]): Findings {
  const rows = worst.map((row) => Object.keys(COLUMNS).map((column) => row[column as keyof Worst]));
  const drawn = (family: string) =>
    worst.filter(({ identity, draw }) => IDENTITIES[identity].family === family && draw >= 0);
  return [
    foundTable('worst', COLUMNS, rows),
    foundTable(
      'pairs',
      { identity: '1', outcome: '1', p: '1', q: '1' },
      drawn('pairs').flatMap(({ identity, draw }) => {
        const { p, q } = drawPair(seed, draw);
        return p.map((each, outcome) => [identity, outcome, each, q[outcome]]);
      }),
    ),
    foundTable(
      'joints',
      { identity: '1', x: '1', y: '1', p: '1' },
      drawn('joints').flatMap(({ identity, draw }) =>
        drawJoint(seed, draw).flatMap((row, x) => row.map((each, y) => [identity, x, y, each])),
      ),
    ),
    foundTable('history', { identity: '1', draws: '1', violation: 'nats' }, history.slice()),
  ];
}

/** A row an identity, in the order of IDENTITIES; none before the first round. */
export function worstRows(findings: Findings): Worst[] {
  return foundRows(findings, 'worst') as unknown as Worst[];
}
