import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { approximation, finitePrecisionEntropy } from './precision.ts';
import { CellCode, Quantiser } from './quantiser.ts';
import { sourceOf } from './source.ts';
import { type Facts, LARGEST } from './theory.ts';

/** σ from 3.16, where a unit of y drowns in noise, down to 1e-4, four a decade. */
export const SIGMAS = Array.from({ length: 19 }, (_, i) => Number((LARGEST * 10 ** ((2 - i) / 4)).toPrecision(12)));
/** Shares of the source's own scale at which the approximation's error is fitted. */
const FIT_SHARES = [0.01, 0.0178, 0.0316, 0.0562, 0.1];
/** σ to which values are written by the coder. */
export const CODED = [1, 0.1, 0.01, 0.001, 0.0001];
/** Values written at each σ. */
const VALUES = 20_000;
/** Making the table, writing, reading. */
const ROUNDS_A_CODE = 3;
/** The replica of the generator that the coder's values are drawn by; runs draw by their index. */
const CODER_KEY = 1000;

export function studyRounds({ source, dimension }: Facts): number {
  const fit = source.kind === 'points' ? 0 : FIT_SHARES.length;
  return SIGMAS.length + fit + (dimension === 1 ? ROUNDS_A_CODE * CODED.length : 0);
}

/**
 * `precision`: H_σ by quadrature and the lecture's approximation, nats. `fit`: the approximation's error at small σ. `coder`: what a
 * range coder writes for values quantised to σ; a σ that takes too many cells has no values.
 */
export function* study(plan: Plan): Generator<Findings, void> {
  const { source: spec, dimension, seed } = plan.facts as Facts;
  const source = sourceOf(spec);
  const [precision, fit, coder]: number[][][] = [[], [], []];
  const tables = (): Findings => [
    foundTable('precision', { sigma: 'y', exact: 'nats', approximation: 'nats' }, precision.slice()),
    foundTable('fit', { sigma: 'y', error: 'nats' }, fit.slice()),
    foundTable(
      'coder',
      { sigma: 'y', values: '1', bits: 'bits', entropy: 'nats', deviation: 'nats', rms: 'y', wrong: '1' },
      coder.slice(),
    ),
  ];
  for (const sigma of SIGMAS) {
    precision.push([sigma, finitePrecisionEntropy(source, sigma), approximation(source, sigma)]);
    yield tables();
  }
  if (source.law) {
    for (const share of FIT_SHARES) {
      const sigma = share * source.scale;
      fit.push([sigma, source.entropy - source.noisyEntropy(sigma)]);
      yield tables();
    }
  }
  if (dimension !== 1) return;
  const stream = new Stream(seed, STREAM.sample, CODER_KEY);
  const values = Array.from({ length: VALUES }, () => source.sample(stream)[0]);
  for (const sigma of CODED) {
    const quantiser = Quantiser.of(source, sigma);
    const code = quantiser && new CellCode(quantiser.probabilities);
    yield tables();
    const cells = quantiser ? values.map((y) => quantiser.cell(y)) : [];
    const bytes = code?.write(cells);
    yield tables();
    if (!quantiser || !code || !bytes) coder.push([sigma, 0, ...new Array<number>(5).fill(Number.NaN)]);
    else {
      const read = code.read(bytes, VALUES);
      const squares = read.reduce((sum, cell, i) => sum + (quantiser.value(cell) - values[i]) ** 2, 0);
      const wrong = read.filter((cell, i) => cell !== cells[i]).length;
      const { entropy, deviation } = quantiser;
      coder.push([sigma, VALUES, 8 * bytes.length, entropy, deviation, Math.sqrt(squares / VALUES), wrong]);
    }
    yield tables();
  }
}
