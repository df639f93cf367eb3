import { InputError } from '../input-error.ts';
import { parseDecimal } from '../parse-decimal.ts';
import { OptimizerSpec, type RunSpec, SPEC_VERSION } from '../recording/spec.ts';
import type { Control, ControlValues } from './control.ts';

export type OptimizerKind = OptimizerSpec['kind'];

/** Where an experiment starts its common controls. */
export interface CommonDefaults {
  replicas: number;
  steps: number;
  learningRate: number;
  /** Default 1. */
  seed?: number;
  /** Optimizer steps between records; default: 200 records over the run. */
  recordEvery?: number;
  /** Default adam. */
  optimizer?: OptimizerKind;
  /** Default constant. */
  schedule?: RunSpec['schedule'];
  /** Gradient norm of the float64 finish; default 0: none. */
  tolerance?: number;
  /** Default full. */
  batch?: RunSpec['batch'];
}

/** The run-spec fields that every experiment takes from its common controls. */
export type CommonSpec = Pick<
  RunSpec,
  'version' | 'seed' | 'replicas' | 'steps' | 'recordEvery' | 'optimizer' | 'schedule' | 'tolerance' | 'batch'
>;

const OPTIMIZERS: readonly OptimizerKind[] = ['sgd', 'momentum', 'rmsprop', 'adam'];

/** The seed of every keyed draw, for a lesson that trains or one that only samples. */
export function seedControl(
  help = 'Decides every draw: the same seed gives the same numbers.',
): Extract<Control, { kind: 'integer' }> {
  return { kind: 'integer', name: 'seed', label: 'Seed', help, default: 1, min: 0, max: 0xffffffff };
}

/** The controls that all experiments share; `commonSpec` turns their values into run-spec fields. */
export function commonControls(defaults: CommonDefaults): Control[] {
  return [
    { ...seedControl('Decides every random draw: the same seed gives the same curves.'), default: defaults.seed ?? 1 },
    {
      kind: 'integer',
      name: 'replicas',
      label: 'Replicas',
      help: 'How many copies of the model train at once, each from its own random start.',
      default: defaults.replicas,
      min: 1,
      max: 65536,
    },
    {
      kind: 'integer',
      name: 'steps',
      label: 'Steps',
      help: 'Optimizer steps of each replica, at most.',
      default: defaults.steps,
      min: 1,
      max: 10_000_000,
    },
    {
      kind: 'number',
      name: 'learningRate',
      label: 'Learning rate',
      help: 'Size of an optimizer step.',
      default: defaults.learningRate,
      min: 0,
      max: 100,
      log: true,
    },
    {
      kind: 'choice',
      name: 'optimizer',
      label: 'Optimizer',
      help: 'How a gradient becomes a step.',
      advanced: true,
      default: defaults.optimizer ?? 'adam',
      options: OPTIMIZERS,
    },
    {
      kind: 'choice',
      name: 'schedule',
      label: 'Learning-rate schedule',
      help: 'Constant, or half a cosine down to 0 at the last step.',
      advanced: true,
      default: defaults.schedule ?? 'constant',
      options: ['constant', 'cosine'],
    },
    {
      kind: 'text',
      name: 'batch',
      label: 'Batch',
      help: 'Training examples in a step: full, or how many are drawn.',
      advanced: true,
      default: String(defaults.batch ?? 'full'),
      check: readBatch,
    },
    {
      kind: 'integer',
      name: 'recordEvery',
      label: 'Record every',
      help: 'Steps from one recorded number to the next.',
      unit: 'steps',
      advanced: true,
      default: defaults.recordEvery ?? Math.max(1, Math.round(defaults.steps / 200)),
      min: 1,
      max: 10_000_000,
    },
    {
      kind: 'number',
      name: 'tolerance',
      label: 'Tolerance',
      help: 'Gradient norm, in standardised units, to which a float64 finish polishes the end of a run; 0: no finish.',
      advanced: true,
      default: defaults.tolerance ?? 0,
      min: 0,
      max: 1,
      log: true,
    },
  ];
}

/** The run-spec fields of the common controls' values. */
export function commonSpec(values: ControlValues): CommonSpec {
  const learningRate = values.number('learningRate');
  return {
    version: SPEC_VERSION,
    seed: values.number('seed'),
    replicas: values.number('replicas'),
    steps: values.number('steps'),
    recordEvery: values.number('recordEvery'),
    // parse: fills in the optimizer's own constants.
    optimizer: OptimizerSpec.parse({ kind: values.choice('optimizer'), learningRate }),
    schedule: values.choice('schedule') as RunSpec['schedule'],
    tolerance: values.number('tolerance') || null,
    batch: readBatch(values.text('batch')),
  };
}

function readBatch(text: string): RunSpec['batch'] {
  if (text.trim() === 'full') return 'full';
  const size = parseDecimal(text);
  if (size === undefined || !Number.isSafeInteger(size) || size < 1) {
    throw new InputError({
      what: 'batch cannot have this value',
      got: text,
      expected: 'full, or a whole number from 1',
      remedy: 'Leave it at full where you are in doubt.',
    });
  }
  return size;
}
