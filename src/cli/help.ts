import type { Control } from '../experiment/control.ts';
import { describeAllowed } from '../experiment/controls.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { textTable } from './text-table.ts';

const USAGE = `Usage
  npm run experiment                             list the experiments
  npm run experiment -- ID                       run one
  npm run experiment -- ID --help                its controls, with their ranges
  npm run experiment -- --all                    run every one; one table of claims
  npm run experiment -- --rerun FILE.json        run a recording again; the first step that differs

Options
  --set name=value          set a control; repeat for more
  --seed N --replicas N --steps N
  --backend auto|webgpu|cpu where the tensors run (auto: a GPU, else the CPU)
  --path auto|graph|fused   op by op, or many steps in one kernel
  --data FILE.csv           your own data: a header line, then numbers
  --columns a,b             its columns; a regression's target is the last
  --text FILE               your own text, where an experiment measures one
  --out DIR                 where the recording goes (recordings)
  --json                    one JSON document on standard output, progress on standard error

Exit status: 0 all claims hold, 1 a claim fails, 2 bad input, 130 interrupted (what was recorded is saved).
With --rerun: 0 the same to the last bit, 1 something differs.
`;

export function listText(experiments: readonly Experiment[]): string {
  const rows = experiments.map(({ id, group, question }) => [id, group, question]);
  return `${textTable(['experiment', 'group', 'question'], rows)}\n\nnpm run experiment -- ID\nnpm run experiment -- ID --help\n`;
}

export function helpText(experiments: readonly Experiment[]): string {
  return `${USAGE}\n${listText(experiments)}`;
}

/** What an experiment asks, and all its controls with default and range. */
export function describeText({ id, title, question, setUp, source, controls }: Experiment): string {
  const head = [`${id}: ${title}`, question, setUp, `Source: ${source}`, '', 'Controls, with their defaults:'];
  return `${[...head, ...controls.map(controlText)].join('\n')}\n`;
}

function controlText(control: Control): string {
  const unit = control.unit ? `, ${control.unit}` : '';
  const allowed = control.kind === 'text' ? '' : `\n      ${describeAllowed(control)}${unit}`;
  return `  --set ${control.name}=${control.default}\n      ${control.help}${allowed}`;
}
