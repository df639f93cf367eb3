import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../state/settings.ts';
import { embedAddress, embedSnippet, wholeAddress } from './embed-snippet.ts';

const page = 'https://example.org/objectively/';
const settings: Settings = { ...DEFAULT_SETTINGS, lesson: 'noise-tricks', theme: 'dark', controls: { seed: '3' } };

test('the address of a panel has every setting, the panel and its controls; the whole page’s has neither', () => {
  const choice = { panel: 'cards', controls: ['seed', 'speed'], fits: false } as const;
  expect(embedAddress(page, settings, choice)).toBe(
    `${page}?lesson=noise-tricks&seed=3&theme=dark&embed=cards&controls=seed,speed`,
  );
  const embedded: Settings = { ...settings, embed: 'cards', embedControls: ['seed'] };
  expect(wholeAddress(page, embedded)).toBe(`${page}?lesson=noise-tricks&seed=3&theme=dark`);
});

test('the snippet is safe HTML: what stands in an attribute cannot end it', () => {
  const controls = { population: '[{"weight":1}]' };
  const snippet = embedSnippet(page, { ...settings, controls }, 'A "quoted" <title>', {
    panel: 'curves',
    controls: [],
    fits: false,
  });
  expect(snippet).toContain('title="Objectively: A &quot;quoted&quot; &lt;title>"');
  expect(snippet).toContain('&amp;population=[{&quot;weight&quot;:1}]&amp;theme=dark&amp;embed=curves"');
  expect(snippet).not.toContain('<script>');
});
