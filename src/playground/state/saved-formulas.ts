import { signal } from '@preact/signals';
import { DRAWERS, type OwnEntry } from '../../objectives/own-text.ts';
import { notify } from './notices.ts';

/** A formula that a reader has given a name, in this browser. */
export interface SavedFormula extends OwnEntry {
  name: string;
  family: 'density' | 'residual';
}

const KEY = 'objectively.formulas';
/** Nobody scrolls through more, and what stands in storage may be anybody's. */
const MOST = 200;
export const LONGEST_NAME = 40;

/** By name. Where storage is off they last until the page is closed. */
export const savedFormulas = signal<readonly SavedFormula[]>([]);

/** Reads what this browser holds, and follows what another tab of it saves. */
export function connectSavedFormulas(): void {
  const read = () => {
    try {
      savedFormulas.value = readSaved(localStorage.getItem(KEY));
    } catch {
      // Storage is off: there is nothing to read.
    }
  };
  read();
  window.addEventListener('storage', (event) => event.key === KEY && read());
}

/** Saves under its name, in place of an earlier one of that name and family. */
export function saveFormula(formula: SavedFormula): void {
  keep(withFormula(savedFormulas.peek(), formula));
}

export function forgetFormula(formula: SavedFormula): void {
  keep(savedFormulas.peek().filter((each) => !isSame(each, formula)));
}

function keep(formulas: readonly SavedFormula[]): void {
  savedFormulas.value = formulas;
  try {
    localStorage.setItem(KEY, JSON.stringify(formulas));
  } catch {
    notify('note', 'formulas', 'This browser keeps nothing: saved formulas last until the page is closed.');
  }
}

export function withFormula(formulas: readonly SavedFormula[], formula: SavedFormula): SavedFormula[] {
  const others = formulas.filter((each) => !isSame(each, formula));
  return [...others, formula].sort((a, b) => a.name.localeCompare(b.name)).slice(0, MOST);
}

function isSame(a: SavedFormula, b: SavedFormula): boolean {
  return a.name === b.name && a.family === b.family;
}

/** What a text in storage holds of formulas; what makes no sense is passed over. Nothing is parsed before it is chosen. */
export function readSaved(text: string | null): SavedFormula[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.filter(isFormula).slice(0, MOST);
}

function isFormula(value: unknown): value is SavedFormula {
  const { name, family, over, pays } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    name.length <= LONGEST_NAME &&
    (family === 'density' || family === 'residual') &&
    DRAWERS.some((drawer) => drawer === over) &&
    typeof pays === 'string' &&
    pays.length <= 500
  );
}
