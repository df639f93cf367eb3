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
  /** What a curve is of: the shown replica, or the median of all with a band of the middle half or the middle 80 %. */
  curveOf: ['replica', 'quartiles', 'tenths'],
  /** Single replicas as faint lines; `auto`: around a replica's curve, not around a median's. */
  fan: ['auto', 'shown', 'hidden'],
  /** Records that curves are smoothed over. */
  smooth: ['none', '5', '20', '100', '500'],
  curvesAs: ['chart', 'table'],
  /** Which values the upright axis makes room for: what the runs settle to, or all from the first step. */
  curvesFrom: ['settled', 'start'],
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
  curveOf: (typeof PAGE_CHOICES.curveOf)[number];
  fan: (typeof PAGE_CHOICES.fan)[number];
  smooth: (typeof PAGE_CHOICES.smooth)[number];
  curvesAs: (typeof PAGE_CHOICES.curvesAs)[number];
  curvesFrom: (typeof PAGE_CHOICES.curvesFrom)[number];
  /** Two runs, counted from 0, whose paired difference (first − second) is drawn instead of the curves. */
  pair: readonly [number, number] | null;
  /** Which of the shown lines is heard, counted from 0. */
  heard: 'all' | number;
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
  curveOf: 'replica',
  fan: 'auto',
  smooth: 'none',
  curvesAs: 'chart',
  curvesFrom: 'settled',
  pair: null,
  heard: 'all',
  controls: {},
};
