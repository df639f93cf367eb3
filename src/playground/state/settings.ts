import type { InformationUnit } from '../format/units.ts';

/** Settings of the page itself, each a choice from a closed list; the key is also the URL's. */
export const PAGE_CHOICES = {
  theme: ['auto', 'light', 'dark'],
  axis: ['asinh', 'linear', 'log'],
  units: ['nats', 'bits'],
  backend: ['auto', 'webgpu', 'cpu'],
  /** Optimizer steps per second; `watch`: as many as make a run last some seconds. */
  speed: ['watch', 'max', '1000', '100', '10'],
  panel: ['guide', 'set-up', 'recordings'],
  /** Which part of the page alone is shown, in a frame of somebody else's page; off: the whole page. */
  embed: ['off', 'all', 'cards', 'curves', 'figures', 'claims'],
} as const;

export type PageChoice = keyof typeof PAGE_CHOICES;
export type AxisKind = (typeof PAGE_CHOICES.axis)[number];

/** Everything that the page's URL says: serialisable, without data and without anything measured. */
export interface Settings {
  lesson: string;
  theme: (typeof PAGE_CHOICES.theme)[number];
  axis: AxisKind;
  units: InformationUnit;
  backend: (typeof PAGE_CHOICES.backend)[number];
  speed: (typeof PAGE_CHOICES.speed)[number];
  panel: (typeof PAGE_CHOICES.panel)[number];
  embed: (typeof PAGE_CHOICES.embed)[number];
  /** The controls that an embedded panel offers, by name. */
  embedControls: readonly string[];
  /** Which replica the cards show: `auto` is the one that has collapsed furthest, or the first. */
  replica: 'auto' | number;
  /** Which recorded series the chart shows: `losses`, or a series' name. */
  curves: string;
  /** The lesson's controls that were set, name → text. */
  controls: Record<string, string>;
}

export const DEFAULT_SETTINGS: Settings = {
  lesson: 'mixture-collapse',
  theme: 'auto',
  axis: 'asinh',
  units: 'nats',
  backend: 'auto',
  speed: 'watch',
  panel: 'guide',
  embed: 'off',
  embedControls: [],
  replica: 'auto',
  curves: 'losses',
  controls: {},
};
