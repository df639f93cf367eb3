import { computed, effect, signal } from '@preact/signals';
import type { Experiment } from '../../experiment/experiment.ts';
import { embedFromQuery } from './embed.ts';
import { clearTopic, notify } from './notices.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { leftOutOfUrl, readUrl, writeUrl } from './url.ts';

/** The lessons; empty until their chunk has loaded. */
export const experiments = signal<readonly Experiment[]>([]);

/** What the objectives are called, by id; empty until the lessons have loaded. */
export const objectiveLabels = signal<ReadonlyMap<string, string>>(new Map());

/** The page's one serialisable state; the URL says the same. */
export const settings = signal<Settings>(DEFAULT_SETTINGS);

export const experiment = computed(() => experiments.value.find(({ id }) => id === settings.value.lesson) ?? null);

/** Whether only a part of the page is shown, in somebody else's. */
export const embedded = computed(() => settings.value.embed !== 'off');

export function change(patch: Partial<Settings>): void {
  settings.value = { ...settings.peek(), ...patch };
}

/** What must be known before the lessons are: an embedded panel's first paint has nothing of the page around it. */
export function connectEmbed(): void {
  change({ embed: embedFromQuery(location.search) });
}

/**
 * Reads the URL, then keeps it saying what the page shows; each lesson is a place of its own in the browser's history.
 * `onReturn`: the reader went back, or forward, to another.
 */
export function connectUrl(lessons: readonly Experiment[], onReturn: () => void): void {
  const { settings: read, problems } = readUrl(location.search, lessons);
  settings.value = read;
  experiments.value = lessons;
  if (problems.length > 0) {
    notify('wrong', 'address', 'Parts of the address were left out:', { list: problems });
  }
  effect(tellWhatIsLeftOut);
  let shown = read.lesson;
  effect(() => {
    const address = `${location.pathname}${writeUrl(settings.value)}${location.hash}`;
    if (settings.value.lesson === shown) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    shown = settings.value.lesson;
    // After that: the place in the history that was left keeps its name.
    document.title = `${experiment.value!.title} · Objectively`;
  });
  addEventListener('popstate', () => {
    const returned = readUrl(location.search, lessons).settings;
    // A place on this page, as the skip link's, is no other lesson.
    if (returned.lesson === shown) return;
    shown = returned.lesson;
    settings.value = returned;
    onReturn();
  });
}

/** One notice as long as a text is too long for the address, however often settings change. */
const leftOut = computed(() => leftOutOfUrl(settings.value).join(', '));

function tellWhatIsLeftOut(): void {
  if (!leftOut.value) clearTopic('long text');
  else {
    const text = `The address leaves out ${leftOut.value}, which is too long for it: after a reload, and for whoever you share it with, the lesson’s own stands there.`;
    notify('note', 'long text', text);
  }
}

/** Whether the lesson in view trains models: one without replicas only measures. True until lessons have loaded. */
export const trains = computed(() => experiment.value?.controls.some(({ name }) => name === 'learningRate') ?? true);

/** Light or dark, as chosen or as the system is; charts on a canvas are redrawn when it changes. */
const systemDark = signal(false);
export const theme = computed((): 'light' | 'dark' => {
  const chosen = settings.value.theme;
  if (chosen !== 'auto') return chosen;
  return systemDark.value ? 'dark' : 'light';
});

export function connectTheme(): void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  systemDark.value = query.matches;
  query.addEventListener('change', () => (systemDark.value = query.matches));
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
