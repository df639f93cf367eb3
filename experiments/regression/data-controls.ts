import type { Control, ControlValues } from '../../src/experiment/control.ts';
import { pointEditsControl } from '../../src/experiment/point-edits.ts';
import type { Regression } from './facts.ts';

/** What each choice of data is, in a few words. */
const ABOUT: Readonly<Record<string, string>> = {
  stackloss: 'Stack loss: 21 days of a chemical plant.',
  engel: 'Engel: income and food expenditure of 235 households.',
  anscombe: 'Anscombe: a line and one outlier.',
  outliers: 'Outliers: drawn here.',
  levels: 'Levels: three values of x with skewed noise, drawn here.',
};
/** Drawn from the controls rather than read from a file. */
const DRAWN = ['outliers', 'levels'];

export function datasetControl(preset: string, options: readonly string[]): Control {
  return {
    kind: 'choice',
    name: 'dataset',
    label: 'Data',
    help: options.map((option) => ABOUT[option]).join(' '),
    default: preset,
    options,
  };
}

/** Name of the shipped data set that is chosen, null for data that is drawn here. */
export function chosenDataset(values: ControlValues): string | null {
  const chosen = values.choice('dataset');
  return DRAWN.includes(chosen) ? null : chosen;
}

/** A parabola gives each of three levels a prediction of its own: where nothing else is said, that is the model of them. */
export function levelsDegree(values: ControlValues): Readonly<Record<string, string>> {
  return values.choice('dataset') === 'levels' ? { degree: '2' } : {};
}

/** The line or polynomial that is asked for. */
export function chosenPolynomial(
  values: ControlValues,
): Extract<Regression['body'], { kind: 'linear' | 'polynomial' }> {
  const degree = values.isSet('degree')
    ? values.number('degree')
    : Number(levelsDegree(values).degree ?? values.number('degree'));
  return degree === 1 ? { kind: 'linear' } : { kind: 'polynomial', degree };
}

/** Of the data that is drawn here, and the edits of any data. `outliers`: with the share of outliers. */
export function drawnDataControls({ examples = 60, slope = 1, outliers = true } = {}): Control[] {
  const controls: Control[] = [
    {
      kind: 'integer',
      name: 'examples',
      label: 'Drawn examples',
      help: 'How many points are drawn here.',
      advanced: true,
      default: examples,
      min: 4,
      max: 10_000,
    },
    {
      kind: 'number',
      name: 'slope',
      label: 'True slope',
      help: 'Slope of the line that points are drawn around.',
      advanced: true,
      default: slope,
      min: -100,
      max: 100,
    },
    {
      kind: 'number',
      name: 'spread',
      label: 'True noise',
      help: 'Standard deviation of the noise on the drawn points.',
      unit: 'y',
      advanced: true,
      default: 0.5,
      min: 1e-3,
      max: 100,
      log: true,
    },
  ];
  if (outliers)
    controls.push({
      kind: 'number',
      name: 'outliers',
      label: 'Share of outliers',
      help: 'Share of the drawn points that lie 20 noise scales above the line, all at large x.',
      advanced: true,
      default: 0.1,
      min: 0,
      max: 0.45,
    });
  return [...controls, pointEditsControl];
}
