import type { Control } from '../../experiment/control.ts';
import { InputError } from '../../input-error.ts';
import { didYouMean } from '../../nearest-name.ts';
import { PAGE_CHOICES, type Settings } from './settings.ts';

/** `?embed` alone shows all panels. */
export function embedOf(text: string): string {
  return text === '' ? 'all' : text;
}

/** Which panel a query embeds; what is no panel is explained once the lessons are there, and shows the whole page. */
export function embedFromQuery(query: string): Settings['embed'] {
  const got = new URLSearchParams(query).get('embed');
  return PAGE_CHOICES.embed.find((choice) => got !== null && choice === embedOf(got)) ?? 'off';
}

/** The controls of a lesson that an embedded panel can offer: its own, and the speed. */
export function offeredControls(controls: readonly Control[]): { name: string; label: string; advanced: boolean }[] {
  const own = controls.map(({ name, label, advanced = false }) => ({ name, label, advanced }));
  return [...own, { name: 'speed', label: 'Speed', advanced: false }];
}

/** `controls=learningRate,seed`: names of controls, in the order of the lesson. Throws an InputError for a name that is none. */
export function readEmbedControls(text: string, controls: readonly Control[]): string[] {
  const known = offeredControls(controls).map(({ name }) => name);
  const names = text.split(',').filter(Boolean);
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new InputError({
      what: 'controls names what is no control of this lesson',
      got: name,
      expected: `some of ${known.join(', ')}`,
      remedy: didYouMean(name, known) ?? 'No control is shown.',
    });
  }
  return known.filter((name) => names.includes(name));
}
