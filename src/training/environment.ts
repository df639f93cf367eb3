import type { Environment } from '../recording/recording.ts';
import type { Backend } from './backends/backend.ts';
import type { TrainingPath } from './stepper.ts';

/** Where a session trains, and what its recording says of that. */
export interface EnvironmentOptions {
  backend: Backend;
  /** auto: fused, unless a run does not fit the fused kernel. */
  path: 'auto' | TrainingPath;
  version: string;
  /** "node 20.1", "Chromium 130". */
  runtime: string;
}

/** What these options come to on a path; the fastest, unless the runs turn out not to fit it. */
export function environmentOf(
  { backend, path, version, runtime }: EnvironmentOptions,
  taken: Environment['path'] = path === 'graph' ? 'graph' : 'fused',
): Environment {
  // A study is JavaScript, whatever else there is.
  if (taken === 'study') {
    return { version, backend: 'cpu', adapter: 'JavaScript', path: taken, precision: 'float64', runtime };
  }
  return {
    version,
    backend: backend.kind,
    adapter: backend.adapter,
    path: taken,
    precision: backend.kind === 'cpu' && taken === 'fused' ? 'float64' : 'float32',
    runtime,
  };
}
