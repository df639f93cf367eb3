import { parseFormula } from './parse.ts';
import { namesResidual, typesetExpression, typesetName, typesetNumber } from './typeset-expression.ts';
import { type InformationBase, typesetInformation } from './typeset-information.ts';

/** What `r` means, for a legend beside residual formulas. */
export const RESIDUAL_LEGEND = String.raw`r = y - \hat y(x)`;

/**
 * An objective as LaTeX for KaTeX: \mathbb{E}_{y \sim P}[…]. It is printed from the checked tree that runs, with
 * P(y) and Q(y) for exp(logp) and exp(logq), and σ for exp(s). `kind`: what is modelled; by default a regression where
 * the formula names r or s, else a density, which reads the same as a table. `population`: as TeX, who draws where the population
 * does. What gives nats is printed so that it holds in the unit `base`, with \log to that base; all else has the natural \ln.
 * `outputs`: of a regression; where there are several, each pays, and the sum is printed. Throws an InputError for a bad formula.
 */
export function typesetObjective(
  spec: {
    over: 'train' | 'population' | 'model';
    pays: string;
    parameters: Readonly<Record<string, number>>;
    unit: string;
  },
  kind?: 'density' | 'table' | 'regression',
  population = 'P',
  base: InformationBase = 'nats',
  outputs = 1,
): string {
  const pays = parseFormula(spec.pays, { parameters: Object.keys(spec.parameters) });
  const drawn = (kind ? kind === 'regression' : namesResidual(pays)) ? '(x, y)' : 'y';
  const drawer = { train: String.raw`\text{train}`, population, model: 'Q' }[spec.over];
  const paid = spec.unit === 'nats' ? typesetInformation(pays, base) : typesetExpression(pays);
  return String.raw`\mathbb{E}_{${drawn} \sim ${drawer}}\!\left[${outputs > 1 ? String.raw`\textstyle\sum_{\text{outputs}}\left(${paid}\right)` : paid}\right]`;
}

/**
 * What a mixture adds to the objective that trains it, as LaTeX to follow it: a penalty on its scales σ_k, a floor beneath them;
 * empty for a model without. It is added to a loss in nats, which is shown in the unit `base`. `scaleFloor` in the data's units. Numbers are rounded to four digits: a floor is a share of a spread.
 */
export function typesetScaleTerms(
  model: { scaleFloor?: number; scalePenalty?: number },
  base: InformationBase = 'nats',
): string {
  const { scaleFloor = 0, scalePenalty = 0 } = model;
  const penalty = String.raw`+ ${typesetNumber(rounded(scalePenalty))} ${base === 'bits' ? String.raw`\,\log e ` : ''}\textstyle\sum_k \mathrm{sd}(y)^2 / \sigma_k^2`;
  const floor = String.raw`,\;\; \sigma_k \ge ${typesetNumber(rounded(scaleFloor))}`;
  return `${scalePenalty > 0 ? penalty : ''}${scaleFloor > 0 ? floor : ''}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The parameters' values, as `\delta = 1`; empty where there are none. */
export function typesetParameters(parameters: Readonly<Record<string, number>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${typesetName(name)} = ${typesetNumber(value)}`)
    .join(String.raw`,\quad `);
}
