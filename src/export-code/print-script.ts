import { hasVariable } from '../formula/expression.ts';
import { parseFormula } from '../formula/parse.ts';
import type { RunSpec } from '../recording/spec.ts';
import { atom } from './code.ts';
import { densityCode } from './density-code.ts';
import { formulaCode, parameterNames } from './formula-code.ts';
import type { Language } from './language.ts';
import { type Printable, printable } from './printable.ts';
import { regressionCode } from './regression-code.ts';

export interface ScriptOptions {
  /** What is printed, in words, for its first line. */
  title: string;
  replica: number;
  /** The page's address with these settings; left out where there is none. */
  address?: string;
}

/**
 * One replica of a run as a complete small script: data, start, model, formula, optimizer, loop. It prints `step loss`, the
 * recording's own training losses (float64 in Python, float32 in tfjs); with minibatches its draws are its own. Printed from the
 * checked syntax tree: no text of a reader's gets into it but as comments. Throws an InputError for what cannot be printed.
 */
export function printScript(spec: RunSpec, language: Language, options: ScriptOptions): string {
  const printed = printable(spec, options.replica);
  const { objective } = printed.spec;
  const pays = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  const variables = (['logp', 'logq', 'r', 's'] as const).filter((name) =>
    objective.pays.match(new RegExp(`\\b${name}\\b`)),
  );
  const code =
    printed.spec.model.kind === 'regression'
      ? regressionCode(printed, language)
      : densityCode(printed, language, variables.includes('logp'));
  const names = parameterNames(Object.keys(objective.parameters), language);
  const formula = language.functionOf(
    'pays',
    variables,
    Object.entries(objective.parameters).map(([name, value]) => language.define(names[name], String(value))),
    hasVariable(pays) ? formulaCode(pays, objective.parameters, names, language).text : '0',
  );
  const batched = printed.training.batch !== null;
  const loss = language.functionOf(
    'loss',
    batched ? ['theta', 'rows'] : ['theta'],
    [...code.lines, language.define('paid', `pays(${variables.join(', ')})`)],
    average(printed, code.weight, language),
  );
  const helpers = language.helpers([...code.functions, ...formula, ...loss].join('\n'));
  const { comment } = language;
  const gap = language.id === 'tfjs' ? [''] : ['', ''];
  return [
    ...heading(printed, language, options).map((line) => (comment + line).trimEnd()),
    '',
    ...language.imports,
    '',
    ...(helpers.length > 0 ? [...helpers, ''] : []),
    ...code.constants,
    '',
    `${comment}The start, in standardised coordinates.`,
    ...language.start(printed.blocks),
    ...gap,
    ...code.functions,
    ...gap,
    `${comment}What is paid.`,
    ...formula,
    ...gap,
    ...loss,
    ...gap,
    ...language.train(printed.training),
    '',
  ].join('\n');
}

function average(
  { spec, rows, training }: Printable,
  weight: ReturnType<typeof atom> | null,
  language: Language,
): string {
  const { apply } = language;
  if (weight) return apply('sum', [apply('multiply', [weight, atom('paid')])]).text;
  const outputs = spec.model.kind === 'regression' ? spec.model.outputs : 1;
  if (outputs === 1) return apply('mean', [atom('paid')]).text;
  // Over several targets it is the sum that is averaged.
  const n = training.batch?.size ?? rows.length;
  return apply('divide', [apply('sum', [atom('paid')]), atom(String(n), true)]).text;
}

const DRAWERS = { train: 'the training data', population: 'the population P', model: 'the model Q' };

function heading(
  { spec, training }: Printable,
  language: Language,
  { title, replica, address }: ScriptOptions,
): string[] {
  const { objective, data, seed } = spec;
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  const at = Object.entries(objective.parameters).map(([name, value]) => `${name} = ${value}`);
  return [
    `${plain(title)}: drawn from ${DRAWERS[objective.over]}, pays ${plain(objective.pays)}${at.length ? `, ${at.join(', ')}` : ''}`,
    ...(data && objective.over === 'train' ? [`Data: ${plain(data.name)} (${plain(data.columns.join(', '))}).`] : []),
    `Seed ${seed}, replica ${replica + 1}. Prints: step, training loss${objective.unit === '1' ? '' : ` (${objective.unit})`}.`,
    ...(training.batch
      ? ['Minibatches are drawn anew here: losses are not the recording’s, which are of its own draws.']
      : []),
    ...(spec.tolerance === null ? [] : ['Without the float64 finish that ends the run in Objectively.']),
    `Run it: ${language.howToRun}`,
    ...(address ? [`From ${address.replace(/\s/g, '%20')}`] : []),
  ];
}
