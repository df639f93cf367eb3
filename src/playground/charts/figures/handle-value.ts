import type { Control } from '../../../experiment/control.ts';

/** What a handle that is dragged to `value` sets its control to: within the control's range, four significant digits. */
export function handleText(control: Control, value: number): string {
  if (control.kind === 'choice') return nearestOption(control.options, value);
  const { min, max } = handleRange(control);
  const clamped = Math.min(max, Math.max(min, value));
  if (control.kind === 'integer') return String(Math.round(clamped));
  // Rounding must not leave the range that was just clamped to.
  const rounded = Number(clamped.toPrecision(4));
  return String(Math.min(max, Math.max(min, rounded)));
}

export function handleRange(control: Control): { min: number; max: number } {
  if (control.kind === 'number' || control.kind === 'integer') return { min: control.min, max: control.max };
  if (control.kind === 'choice') {
    const numbers = control.options.map(Number).filter(Number.isFinite);
    return { min: Math.min(...numbers), max: Math.max(...numbers) };
  }
  return { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
}

/** Options that are numbers, such as counts and powers of two. */
function nearestOption(options: readonly string[], value: number): string {
  const distance = (option: string) => (Number.isFinite(Number(option)) ? Math.abs(Number(option) - value) : Infinity);
  return options.reduce((best, option) => (distance(option) < distance(best) ? option : best));
}
