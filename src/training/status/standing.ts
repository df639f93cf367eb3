import type { Status } from '../../recording/recording.ts';

/** How a replica stands, in a word and in a sentence. */
export interface Standing {
  status: Status;
  message: string;
}

/** A standing with the training points that components have captured, in words. */
export interface Judgement extends Standing {
  captured: readonly string[];
  /** The smallest scale of a component that has captured one; null where there is none. */
  scale: number | null;
}

/** These end a replica: it is frozen where it stands, and its numbers are kept. */
export function isTerminal(status: Status): boolean {
  return status === 'converged' || status === 'precision-floor' || status === 'not-a-number' || status === 'unresolved';
}
