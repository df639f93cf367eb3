import type { CSSProperties } from 'preact';

/** Objectives that a palette of six colours tells apart; further ones begin again, with curves that are broken otherwise. */
const COLOURS = 6;

/** How often the colours have begun again. */
export function objectiveTurn(index: number | null): number {
  return Math.floor((index ?? 0) / COLOURS);
}

/**
 * Lengths of strokes and gaps, in pixels: none for the first six, then dashes with a dot between them, then with two, …
 * Dashes alone are theory, dots alone a prediction.
 */
export function objectiveDash(index: number | null): number[] {
  const turn = objectiveTurn(index);
  return turn === 0 ? [] : [10, 3, ...Array.from({ length: turn }, () => [2, 3]).flat()];
}

/** Sets --objective (fills, lines) and --objective-ink (text) for everything inside: colour means objective; null: of none. */
export function objectiveStyle(index: number | null): CSSProperties {
  if (index === null) return { '--objective': 'var(--ink)', '--objective-ink': 'var(--ink)' } as CSSProperties;
  const name = `--objective-${(index % COLOURS) + 1}`;
  return { '--objective': `var(${name})`, '--objective-ink': `var(${name}-ink)` } as CSSProperties;
}

/** The colours of a canvas, which cannot read custom properties by itself. */
export interface CanvasColours {
  ink: string;
  ink2: string;
  hairline: string;
  sheet: string;
  wrong: string;
  sans: string;
  /** null: what belongs to no one objective. */
  objective(index: number | null): string;
  objectiveInk(index: number | null): string;
}

export function canvasColours(): CanvasColours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    ink2: read('--ink-2'),
    hairline: read('--hairline'),
    sheet: read('--sheet'),
    wrong: read('--wrong'),
    sans: read('--sans'),
    objective: (index) => read(index === null ? '--ink' : `--objective-${(index % COLOURS) + 1}`),
    objectiveInk: (index) => read(index === null ? '--ink' : `--objective-${(index % COLOURS) + 1}-ink`),
  };
}
