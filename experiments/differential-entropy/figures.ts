import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure, LinesFigure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { float32Spacing } from '../../src/information/float32.ts';
import { short } from '../measure.ts';
import { errorsFigure, meansFigure } from '../sample-means/figures.ts';
import { sampleErrors } from '../sample-means/sample-errors.ts';
import { densityOf, moved } from './densities.ts';
import type { StretchColumn } from './stretch.ts';
import { type Facts, floatShortfall } from './theory.ts';

const POINTS = 161;
/** The same colours in every figure: real numbers, floats. */
const ROLE = { real: 0, float: 1 } as const;

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [
    densities(facts),
    stretches(facts, findings),
    ...samples(facts, findings),
    cells(facts, findings),
    distances(facts, findings),
  ];
}

/** p(y) and the density of aX, each over its bulk. */
function densities({ centred, stretch, variance }: Facts): LinesFigure {
  const mean = densityOf(centred).mean()[0];
  const curve = (a: number) => {
    const density = densityOf(moved(centred, a, 0));
    const half = 4 * a * Math.sqrt(variance);
    return Array.from({ length: POINTS }, (_, i) => {
      const y = a * mean + half * ((2 * i) / (POINTS - 1) - 1);
      return [y, Math.exp(density.logProb([y]))];
    });
  };
  return {
    kind: 'lines',
    id: 'density',
    title: 'The density of X, and of aX',
    caption: 'Where a density is above 1, its surprise $-\\log p(y)$ is negative: no table can do that.',
    x: { label: 'y, measured from its location' },
    y: { label: 'density' },
    lines: [
      { label: 'X', role: 'data', mark: 'line', points: curve(1) },
      { label: `aX, a = ${short(stretch)}`, role: ROLE.real, mark: 'line', points: curve(stretch) },
    ],
  };
}

function stretches({ entropy: h, stretch }: Facts, findings: Findings): LinesFigure {
  const rows = foundRows<StretchColumn>(findings, 'stretches');
  const ends = [2 ** -10, 2 ** 10];
  return {
    kind: 'lines',
    id: 'stretch',
    title: 'A change of units',
    caption:
      'Measured in millimetres rather than metres, h grows by $\\log 1000$. KL to another density Z, stretched alike, stays.',
    x: { label: 'stretch a', scale: 'log' },
    y: { label: 'h and KL', unit: 'nats' },
    lines: [
      { label: 'h(X) + log a', role: 'theory', mark: 'line', points: ends.map((a) => [a, h + Math.log(a)]) },
      {
        label: 'h(aX), by quadrature',
        role: ROLE.real,
        mark: 'dots',
        points: rows.map(({ a, entropy }) => [a, entropy]),
      },
      { label: 'KL(aX, aZ), by quadrature', role: 2, mark: 'dots', points: rows.map(({ a, kl }) => [a, kl]) },
    ],
    handles: [{ x: stretch, label: 'a', control: 'stretch' }],
  };
}

function samples({ entropy: h, deviation }: Facts, findings: Findings): LinesFigure[] {
  return [
    meansFigure(
      findings,
      {
        title: 'The limit of ever larger samples',
        caption: 'Each line is one replica, with draws of its own. An expectation is what such averages close in on.',
        axis: 'mean of $-\\log p(y)$',
      },
      { label: 'h(X)', value: h, role: ROLE.real },
    ),
    errorsFigure(
      findings,
      {
        title: 'How far sample means stray',
        caption: 'Densities or tables, the law is one: $\\operatorname{sd}(-\\log p(y))/\\sqrt{n}$.',
      },
      {
        // A uniform density has no error to speak of, and its logarithm no place here.
        errors: sampleErrors(findings, h).filter(({ rms }) => rms > 1e-9),
        deviation: deviation > 1e-9 ? deviation : null,
        role: ROLE.real,
      },
    ),
  ];
}

function cells({ entropy: h, steps, spacings, floatStep }: Facts, findings: Findings): LinesFigure {
  const real = foundRows<'delta' | 'entropy'>(findings, 'quantised');
  const floats = foundRows<'delta' | 'gap'>(findings, 'floats');
  return {
    kind: 'lines',
    id: 'cells',
    title: 'Cells of width Δ',
    caption:
      'From the right: $H(X_\\Delta) + \\log\\Delta$ settles on $h(X)$. Left of the distance between floats no cell splits any more, and it falls along $\\log\\Delta$.',
    x: { label: 'cell width Δ', unit: 'units of y', scale: 'log' },
    y: { label: '$H(X_\\Delta) + \\log\\Delta$', unit: 'nats' },
    lines: [
      { label: 'h(X)', role: 'theory', mark: 'line', points: steps.map((delta) => [delta, h]) },
      {
        label: 'predicted for float32',
        role: 'theory',
        mark: 'line',
        points: steps.map((delta) => [delta, h + floatShortfall(spacings, delta)]),
      },
      {
        label: 'real numbers',
        role: ROLE.real,
        mark: 'line',
        points: real.map(({ delta, entropy }) => [delta, entropy + Math.log(delta)]),
      },
      {
        label: 'draws kept as float32',
        role: ROLE.float,
        mark: 'dots',
        points: floats.map(({ delta, gap }) => [delta, h + gap]),
      },
    ],
    handles: [{ x: floatStep, label: 'predicted Δ' }],
  };
}

function distances({ distances: planned }: Facts, findings: Findings): LinesFigure {
  const rows = foundRows<'location' | 'step'>(findings, 'distances');
  const [first, last] = [planned[0].location, planned[planned.length - 1].location];
  const stairs = Array.from({ length: POINTS }, (_, i) => first * (last / first) ** (i / (POINTS - 1)));
  return {
    kind: 'lines',
    id: 'distances',
    title: 'Where floats stop it',
    caption: 'Floats have 24 binary digits: the further from 0, the sparser they lie, in steps of two.',
    x: { label: 'distance from 0', unit: 'units of y', scale: 'log' },
    y: { label: 'Δ that floats cannot pass', unit: 'units of y', scale: 'log' },
    lines: [
      {
        label: 'spacing of float32 there',
        role: 'theory',
        mark: 'line',
        points: stairs.map((location) => [location, float32Spacing(location)]),
      },
      {
        label: 'predicted for the density',
        role: 'theory',
        mark: 'dots',
        points: planned.map(({ location, floatStep }) => [location, floatStep]),
      },
      { label: 'measured', role: ROLE.float, mark: 'dots', points: rows.map(({ location, step }) => [location, step]) },
    ],
  };
}
