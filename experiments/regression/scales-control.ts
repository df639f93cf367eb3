import type { Control } from '../../src/experiment/control.ts';
import { readNumbers } from './number-list.ts';

const MOST_SCALES = 6;

/** Noise scales to hold, as shares of the target's standard deviation. */
export function scalesControl(preset: string): Control {
  return {
    kind: 'text',
    name: 'scales',
    label: 'Fixed noise scales',
    help: 'Noise scales that are held, one a run, as shares of the standard deviation of y.',
    unit: 'sd(y)',
    default: preset,
    check: (text) => void readScales(text),
  };
}

export function readScales(text: string): number[] {
  return readNumbers(
    text,
    'scales',
    MOST_SCALES,
    'noise scales from 0.0001 to 10000',
    (value) => value >= 1e-4 && value <= 1e4,
  );
}
