import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { chosenTable, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { LOSSES } from './losses.ts';
import { smoothedTable } from './minimisers.ts';
import { lossFacts, theoryLines } from './theory.ts';

export const labelSmoothingAndFocal: Experiment = {
  id: 'label-smoothing-and-focal',
  group: 'Direction',
  title: 'Proper and improper losses',
  question: 'Does the loss want the truth?',
  setUp:
    'A softmax table Q learns P under five losses. Two are proper: nothing does better than Q = P. The others are least somewhere else, and training goes there.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Cross Entropy; Gneiting & Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007)',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const table = chosenTable(values, data);
    const p = table.probabilities;
    const [epsilon, gamma] = [values.number('epsilon'), values.number('gamma')];
    const losses = values.choices('objective').map((id) => LOSSES.find((loss) => loss.id === id)!);
    const runs = losses.map((loss): PlannedRun => {
      const settings = Object.fromEntries(loss.parameters.map(({ name }) => [name, values.number(name)]));
      const smooths = loss.id === 'label-smoothing';
      return {
        label: loss.label,
        spec: {
          ...commonSpec(values),
          objective: objectiveSpec(loss, settings),
          model: { kind: 'categorical', outcomes: p.length },
          data: null,
          population: { kind: 'table', probabilities: smooths ? smoothedTable(p, epsilon) : [...p] },
          initial: { kind: 'prior', spread: 1 },
          alsoEvaluate: [],
        },
        // Its card says who draws, and shows Q against P itself, as the others do.
        ...(smooths ? { drawer: String.raw`P_\varepsilon`, reference: [...p] } : {}),
      };
    });
    const facts = lossFacts(table, epsilon, gamma);
    return { runs, theory: theoryLines(values.choices('objective'), facts), facts, outcomes: facts.labels };
  },

  claims,
  quantities,
  figures,
  guide,
};
