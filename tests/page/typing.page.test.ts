import { expect, test } from 'vitest';
import { stepsTaken, visiting } from './open-page.ts';

test('a number is typed key by key, and taken when it is done: not before', async () => {
  await visiting('?lesson=noise-tricks&steps=50', async (page) => {
    const rate = page.getByLabel('Learning rate').first();
    await rate.click();
    await rate.press('Control+a');
    await rate.pressSequentially('0.015', { delay: 30 });
    expect(await rate.inputValue()).toBe('0.015');
    expect(new URL(page.url()).searchParams.get('learningRate')).toBeNull();
    await rate.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('learningRate')).toBe('0.015');
  });
});

test('each lesson is a place in the browser’s history, and opens from any other with the guide in view', async () => {
  await visiting('?lesson=mixture-collapse', async (page) => {
    const guide = page.locator('.guide-step');
    const heading = page.getByRole('heading', { level: 1 });
    await guide.waitFor();
    const first = await heading.innerText();
    for (const name of [
      'KL asymmetry',
      'Entropy',
      'PAC-Bayes',
      'Finite precision',
      'Source coding',
      'Mixture collapse',
    ]) {
      await page
        .locator('.lessons')
        .getByRole('button', { name: new RegExp(`^${name} `) })
        .click();
      await expect.poll(() => guide.count()).toBe(1);
      await expect.poll(() => page.title()).toBe(`${name} · Objectively`);
    }
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.get('lesson')).toBe('source-coding');
    await expect.poll(() => heading.innerText()).not.toBe(first);
    await guide.waitFor();
    expect(await page.title()).toBe('Source coding · Objectively');
    await page.goForward();
    await expect.poll(() => heading.innerText()).toBe(first);
    await guide.waitFor();
    // Set-up is still there too.
    await page.getByRole('tab', { name: 'Set-up' }).click();
    await page.getByLabel('Steps', { exact: false }).first().waitFor();
  });
});

test('an embedded panel is all there is in its frame', async () => {
  await visiting('?lesson=noise-tricks&embed=cards&steps=50', async (page) => {
    await page.locator('.card .katex').first().waitFor();
    expect(await page.locator('.boot').count()).toBe(0);
  });
});

test('Space stops a replay where it is, and goes on from there; the large button says so; → goes to the next record', async () => {
  await visiting('?lesson=noise-tricks&steps=300&speed=max&tolerance=0', async (page) => {
    const replay = page.getByRole('button', { name: 'replay' });
    await replay.waitFor({ timeout: 60_000 });
    await page.getByLabel('Speed').selectOption('watch');
    await replay.click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.locator('h1').click();
    await expect.poll(async () => Math.abs((await stepsTaken(page)) - 150)).toBeLessThan(130);
    await page.keyboard.press('Space');
    const primary = page.locator('.transport .primary');
    await expect.poll(() => primary.innerText()).toContain('Replay');
    const paused = await stepsTaken(page);
    expect(paused).toBeGreaterThanOrEqual(20);
    expect(paused).toBeLessThan(300);

    // On by records, every tenth step here and the first that is later; then the replay goes on from there.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stepsTaken(page)).toBeGreaterThan(paused);
    const next = await stepsTaken(page);
    expect(next - paused).toBeLessThanOrEqual(10);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => stepsTaken(page)).toBeGreaterThan(next);
    await page.locator('h1').click();
    const seen = await page.evaluate(() => {
      const counter = document.querySelector('[data-testid=step]')!;
      const steps: number[] = [];
      Object.assign(window, { steps });
      const look = () => steps.push(Number(counter.textContent!.split('/')[0].trim()));
      new MutationObserver(look).observe(counter, { subtree: true, characterData: true, childList: true });
      return Number(counter.textContent!.split('/')[0].trim());
    });
    await page.keyboard.press('Space');
    await expect.poll(() => primary.innerText()).toContain('Pause');
    await expect.poll(() => primary.innerText(), { timeout: 20_000 }).toContain('Again');
    const steps = await page.evaluate<number[]>('steps');
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(seen);
    expect(steps.at(-1)).toBe(300);
  });
});

test('keys play, step and reset with the focus on what was just clicked: a tab, or the replay', async () => {
  await visiting('?lesson=noise-tricks&steps=300&speed=max&tolerance=0', async (page) => {
    await page.getByRole('button', { name: 'replay' }).waitFor({ timeout: 60_000 });
    await page.getByLabel('Speed').selectOption('watch');
    await page.getByRole('button', { name: 'replay' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Replay', exact: true }).waitFor();
    expect(await stepsTaken(page)).toBeLessThan(300);

    const tab = page.getByRole('tab', { name: 'Set-up' });
    await tab.click();
    await page.keyboard.press('r');
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Again' }).waitFor({ timeout: 60_000 });
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await page.getByRole('tab', { name: 'Recordings', selected: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys and signs' }).waitFor();
  });
});

test('the guide offers what is not so already, and says of what was pressed that it is done', async () => {
  await visiting('?lesson=mixture-collapse&steps=20&speed=max', async (page) => {
    const step = page.locator('.guide-step');
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await step.getByText('galax').or(step.getByText('points')).first().waitFor();
    expect(await step.getByRole('button').count()).toBe(0);
    await next.click();
    await next.click();
    await step.getByRole('button', { name: 'Four remedies side by side' }).click();
    await step.getByText('Done:').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await step.getByText('Try it:').waitFor();
    await step.getByRole('button', { name: 'Back to the dive' }).click();
    await step.getByText('Done:').waitFor();
  });
});
