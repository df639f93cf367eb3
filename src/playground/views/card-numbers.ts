import { superscript } from '../../experiment/superscript.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { formatNumber } from '../format/numbers.ts';
import { displayUnit, type InformationUnit } from '../format/units.ts';
import type { RunHistory, SeriesHistory } from '../session/history.ts';
import { findSeries, HELD_OUT, LOSS, latest } from '../session/series.ts';

export interface CardNumber {
  label: string;
  /** As text: what is no one number. */
  value: number | string;
  unit: string;
  /** Red ink: something went wrong here. */
  wrong?: boolean;
  /** What to know about it; empty: nothing now, and its line is kept. */
  note?: string;
}

/**
 * A held-out loss this much above its lowest, relative to max(1, |loss|), and by this share of how far it had fallen, has risen:
 * the fit has begun to overfit. Less is the noise of its sample.
 */
const RISEN = 1e-3;
const RISEN_SHARE = 0.02;

/** Relative to a model's scale, less than this is the rounding of a computation. */
const NOTHING = 1e-6;

/** More coefficients than this do not fit a card. */
const MOST_COEFFICIENTS = 4;

/** The numbers of a card: losses first, then what the model has come to, in the data's units. */
export function cardNumbers(spec: RunSpec, history: RunHistory, replica: number, units: InformationUnit): CardNumber[] {
  const numbers: CardNumber[] = [];
  const loss = (label: string, name: string) => {
    const series = findSeries(history, name);
    const value = latest(series, replica);
    if (series === undefined || value === undefined) return;
    const { factor, label: unit } = displayUnit(series.unit, units);
    const lowest = name === HELD_OUT ? lowestOf(series, replica) : value;
    const fallen = series.columns[replica][0] - lowest;
    const risen = value - lowest > Math.max(RISEN * Math.max(1, Math.abs(lowest)), RISEN_SHARE * fallen);
    const note = risen
      ? `${formatNumber((value - lowest) * factor)} above its lowest`
      : name === HELD_OUT
        ? ''
        : undefined;
    numbers.push({ label, value: value * factor, unit, wrong: risen || Number.isNaN(value), note });
  };
  loss(spec.objective.over === 'train' ? 'train' : 'loss', LOSS);
  loss('held out', HELD_OUT);
  const parameters = history.parameters[replica];
  if (parameters) numbers.push(...parameterNumbers(spec, parameters));
  return numbers;
}

function lowestOf({ columns }: SeriesHistory, replica: number): number {
  return columns[replica].reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
}

function parameterNumbers(spec: RunSpec, parameters: NaturalParameters): CardNumber[] {
  if (parameters.kind === 'mixture') return mixtureNumbers(parameters);
  if (parameters.kind === 'table') return [];
  const columns = spec.data?.columns ?? [];
  const numbers: CardNumber[] = [];
  if (parameters.kind === 'linear' && typeof parameters.intercept === 'number') {
    const coefficients = parameters.coefficients.filter((each) => typeof each === 'number');
    if (coefficients.length <= MOST_COEFFICIENTS) {
      numbers.push({ label: 'intercept', value: parameters.intercept, unit: '' });
      const degree =
        spec.model.kind === 'regression' && spec.model.body.kind === 'polynomial' ? spec.model.body.degree : 1;
      coefficients.forEach((value, index) => {
        const power = (index % degree) + 1;
        const name = columns[Math.floor(index / degree)] ?? 'x';
        numbers.push({ label: power === 1 ? name : `${name}${superscript(power)}`, value, unit: '' });
      });
    }
  }
  if (typeof parameters.scale === 'number')
    numbers.push({ label: 'noise scale σ', value: parameters.scale, unit: 'y' });
  if (spec.model.kind === 'regression' && spec.model.noise.kind === 'function') {
    numbers.push({ label: 'noise scale', value: 'σ(x)', unit: '' });
  }
  return numbers;
}

function mixtureNumbers({ means, covariances }: Extract<NaturalParameters, { kind: 'mixture' }>): CardNumber[] {
  if (means[0].length === 1) {
    // A mean of 1e-12 beside a scale of 1 is a zero that was computed.
    const rounded = (mean: number, scale: number) => (Math.abs(mean) < NOTHING * scale ? 0 : mean);
    const scales = covariances.map(([[variance]]) => Math.sqrt(variance));
    if (means.length > 1) return [{ label: 'smallest σ', value: Math.min(...scales), unit: 'y' }];
    return [
      { label: 'mean', value: rounded(means[0][0], scales[0]), unit: 'y' },
      { label: 'σ', value: scales[0], unit: 'y' },
    ];
  }
  // det is the product of the squared scales along the axes: √det/largest axis is the smallest scale.
  const smallest = covariances.map(([[a, b], [, c]]) => {
    const largest = (a + c) / 2 + Math.hypot((a - c) / 2, b);
    return Math.sqrt(Math.max(0, a * c - b * b) / largest);
  });
  return [{ label: 'smallest σ', value: Math.min(...smallest), unit: '' }];
}
