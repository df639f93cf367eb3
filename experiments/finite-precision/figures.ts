import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { Quantity, RecordedRun } from '../../src/recording/recording.ts';
import { lowestBy, short } from '../measure.ts';
import { codedRows, QUANTISER_GAP } from './coder-claims.ts';
import { noiseEntropy } from './precision.ts';
import { type Source, sourceOf } from './source.ts';
import { CODED } from './study.ts';
import type { Facts } from './theory.ts';
import { trainedEstimates } from './trained.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function quantities({ runs, findings }: Evidence, plan: Plan): Quantity[] {
  const facts = plan.facts as Facts;
  const { sigma, exact, differentialEntropy, dimension, most } = facts;
  const estimate = trainedEstimates(runs, facts).find((each) => each.sigma === sigma);
  return [
    {
      name: 'finitePrecisionEntropy',
      label: 'What the copy tells of y, exact',
      value: exact,
      unit: 'nats',
      at: { sigma },
    },
    ...(differentialEntropy === null
      ? [{ name: 'entropy', label: 'Entropy of the points', value: most ?? Number.NaN, unit: 'nats' }]
      : [
          { name: 'differentialEntropy', label: 'h(y)', value: differentialEntropy, unit: 'nats' },
          {
            name: 'approximation',
            label: 'The lecture’s approximation of it',
            value: differentialEntropy - noiseEntropy(sigma, dimension),
            unit: 'nats',
            at: { sigma },
          },
        ]),
    ...(estimate
      ? [
          {
            name: 'trainedEstimate',
            label: 'Learned from samples',
            value: mean(estimate.values),
            unit: 'nats',
            at: { sigma },
          },
        ]
      : []),
    ...nearestCoded(findings, sigma).map((row) => ({
      name: 'coderInformation',
      label: 'Range coder, for each value',
      value: (Math.LN2 * row.bits) / row.values,
      unit: 'nats',
      at: { sigma: row.sigma },
    })),
  ];
}

/** What was coded at the σ that is set, or nearest to it; empty before anything was. */
function nearestCoded(findings: Findings, sigma: number) {
  const rows = codedRows(findings);
  return rows.length ? [lowestBy(rows, (row) => Math.abs(Math.log(row.sigma / sigma)))] : [];
}

export function figures({ runs, findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  const source = sourceOf(facts.source);
  return [
    information(runs, findings, facts),
    ...(source.law ? [errors(source, source.law, findings)] : []),
    numbers(runs, findings, facts),
  ];
}

/** H_σ against σ by every way of getting at it. */
function information(runs: readonly RecordedRun[], findings: Findings, facts: Facts): Figure {
  const rows = foundRows<'sigma' | 'exact' | 'approximation'>(findings, 'precision');
  const coded = codedRows(findings);
  const { most, sigma } = facts;
  return {
    kind: 'lines',
    id: 'information',
    title: 'What a copy of y with noise σ tells of y',
    caption:
      most === null
        ? `To the left every tenfold adds at most $\\log 10$ a dimension: infinity comes slowly.${rows.some(({ approximation }) => approximation < 0) ? ' To the right the approximation goes below 0, and $H_\\sigma(y)$ does not.' : ''}`
        : 'To the left all is told: $H_\\sigma(y)$ stops at the entropy of the points.',
    x: { label: 'noise σ', unit: 'y', scale: 'log' },
    y: { label: 'information', unit: 'nats' },
    lines: [
      {
        label: '$H_\\sigma(y)$, by quadrature',
        role: 'data',
        mark: 'line',
        points: rows.map((row) => [row.sigma, row.exact]),
      },
      most === null
        ? {
            label: 'approximation $h(y) - d\\log(\\sigma\\sqrt{2\\pi e})$',
            role: 'theory',
            mark: 'line',
            points: rows.map((row) => [row.sigma, row.approximation]),
          }
        : {
            label: 'entropy of the points',
            role: 'theory',
            mark: 'line',
            points: rows.map((row) => [row.sigma, most]),
          },
      {
        label: 'range coder',
        role: runs.length,
        mark: 'dots',
        points: coded.map((row) => [row.sigma, (Math.LN2 * row.bits) / row.values]),
      },
      ...trainedEstimates(runs, facts).map(({ sigma: at, values }, run) => ({
        label: `trained at σ = ${short(at)}`,
        role: run,
        mark: 'dots' as const,
        points: [[at, mean(values)]],
      })),
    ],
    handles: [{ x: sigma, label: 'σ', control: 'sigma' }],
  };
}

/** How far the approximation is off, and how far theory says it is. */
function errors(source: Source, { coefficient, power }: NonNullable<Source['law']>, findings: Findings): Figure {
  const rows = foundRows<'sigma' | 'exact' | 'approximation'>(findings, 'precision');
  const fit = foundRows<'sigma' | 'error'>(findings, 'fit');
  // What is left below this of a difference of two integrals is rounding.
  const seen = [
    ...rows.map(({ sigma, exact, approximation }) => [sigma, exact - approximation]),
    ...fit.map(({ sigma, error }) => [sigma, -error]),
  ].filter(([, error]) => error > 1e-11);
  const sigmas = rows.map(({ sigma }) => sigma).filter((sigma) => sigma <= source.scale);
  return {
    kind: 'lines',
    id: 'errors',
    title: 'By how much the approximation falls short',
    caption:
      power === 2
        ? 'A tenth of $\\sigma$, a hundredth of the error: $(\\sigma^2 J/2)\\log e$, with $J$ the Fisher information of $y$.'
        : 'A tenth of $\\sigma$, a tenth of the error: it is the edges that noise wears off.',
    x: { label: 'noise σ', unit: 'y', scale: 'log' },
    y: { label: '$H_\\sigma(y)$ less the approximation', unit: 'nats', scale: 'log' },
    lines: [
      { label: 'measured', role: 'data', mark: 'dots', points: seen },
      {
        label: power === 2 ? '(σ²J/2)·log e' : `${inNats(coefficient)}/y · σ`,
        role: 'theory',
        mark: 'line',
        points: sigmas.map((sigma) => [sigma, coefficient * sigma ** power]),
      },
    ],
  };
}

function numbers(runs: readonly RecordedRun[], findings: Findings, facts: Facts): Figure {
  const trained = trainedEstimates(runs, facts);
  const coded = codedRows(findings);
  const decades = foundRows<'sigma' | 'exact' | 'approximation'>(findings, 'precision').filter(({ sigma }) =>
    CODED.includes(sigma),
  );
  return {
    kind: 'table',
    id: 'numbers',
    title: 'In numbers',
    caption:
      facts.most === null
        ? `Where σ is small, a uniform quantiser whose error is as large as the noise needs about a quarter of a bit (${inNats(QUANTISER_GAP * Math.LN2)}) more than $H_\\sigma(y)$.`
        : 'As σ falls, the copy tells, and the coder writes, no more than the entropy of the points.',
    columns: [
      { label: 'σ', unit: 'y' },
      { label: '$H_\\sigma(y)$', unit: 'nats' },
      ...(facts.most === null ? [{ label: 'approximation', unit: 'nats' }] : []),
      { label: 'trained', unit: 'nats' },
      { label: 'range coder', unit: 'nats' },
    ],
    rows: decades.map(({ sigma, exact, approximation }) => {
      const estimate = trained.find((each) => each.sigma === sigma);
      const written = coded.find((each) => each.sigma === sigma);
      return [
        sigma,
        exact,
        ...(facts.most === null ? [approximation] : []),
        estimate ? mean(estimate.values) : '–',
        written ? (Math.LN2 * written.bits) / written.values : '–',
      ];
    }),
  };
}
