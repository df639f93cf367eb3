import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { ModelSpec, ObjectiveSpec } from '../../src/recording/spec.ts';
import { competitors } from '../competitors.ts';
import { regressionData } from '../regression/data.ts';
import { chosenDataset } from '../regression/data-controls.ts';
import { type Regression, regressionFacts, theoryLines } from '../regression/facts.ts';
import { claims } from './claims.ts';
import { controls, PATIENCE, STEPS } from './controls.ts';
import { guide } from './guide.ts';

export const noiseTricks: Experiment = {
  id: 'noise-tricks',
  group: 'Noise',
  title: 'Noise tricks',
  question: 'Why square the error?',
  setUp:
    'The same line learns the same data under several losses. Each distortion is a noise model in disguise: squares are Gaussian noise, absolute values Laplacian.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Koenker & Bassett, Regression Quantiles (1978)',
  controls,
  dataset: chosenDataset,
  defaults: (values) => ({ steps: String(STEPS * PATIENCE[bodyOf(values).kind]) }),

  plan(values, table) {
    const { spec: data, truth, points } = regressionData(values, table);
    const objectives = competitors(values, 'residual');
    const body = bodyOf(values);
    const facts = regressionFacts(data, body, values.number('tau'), truth);
    const fixed = values.choice('noise') === 'fixed' ? values.number('scale') : null;
    const common = commonSpec(values);
    // A network is far from done where a line is.
    if (!values.isSet('steps')) common.steps *= PATIENCE[body.kind];
    const runs = objectives.map(({ label, objective }): PlannedRun => {
      const noise: Regression['noise'] = !usesScale(objective)
        ? { kind: 'none' }
        : fixed === null
          ? { kind: 'learned' }
          : { kind: 'fixed', scale: fixed };
      const model: ModelSpec = { kind: 'regression', inputs: data.inputs, outputs: 1, body, noise };
      const others = ['l2', 'l1'].filter((other) => other !== objective.id).map((other) => objectiveSpec(other));
      return {
        label,
        spec: {
          ...common,
          objective,
          model,
          data,
          population: null,
          initial: { kind: 'prior', spread: 1 },
          alsoEvaluate: others,
        },
      };
    });
    return {
      runs,
      theory: theoryLines(
        objectives.map(({ objective }) => objective.id),
        facts,
        objectives.map(() => fixed),
      ),
      facts,
      points,
    };
  },

  claims,
  guide,
};

function bodyOf(values: ControlValues): Regression['body'] {
  switch (values.choice('body')) {
    case 'polynomial':
      return { kind: 'polynomial', degree: values.number('degree') };
    case 'mlp':
      return { kind: 'mlp', hidden: [values.number('hidden')], activation: 'tanh' };
    default:
      return { kind: 'linear' };
  }
}

/** Does the formula name the log noise scale s? */
function usesScale({ pays }: ObjectiveSpec): boolean {
  return /\bs\b/.test(pays);
}
