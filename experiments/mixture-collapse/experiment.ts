import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { InitialSpec } from '../../src/recording/spec.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { densityData } from './data.ts';
import { guide } from './guide.ts';
import { collapseFacts, theoryLines } from './theory.ts';

/** A lower floor, as a share of the standard deviation, lets a component remember a point nearly as well as none. */
const LEAST_CURE = 0.1;
/** Scale of the components that are not to collapse, as a share of the data's standard deviation. */
const BROAD = 0.5;

export const mixtureCollapse: Experiment = {
  id: 'mixture-collapse',
  group: 'Density',
  title: 'Mixture collapse',
  question: 'How low can a loss go?',
  setUp:
    'A mixture of Gaussians is fitted to a finite sample by maximum likelihood: once with scales free to shrink, once with a floor under every scale.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Bishop, Pattern Recognition and Machine Learning, §9.2.1',
  controls,
  dataset: (values) => values.choice('dataset'),

  plan(values, table) {
    const data = densityData(values, table);
    const own = table?.own === true;
    const onPoints = values.choice('start') === 'on-points' || (values.choice('start') === 'auto' && !own);
    const floorShare = own && !values.isSet('scaleFloor') ? 0 : values.number('scaleFloor');
    const isLesson = onPoints && !own && values.choice('dataset') === 'galaxies' && floorShare >= LEAST_CURE;
    const facts = collapseFacts(data, { onPoints, isLesson, floorShare });
    const scaleFloor = facts.floor?.scale ?? 0;
    const run = (label: string, floor: number): PlannedRun => ({
      label,
      spec: {
        ...commonSpec(values),
        objective: objectiveSpec('cross-entropy'),
        model: {
          kind: 'mixture',
          components: values.number('components'),
          dimension: facts.dimension,
          scaleFloor: floor,
        },
        data,
        population: null,
        initial: onPoints ? onPointsStart(values) : { kind: 'k-means++' },
        alsoEvaluate: [],
      },
    });
    const runs = [run('Maximum likelihood', 0), ...(scaleFloor > 0 ? [run('With a scale floor', scaleFloor)] : [])];
    return { runs, theory: theoryLines(facts), facts };
  },

  claims,
  guide,
};

/** Half of the components narrow enough to see one point each, the others broad; all on distinct training points. */
function onPointsStart(values: ControlValues): InitialSpec {
  const K = values.number('components');
  const narrow = Math.ceil(K / 2);
  const scales = Array.from({ length: K }, (_, k) => (k < narrow ? values.number('startScale') : BROAD));
  return { kind: 'data-points', scales };
}
