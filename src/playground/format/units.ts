/** How losses in nats are shown. Losses in other units are never converted. */
export type InformationUnit = 'nats' | 'bits';

/** The factor and label with which a quantity recorded in `unit` is shown; a pure number, recorded in `1`, has no label. */
export function displayUnit(unit: string, chosen: InformationUnit): { factor: number; label: string } {
  if (unit === 'nats' && chosen === 'bits') return { factor: 1 / Math.LN2, label: 'bits' };
  return { factor: 1, label: unit === '1' ? '' : unit };
}
