import type { Control } from './control.ts';

/** What a reader has set, by control; a control that is not there has its default. */
export type ControlTexts = Readonly<Record<string, string>>;

/** Longer texts are not quoted: that they changed is all that a line can say. */
const LONGEST_QUOTED = 24;

/**
 * How one set of controls differs from an earlier one, in words, in the lesson's order: "learning rate 0.01 → 0.05". Controls
 * that the lesson does not have any more come last, by name.
 */
export function controlChanges(controls: readonly Control[], before: ControlTexts, after: ControlTexts): string[] {
  const known = new Set(controls.map(({ name }) => name));
  const unknown = Object.keys({ ...before, ...after }).filter((name) => !known.has(name));
  return [
    ...controls.flatMap(({ name, label, default: initial }) =>
      change(label.toLowerCase(), before[name] ?? String(initial), after[name] ?? String(initial)),
    ),
    ...unknown.flatMap((name) => change(name, before[name] ?? 'default', after[name] ?? 'default')),
  ];
}

function change(label: string, one: string, other: string): string[] {
  if (one === other) return [];
  const long = Math.max(one.length, other.length) > LONGEST_QUOTED;
  const determiner = label.endsWith('s') ? 'other' : 'another';
  return [long ? `${determiner} ${label}` : `${label} ${one || 'none'} → ${other || 'none'}`];
}
