import { textWidth } from '../svg-text.ts';

const SIZE = 11;
const HEIGHT = 12;
/** Between two values, in pixels. */
const APART = 3;

/** A bar's value as text: its middle and its base line, in pixels. */
export interface BarValue {
  text: string;
  x: number;
  y: number;
}

/** Those that touch none of those before them; the others are read under the pointer and in the table. */
export function apart<Value extends BarValue>(values: readonly Value[]): Value[] {
  const placed: Value[] = [];
  for (const value of values) {
    const touches = ({ text, x, y }: BarValue) =>
      Math.abs(x - value.x) < (textWidth(text, SIZE) + textWidth(value.text, SIZE)) / 2 + APART &&
      Math.abs(y - value.y) < HEIGHT;
    if (!placed.some(touches)) placed.push(value);
  }
  return placed;
}
