import type { Plan } from '../../../experiment/experiment.ts';

/** The runs of a plan as a JSON text: as they stand in a recording, without anything measured. Rows of data take a line each. */
export function specDocument(lesson: string, controls: Record<string, string>, plan: Plan): string {
  const runs = plan.runs.map(({ label, spec }) => ({ label, spec }));
  const text = JSON.stringify({ experiment: { id: lesson, controls }, runs }, null, 2);
  // Lists of numbers, indented number by number, would be most of the text.
  return text.replace(
    /\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g,
    (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`,
  );
}
