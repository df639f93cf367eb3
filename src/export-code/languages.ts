import type { Language } from './language.ts';
import { jax } from './languages/jax.ts';
import { pytorch } from './languages/pytorch.ts';
import { tfjs } from './languages/tfjs.ts';

/** What a run can be printed in. */
export const LANGUAGES: readonly Language[] = [pytorch, jax, tfjs];
