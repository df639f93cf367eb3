import { parseFormula } from './parse.ts';
import { namesResidual, typesetExpression, typesetName, typesetNumber } from './typeset-expression.ts';

/** What `r` means, for a legend beside residual formulas. */
export const RESIDUAL_LEGEND = String.raw`r = y - \hat y(x)`;

/**
 * An objective as LaTeX for KaTeX: \mathbb{E}_{y \sim P}[…]. It is printed from the checked tree that runs, with
 * P(y) and Q(y) for exp(logp) and exp(logq), and σ for exp(s). `kind`: what is modelled; by default a regression where
 * the formula names r or s, else a density, which reads the same as a table. `population`: as TeX, who draws where the population
 * does. Throws an InputError for a bad formula.
 */
export function typesetObjective(
  spec: { over: 'train' | 'population' | 'model'; pays: string; parameters: Readonly<Record<string, number>> },
  kind?: 'density' | 'table' | 'regression',
  population = 'P',
): string {
  const pays = parseFormula(spec.pays, { parameters: Object.keys(spec.parameters) });
  const drawn = (kind ? kind === 'regression' : namesResidual(pays)) ? '(x, y)' : 'y';
  const drawer = { train: String.raw`\text{train}`, population, model: 'Q' }[spec.over];
  return String.raw`\mathbb{E}_{${drawn} \sim ${drawer}}\!\left[${typesetExpression(pays)}\right]`;
}

/** The parameters' values, as `\delta = 1`; empty where there are none. */
export function typesetParameters(parameters: Readonly<Record<string, number>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${typesetName(name)} = ${typesetNumber(value)}`)
    .join(String.raw`,\quad `);
}
