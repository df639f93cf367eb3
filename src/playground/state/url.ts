import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { InputError } from '../../input-error.ts';
import { didYouMean } from '../../nearest-name.ts';
import { DEFAULT_SETTINGS, PAGE_CHOICES, type PageChoice, type Settings } from './settings.ts';

const PAGE_KEYS = ['lesson', ...Object.keys(PAGE_CHOICES), 'replica', 'curves'];

/**
 * The settings that a URL's query says. Each part that makes no sense becomes a problem (what, got, expected) and leaves
 * its default; the rest still counts.
 */
export function readUrl(query: string, experiments: readonly Experiment[]): { settings: Settings; problems: string[] } {
  const settings: Settings = { ...DEFAULT_SETTINGS, controls: {} };
  const problems: string[] = [];
  const entries = new Map(new URLSearchParams(query));

  const lesson = entries.get('lesson');
  if (lesson !== undefined) attempt(() => (settings.lesson = readLesson(lesson, experiments)));
  const { controls } = experiments.find(({ id }) => id === settings.lesson)!;

  for (const [key, text] of entries) {
    if (key === 'lesson') continue;
    if (key in PAGE_CHOICES) attempt(() => Object.assign(settings, { [key]: readChoice(key as PageChoice, text) }));
    else if (key === 'replica') attempt(() => (settings.replica = readReplica(text)));
    else if (key === 'curves') settings.curves = text;
    else if (!controls.some(({ name }) => name === key)) {
      attempt(() => {
        const known = [...PAGE_KEYS, ...controls.map(({ name }) => name)];
        throw new InputError({
          what: `The address has a setting that ${settings.lesson} does not know`,
          got: key,
          expected: `one of ${known.join(', ')}`,
          remedy: didYouMean(key, known) ?? 'It was left out.',
        });
      });
    } else {
      attempt(() => {
        readControls(controls, { [key]: text });
        settings.controls[key] = text;
      });
    }
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

/** The query of these settings: readable, without defaults, `lesson` first. */
export function writeUrl(settings: Settings): string {
  const query = new URLSearchParams({ lesson: settings.lesson });
  for (const [name, text] of Object.entries(settings.controls)) query.set(name, text);
  for (const key of PAGE_KEYS.slice(1) as (keyof Settings)[]) {
    if (settings[key] !== DEFAULT_SETTINGS[key]) query.set(key, String(settings[key]));
  }
  // Commas and colons are legal in a query; left as they are, lists and populations stay readable.
  return `?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
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
    remedy: `${DEFAULT_SETTINGS[key]} is used instead.`,
  });
}

function readReplica(got: string): 'auto' | number {
  if (got === 'auto') return 'auto';
  if (/^\d{1,5}$/.test(got)) return Number(got);
  throw new InputError({
    what: 'replica cannot have this value',
    got,
    expected: 'auto, or a whole number from 0',
    remedy: 'auto is used instead.',
  });
}
