/** A unit after a name: " (nats)"; nothing for a pure number. */
export function unitText(unit: string | undefined): string {
  return unit && unit !== '1' ? ` (${unit})` : '';
}
