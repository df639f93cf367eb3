import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { InputError } from '../../input-error.ts';
import { didYouMean } from '../../nearest-name.ts';
import { embedOf, readEmbedControls } from './embed.ts';
import { DEFAULT_SETTINGS, PAGE_CHOICES, type PageChoice, type Settings } from './settings.ts';

/** What the address says of the page itself; no lesson has a control of one of these names. */
export const PAGE_KEYS = ['lesson', ...Object.keys(PAGE_CHOICES), 'replica', 'curves', 'pair', 'heard', 'controls'];

/**
 * The settings that a URL's query says. Each part that makes no sense becomes a problem (what, got, expected) and leaves
 * its default; the rest still counts.
 */
export function readUrl(query: string, experiments: readonly Experiment[]): { settings: Settings; problems: string[] } {
  const settings: Settings = { ...DEFAULT_SETTINGS, controls: {} };
  const problems: string[] = [];
  const given = new URLSearchParams(query);
  const entries = new Map(given);
  for (const key of entries.keys()) attempt(() => requireOnce(key, given.getAll(key)));

  const lesson = entries.get('lesson');
  if (lesson !== undefined) attempt(() => (settings.lesson = readLesson(lesson, experiments)));
  const { controls } = experiments.find(({ id }) => id === settings.lesson)!;

  for (const [key, text] of entries) {
    if (key === 'lesson') continue;
    if (key === 'embed') attempt(() => (settings.embed = readChoice('embed', embedOf(text)) as Settings['embed']));
    else if (key === 'controls') attempt(() => (settings.embedControls = readEmbedControls(text, controls)));
    else if (key in PAGE_CHOICES)
      attempt(() => Object.assign(settings, { [key]: readChoice(key as PageChoice, text) }));
    else if (key === 'replica') attempt(() => (settings.replica = readReplica(text)));
    else if (key === 'curves') settings.curves = text;
    else if (key === 'pair') attempt(() => (settings.pair = readPair(text)));
    else if (key === 'heard') attempt(() => (settings.heard = readHeard(text)));
    else if (!controls.some(({ name }) => name === key)) {
      attempt(() => {
        const known = [...PAGE_KEYS, ...controls.map(({ name }) => name)];
        // What a control is called on the page is as good a guess as its name.
        const called = controls.find(({ label }) => label.toLowerCase() === key.toLowerCase());
        const remedy = called ? `Did you mean "${called.name}"?` : didYouMean(key, known);
        throw new InputError({ what: `${settings.lesson} has no setting ${key}`, remedy });
      });
    } else {
      attempt(() => {
        readControls(controls, { [key]: text });
        settings.controls[key] = text;
      });
    }
  }
  const { replica } = settings;
  // A lesson that only measures has no replicas to choose from.
  const trains = controls.some(({ name }) => name === 'replicas');
  const replicas = trains ? readControls(controls, settings.controls).number('replicas') : 1;
  if (replica !== 'auto' && replica >= replicas) {
    problems.push(`replica=${replica + 1}: there are ${replicas}; the telling one is shown.`);
    settings.replica = 'auto';
  }
  return { settings, problems };

  function attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
}

/** Addresses that are longer are cut by what they travel through. */
const LONGEST_TEXT = 2000;

/** The controls whose texts are too long for an address. */
export function leftOutOfUrl({ controls }: Pick<Settings, 'controls'>): string[] {
  return Object.keys(controls).filter((name) => controls[name].length > LONGEST_TEXT);
}

/** The query of these settings: readable, without defaults, `lesson` first; without texts that are too long for it. */
export function writeUrl(settings: Settings): string {
  const query = new URLSearchParams({ lesson: settings.lesson });
  const leftOut = leftOutOfUrl(settings);
  for (const [name, text] of Object.entries(settings.controls)) if (!leftOut.includes(name)) query.set(name, text);
  for (const key of PAGE_KEYS.slice(1) as Exclude<keyof Settings, 'embedControls'>[]) {
    if (key === 'controls') continue;
    const value = settings[key];
    if (value === DEFAULT_SETTINGS[key]) continue;
    // People count replicas, runs and lines from 1.
    if (key === 'pair') query.set(key, settings.pair!.map((run) => run + 1).join('-'));
    else query.set(key, String(typeof value === 'number' ? value + 1 : value));
  }
  if (settings.embed !== 'off' && settings.embedControls.length > 0) {
    query.set('controls', settings.embedControls.join(','));
  }
  // Left as they are where a query may hold them, lists and populations stay readable.
  return `?${query.toString().replace(/%(2C|3A|5B|5D|7B|7D|22)/g, decodeURIComponent)}`;
}

function requireOnce(key: string, texts: readonly string[]): void {
  if (texts.length === 1) return;
  throw new InputError({
    what: `${key} is given ${texts.length} times`,
    got: texts.join(' and '),
    expected: 'each setting once',
    remedy: 'The last counts. A list is one setting: formulas are parted by semicolons, other things by commas.',
  });
}

function readLesson(got: string, experiments: readonly Experiment[]): string {
  const ids = experiments.map(({ id }) => id);
  if (ids.includes(got)) return got;
  throw new InputError({
    what: 'There is no lesson of this name',
    got,
    expected: `one of ${ids.join(', ')}`,
    remedy: didYouMean(got, ids) ?? `${DEFAULT_SETTINGS.lesson} is shown instead.`,
  });
}

function readChoice(key: PageChoice, got: string): string {
  const options: readonly string[] = PAGE_CHOICES[key];
  if (options.includes(got)) return got;
  throw new InputError({
    what: `${key} cannot have this value`,
    got,
    expected: `one of ${options.join(', ')}`,
    remedy: 'It keeps its default.',
  });
}

function readReplica(got: string): 'auto' | number {
  if (got === 'auto') return 'auto';
  if (/^[1-9]\d{0,4}$/.test(got)) return Number(got) - 1;
  throw new InputError({
    what: 'replica cannot have this value',
    got,
    expected: 'auto, or a whole number from 1',
    remedy: 'The telling one is shown.',
  });
}

/** "1-2": the difference of the first run and the second. */
function readPair(got: string): [number, number] {
  const [first, second] = (/^([1-9]\d?)-([1-9]\d?)$/.exec(got) ?? []).slice(1).map(Number);
  if (first && first !== second) return [first - 1, second - 1];
  throw new InputError({
    what: 'pair cannot have this value',
    got,
    expected: 'the numbers of two runs, such as 1-2',
    remedy: 'All curves are shown.',
  });
}

function readHeard(got: string): 'all' | number {
  if (got === 'all') return 'all';
  if (/^[1-9]\d?$/.test(got)) return Number(got) - 1;
  throw new InputError({
    what: 'heard cannot have this value',
    got,
    expected: 'all, or the number of a curve',
    remedy: 'All are heard.',
  });
}
