import { clearTopic, describeError, notify } from '../state/notices.ts';
import { session } from './commands.ts';
import { takePoints } from './point-editing.ts';
import { pointsOfPlan, withRows } from './points.ts';
import { takeData } from './take-data.ts';

/**
 * CSV text of the plan's training points becomes edits of them; under another header it becomes the reader's own data. Where it
 * cannot be read, a notice says why, and the run goes on.
 */
export async function takeNumbers(name: string, text: string): Promise<void> {
  const plan = session.plan.peek();
  const points = plan && pointsOfPlan(plan);
  try {
    const { parseTable } = await import('../../datasets/parse-table.ts');
    const { columns, rows } = parseTable(text, { name, own: true });
    if (!points || columns.join() !== points.columns.join()) return takeData(name, new Blob([text]));
    clearTopic('data');
    takePoints(withRows(points, rows));
  } catch (error) {
    notify('wrong', 'data', describeError(error, `Reading ${name}`));
  }
}
