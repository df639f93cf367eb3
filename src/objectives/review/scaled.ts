/** Numbers divided by the largest of their sizes, so that their squares neither overflow nor vanish. */
export function scaled(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? [...values] : values.map((value) => value / largest);
}
