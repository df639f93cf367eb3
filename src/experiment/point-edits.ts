import { InputError } from '../input-error.ts';
import type { Control } from './control.ts';

/**
 * What a reader changed by hand in the training points of a lesson. Points are numbered from 1, as they are without any
 * change: which are trained on and which are held out is settled before, so that no edit moves a point across.
 */
export interface PointEdits {
  /** The data that the numbers are of, by name. */
  of: string;
  /** Where points stand, by number. */
  move: Readonly<Record<number, readonly number[]>>;
  /** Numbers of points that are left out. */
  remove: readonly number[];
  /** New points, behind the last one. */
  add: readonly (readonly number[])[];
}

const EXPECTED = '{"of":"galaxies","move":{"3":[25.1]},"remove":[5],"add":[[30]]}';

/** The control that holds them: in the address, in a recording and on the command line alike. */
export const pointEditsControl: Extract<Control, { kind: 'text' }> = {
  kind: 'text',
  name: 'edits',
  label: 'Edited points',
  help: `Training points that were moved, left out or added, as JSON: ${EXPECTED}. Numbers count the training points of that data from 1; what is held out stays as it is.`,
  advanced: true,
  default: '',
  check: readPointEdits,
};

/** Reads edits from JSON text; null where there are none. Throws InputError. */
export function readPointEdits(text: string): PointEdits | null {
  if (!text.trim()) return null;
  const fail = (what: string, got: unknown) =>
    new InputError({ what: `The edited points ${what}`, got, expected: EXPECTED });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail('are not JSON', text);
  }
  if (!isObject(value)) throw fail('are not an object', value);
  const unknown = Object.keys(value).find((key) => !['of', 'move', 'remove', 'add'].includes(key));
  if (unknown !== undefined) throw fail('have an unknown entry', unknown);
  const { of, move = {}, remove = [], add = [] } = value;
  if (typeof of !== 'string' || of === '') throw fail('do not say which data they are of', of);
  if (!isObject(move)) throw fail('have an impossible move', move);
  const badMove = Object.entries(move).find(([number, row]) => !isPointNumber(Number(number)) || !isRow(row));
  if (badMove) throw fail('have an impossible move', { [badMove[0]]: badMove[1] });
  if (!Array.isArray(remove) || !remove.every(isPointNumber)) throw fail('have an impossible remove', remove);
  if (!Array.isArray(add) || !add.every(isRow)) throw fail('have an impossible add', add);
  const twice = remove.find((number, index) => number in move || remove.indexOf(number) < index);
  if (twice !== undefined) throw fail('say two things of one point', twice);
  const edits = { of, move: move as PointEdits['move'], remove, add };
  return countEdits(edits) > 0 ? edits : null;
}

/** The text that reads back as these edits: '' where there are none. */
export function writePointEdits(edits: PointEdits): string {
  if (countEdits(edits) === 0) return '';
  const { of, move, remove, add } = edits;
  return JSON.stringify({
    of,
    ...(Object.keys(move).length > 0 ? { move } : {}),
    ...(remove.length > 0 ? { remove } : {}),
    ...(add.length > 0 ? { add } : {}),
  });
}

/** "2 points moved, 1 added". */
export function describePointEdits({ move, remove, add }: PointEdits): string {
  const parts = [
    [Object.keys(move).length, 'moved'],
    [remove.length, 'left out'],
    [add.length, 'added'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => [String(count), word]);
  if (said.length > 0) said[0].splice(1, 0, said[0][0] === '1' ? 'point' : 'points');
  return said.map((words) => words.join(' ')).join(', ');
}

function countEdits({ move, remove, add }: PointEdits): number {
  return Object.keys(move).length + remove.length + add.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPointNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isRow(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}
