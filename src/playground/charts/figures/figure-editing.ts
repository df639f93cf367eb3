import type { Control } from '../../../experiment/control.ts';

/** How a figure sets the lesson's controls; without it nothing in a figure moves. */
export interface FigureEditing {
  /** The plan that the figure belongs to: with another, what was being edited has been taken. */
  plan: unknown;
  control(name: string): Control | undefined;
  /** False where the value is refused; the reader has then been told why. */
  set(name: string, text: string): boolean;
}
