import { signal } from '@preact/signals';

/** What is edited by hand in the model panels, if anything: points of data, or the population. */
export const handEditing = signal<'points' | 'population' | null>(null);
