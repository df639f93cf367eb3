import { plainText } from '../../format/plain-text.ts';
import { textWidth } from '../svg-text.ts';

const SIZE = 12;
/** Of a name: its padding, and what a grip keeps it aside, in pixels. */
const AROUND = 15;

export interface NamedPlace {
  label: string;
  /** In pixels. */
  at: number;
}

/** On which side of its line a handle's name stands: towards the middle of the drawing. */
export function sideOf(at: number, [from, to]: readonly [number, number]): 'before' | 'after' {
  return at > (from + to) / 2 ? 'before' : 'after';
}

/**
 * In which row from the top each handle's name stands, one a row. A line begins at its name: a name that reaches across another's
 * line stands above it, where there is such an order; else the order is theirs.
 */
export function handleRows(handles: readonly NamedPlace[], range: readonly [number, number]): number[] {
  const crosses = (one: NamedPlace, other: NamedPlace) => {
    const width = textWidth(plainText(one.label), SIZE) + AROUND;
    const [from, to] = sideOf(one.at, range) === 'after' ? [one.at, one.at + width] : [one.at - width, one.at];
    return from < other.at && other.at < to;
  };
  const left = [...handles];
  const ordered: NamedPlace[] = [];
  while (left.length > 0) {
    const next = left.find((handle) => left.every((other) => other === handle || !crosses(other, handle))) ?? left[0];
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return handles.map((handle) => ordered.indexOf(handle));
}
