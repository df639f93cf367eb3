import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { COVER_THOMAS_JOINT, chosenModel, chosenTable, readJoint, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { study, studyRounds } from './study.ts';
import { identitiesFacts } from './theory.ts';

export const identities: Experiment = {
  id: 'identities',
  group: 'All',
  title: 'All identities',
  question: 'Which of these equations would you bet on?',
  setUp:
    'The lecture’s summary page, equation by equation: on your own tables, on 100,000 random ones, and on densities. The numbers shown are the worst that was found, and where.',
  formula:
    '\\begin{aligned} \\mathrm{KL}(P,Q) &= H(P,Q) - H(P) \\ge 0 \\\\ \\textstyle\\operatorname{argmin}_Q H(P,Q) &= P \\\\ I(x,y) &= H(y) - H(y|x) \\\\ &= \\mathrm{KL}(P(x,y), P(x)P(y)) \\end{aligned}',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Summary; Cover & Thomas, Elements of Information Theory, §2.2–2.6',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const table = chosenTable(values, data);
    const { probabilities } = table;
    const outcomes = probabilities.length;
    const model = chosenModel(values, outcomes) ?? new Array<number>(outcomes).fill(1 / outcomes);
    const joint = readJoint(values.text('joint'), 'joint') ?? COVER_THOMAS_JOINT;
    const [draws, densities] = [values.number('draws'), values.number('densities')];
    const facts = identitiesFacts(table, model, joint, {
      seed: values.number('seed'),
      draws: { pairs: draws, joints: draws, densities, planes: Math.ceil(densities / 5) },
    });
    return {
      runs: [
        {
          label: 'Descent on H(P, Q)',
          spec: {
            ...commonSpec(values),
            objective: objectiveSpec('population-cross-entropy'),
            model: { kind: 'categorical', outcomes },
            data: null,
            population: { kind: 'table', probabilities: [...probabilities] },
            initial: { kind: 'prior', spread: 1 },
            alsoEvaluate: [objectiveSpec('forward-kl')],
          },
        },
      ],
      theory: [{ label: 'H(P)', kind: 'proved', value: facts.pair.entropy }],
      facts,
      study: { rounds: studyRounds(facts), round: 'batches of draws' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
