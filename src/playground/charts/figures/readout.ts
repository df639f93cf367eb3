import type { Role } from '../../../experiment/figure.ts';
import { plainText } from '../../format/plain-text.ts';

/** The exact values at one place of a drawing, and where that is, in CSS pixels. */
export interface Readout {
  heading: string;
  rows: { label: string; role: Role; value: string }[];
  left: number;
  top: number;
}

/** The same in one line, for a screen reader. */
export function spokenReadout({ heading, rows }: Readout): string {
  return plainText([heading, ...rows.map(({ label, value }) => `${label}: ${value}`)].filter(Boolean).join(', '));
}
