import type { FigureLine } from './edge-marks.ts';

/** An entry of a legend: a line, or a whole family of lines. */
export interface LegendLine extends Pick<FigureLine, 'label' | 'role' | 'mark'> {
  /** Which lines it stands for. */
  members: number[];
}

/** The lines as a legend names them: a family's members under the one name of the family, where the first of them stands. */
export function legendLines(lines: readonly FigureLine[]): LegendLine[] {
  const entries: LegendLine[] = [];
  const families = new Map<string, LegendLine>();
  lines.forEach(({ label, role, mark, family }, index) => {
    const known = family === undefined ? undefined : families.get(family);
    if (known) {
      known.members.push(index);
      return;
    }
    const entry = { label: family ?? label, role, mark, members: [index] };
    entries.push(entry);
    if (family !== undefined) families.set(family, entry);
  });
  return entries;
}

/** Lines of a family of more than these are drawn thin, so that what lies among them is seen. */
const CROWD = 8;

export function isInCrowd(lines: readonly FigureLine[], { family }: FigureLine): boolean {
  return family !== undefined && lines.filter((line) => line.family === family).length > CROWD;
}
