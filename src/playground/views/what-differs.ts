import type { Plan } from '../../experiment/experiment.ts';
import type { ModelSpec, RunSpec } from '../../recording/spec.ts';
import { sameValues } from '../session/same-values.ts';

/** What competitors may differ in, in words, and what of a spec says so. */
const PARTS: readonly { words: string; of: (spec: RunSpec) => unknown }[] = [
  { words: 'objective', of: ({ objective }) => objective },
  { words: 'model', of: ({ model }) => bare(model) },
  { words: 'scale floor', of: ({ model }) => (model.kind === 'mixture' && model.scaleFloor) || 0 },
  { words: 'penalty on scales', of: ({ model }) => (model.kind === 'mixture' && model.scalePenalty) || 0 },
  { words: 'noise scale', of: ({ model }) => model.kind === 'regression' && model.noise },
  { words: 'population', of: ({ population }) => population },
  { words: 'optimizer', of: ({ optimizer: { learningRate: _, ...rest }, batch }) => [rest, batch] },
  { words: 'learning rate', of: ({ optimizer, schedule }) => [optimizer.learningRate, schedule] },
  { words: 'start', of: ({ initial }) => initial },
  { words: 'data', of: ({ data }) => data },
  { words: 'draws', of: ({ seed }) => seed },
];

/** What a comparison is fair by, as long as there is such a thing, and it is the same for all. */
const FAIR = ['start', 'data', 'population', 'draws'];

/** Where one of these differs, what is drawn from it differs too, however the same the seed. */
const DRAWN_FROM = ['data', 'population'];

/** Of more differences nobody would say “only”. */
const FEW = 2;

const sentences = new WeakMap<Plan, string>();

/** "Same start, same data, same draws; only the objective differs.", as far as it is so; nothing of a single run. */
export function whatDiffers(plan: Plan): string {
  let sentence = sentences.get(plan);
  if (sentence === undefined) {
    sentence = plan.runs.length > 1 ? sentenceOf(plan.runs.map(({ spec }) => spec)) : '';
    sentences.set(plan, sentence);
  }
  return sentence;
}

function sentenceOf(specs: readonly RunSpec[]): string {
  const differing = PARTS.filter(({ of }) => specs.some((spec) => !sameValues(of(spec), of(specs[0])))).map(
    ({ words }) => words,
  );
  const absent = PARTS.filter(({ of }) => specs.every((spec) => of(spec) === null)).map(({ words }) => words);
  const drawsDiffer = DRAWN_FROM.some((words) => differing.includes(words));
  const same = FAIR.filter(
    (words) => !differing.includes(words) && !absent.includes(words) && !(words === 'draws' && drawsDiffer),
  ).map((words) => `same ${words}`);
  const only = same.length > 0 && differing.length <= FEW;
  const parts = [same.join(', '), differing.length ? differenceOf(differing, only) : ''].filter(Boolean);
  const sentence = parts.join('; ');
  return `${sentence[0].toUpperCase()}${sentence.slice(1)}.`;
}

function differenceOf(words: readonly string[], only: boolean): string {
  const [last, ...others] = words.map((each) => `the ${each}`).toReversed();
  const list = others.length ? `${others.toReversed().join(', ')} and ${last}` : last;
  const plural = others.length > 0 || last === 'the data' || last === 'the draws';
  return `${only ? 'only ' : ''}${list} ${plural ? 'differ' : 'differs'}`;
}

/** A model without what has words of its own. */
function bare(model: ModelSpec): unknown {
  if (model.kind === 'mixture') return { ...model, scaleFloor: 0, scalePenalty: 0 };
  return model.kind === 'regression' ? { ...model, noise: null } : model;
}
