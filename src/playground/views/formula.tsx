import { signal } from '@preact/signals';
import type { ModelSpec, ObjectiveSpec } from '../../recording/spec.ts';
import type { InformationUnit } from '../format/units.ts';
import { settings } from '../state/store.ts';
import { FittedMaths } from './fitted-maths.tsx';
import { memo } from './memo.ts';

/** Loaded apart: parsing a formula needs a library that the first paint does not. */
type Typeset = (objective: ObjectiveSpec, units: InformationUnit, model?: ModelSpec, drawer?: string) => string;
const typeset = signal<Typeset | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  void import('../../formula/typeset.ts').then(({ typesetObjective, typesetScaleTerms }) => {
    typeset.value = (objective, units, model, drawer) =>
      typesetObjective(objective, undefined, drawer, units, model?.kind === 'regression' ? model.outputs : 1) +
      (model?.kind === 'mixture' ? typesetScaleTerms(model, units) : '');
  }, showWords);
}

/** Without what typesets it, an objective is its formula as it was written. */
function showWords(): void {
  typeset.value = ({ pays }) => String.raw`\text{${pays.replace(/[\\{}$&#^_%~]/g, (sign) => `\\${sign}`)}}`;
}

/**
 * An objective as it runs, in the reader's unit: who draws (`drawer`: the population's name as TeX), what is paid, and what the model adds. Typeset
 * once, not at every frame of training.
 */
export const Formula = memo(function Formula(props: { objective: ObjectiveSpec; model?: ModelSpec; drawer?: string }) {
  const { objective, model, drawer } = props;
  load();
  return <FittedMaths tex={typeset.value?.(objective, settings.value.units, model, drawer) ?? null} />;
});
