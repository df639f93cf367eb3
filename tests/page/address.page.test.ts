import { expect, test } from 'vitest';
import { reaches, visiting } from './open-page.ts';

test('every setting is in the address, and the address brings it back', async () => {
  await visiting('?lesson=noise-tricks', async (page) => {
    await reaches(page, 1);
    await page.getByText('bits', { exact: true }).click();
    await page.getByText('linear', { exact: true }).click();
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    await page.getByLabel('Speed').selectOption('100');
    const seed = page.getByLabel('Seed').first();
    await seed.fill('11');
    await seed.press('Enter');
    await page.getByRole('tab', { name: 'Set-up' }).click();
    await page.getByLabel('Data', { exact: true }).selectOption('engel');
    await page.getByRole('checkbox', { name: 'Huber' }).check();

    const query = new URL(page.url()).searchParams;
    const wanted = {
      lesson: 'noise-tricks',
      seed: '11',
      dataset: 'engel',
      units: 'bits',
      axis: 'linear',
      theme: 'dark',
      speed: '100',
      panel: 'set-up',
    };
    expect(Object.fromEntries(query)).toMatchObject(wanted);
    expect(query.get('objective')).toContain('huber');

    const address = page.url();
    await page.reload();
    await reaches(page, 1);
    expect(page.url()).toBe(address);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.getByLabel('Seed').first().inputValue()).toBe('11');
    await page.getByRole('heading', { name: 'Huber' }).first().waitFor();
  });
});

test('nonsense in the address becomes notices: what, got, expected; the rest counts', async () => {
  await visiting(
    '?lesson=noise-tricks&axis=sideways&seed=many&colour=red&steps=50&replica=99&curves=nope',
    async (page) => {
      const notices = page.locator('.notice');
      await notices
        .getByText('axis cannot have this value; got "sideways"; expected one of asinh, linear, log.')
        .waitFor();
      await notices.getByText('seed cannot have this value; got "many"; expected a whole number').waitFor();
      await notices.getByText('noise-tricks has no setting colour.').waitFor();
      await notices.getByText('replica=99: there are 4').waitFor();
      await notices.getByText('There are no curves named nope here').waitFor();
      await reaches(page, 50);
      expect(new URL(page.url()).search).toBe('?lesson=noise-tricks&steps=50');
      await notices.first().getByRole('button', { name: 'Dismiss' }).click();
      expect(await notices.count()).toBe(1);
    },
  );
});

test.each([
  ['components=64', 'There are more components than training points'],
  [`edits=${encodeURIComponent('{"of":"galaxies","move":{"999":[30]}}')}`, 'There is no such training point to edit'],
])('what makes sense alone, but not with the rest, is left out as well: %s', async (setting, sentence) => {
  await visiting(`?lesson=mixture-collapse&${setting}&steps=50&speed=max`, async (page) => {
    await page.locator('.notice').getByText(sentence).waitFor();
    await reaches(page, 50);
    expect(new URL(page.url()).search).toBe('?lesson=mixture-collapse&steps=50&speed=max');
  });
});

test('a setting that is called by what the page calls it is told its name', async () => {
  await visiting('?lesson=mixture-collapse&data=faithful&steps=20', async (page) => {
    await page.locator('.notice').getByText('mixture-collapse has no setting data. Did you mean "dataset"?').waitFor();
  });
});

test('an unknown lesson names those there are, and the nearest', async () => {
  await visiting('?lesson=noise-trick', async (page) => {
    await page.getByText('There is no lesson of this name; got "noise-trick"').waitFor();
    await page.getByText('Did you mean "noise-tricks"?').waitFor();
    await reaches(page, 1);
  });
});

test('a population in the address stays readable, and replicas count from 1', async () => {
  const population = '[{"weight":1,"mean":0,"scale":1}]';
  await visiting(
    `?lesson=kl-asymmetry&steps=30&replica=2&population=${encodeURIComponent(population)}`,
    async (page) => {
      await reaches(page, 1);
      // The browser itself writes quotation marks as %22.
      expect(page.url()).toContain('population=[{%22weight%22:1,%22mean%22:0,%22scale%22:1}]');
      expect(page.url()).toContain('replica=2');
      expect(await page.locator('.replica-choice select').inputValue()).toBe('1');
    },
  );
});
