import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, reaches, visiting } from './open-page.ts';

test('an objective of one’s own is pointed at, typeset, reviewed, trained, shared, edited, saved and removed', async () => {
  await visiting('?lesson=noise-tricks&objective=l2&steps=30&tolerance=0&speed=max&panel=set-up', async (page) => {
    await reaches(page, 1);
    const own = page.locator('.own-objectives');
    const pays = own.getByLabel('Pays');
    const own1 = () => new URL(page.url()).searchParams.get('own');

    await pays.fill('2*cube(r)');
    await own.getByText('unknown function cube (character 3)').waitFor();
    expect(await own.locator('mark').innerText()).toBe('cube');
    expect(await pays.getAttribute('aria-invalid')).toBe('true');
    expect(await own.getByRole('button', { name: 'Train it' }).isDisabled()).toBe(true);

    // A word that may yet become one of the language is no mistake while it is typed.
    await pays.fill('');
    await pays.pressSequentially('lo');
    await page.waitForTimeout(600);
    expect(await pays.getAttribute('aria-invalid')).toBe('false');
    await own.getByText('No formula yet: type on.').waitFor();
    await pays.blur();
    await own.getByText('expected one of r, s, pi, e, or a function: exp, log').waitFor();
    await own.getByText('Did you mean "log"?').waitFor();
    // A product without its * can never come right by typing on: said at once, with the caret at its end.
    await pays.fill('');
    await pays.pressSequentially('2r');
    await own.getByText('a product lacks its * (character 2)').waitFor();
    expect(await pays.getAttribute('aria-invalid')).toBe('true');
    await pays.fill('|r|^1.5');
    await own.getByText('An absolute value is abs(r).').waitFor();

    await pays.fill('abs(r)^1.5');
    await expect.poll(() => own.locator('.typed-formula annotation').innerHTML()).toContain('^{1.5}');
    await own.getByRole('slider', { name: 'Values of what is paid' }).waitFor();
    await expect.poll(() => own.locator('.review li').count()).toBe(5);
    expect(await own.locator('.review .verdict').allInnerTexts()).toEqual(Array(5).fill('✓ fine'));
    await own.getByLabel('Name to save it under').fill('Between');
    await own.getByRole('button', { name: 'Save' }).click();
    await own.getByText('What a formula may say').click();
    await own.getByText('natural logarithm').waitFor();
    expect(await violations(page)).toEqual([]);

    await pays.press('Enter');
    await page.locator('.card').getByRole('heading', { name: 'Your own' }).waitFor();
    expect(own1()).toBe('abs(r)^1.5');
    await finished(page);

    await page.reload();
    await reaches(page, 1);
    await page.locator('.card').getByRole('heading', { name: 'Your own' }).waitFor();
    await own.getByText('Saved formulas (1)').click();
    await own.getByRole('button', { name: 'Use Between' }).click();
    expect(await pays.inputValue()).toBe('abs(r)^1.5');
    await own.locator('.typed-formula').waitFor();
    await pays.fill('abs(r)^');
    await own.getByText('as it last could be read').waitFor();
    await pays.fill('log(r)');
    await own.locator('.review .wrong').getByText('No finite number at 9').waitFor();
    await pays.fill('-abs(r)');
    await own.getByRole('button', { name: 'Train it' }).click();
    await page.locator('.card').getByRole('heading', { name: 'Your own 2' }).waitFor();
    expect(own1()).toBe('abs(r)^1.5; -abs(r)');

    await own.getByRole('button', { name: 'Edit Your own 2' }).click();
    const second = own.getByLabel('Pays, in place of number 2');
    expect(await second.inputValue()).toBe('-abs(r)');
    await second.fill('r^4');
    await own.getByRole('button', { name: 'Train it' }).click();
    await expect.poll(own1).toBe('abs(r)^1.5; r^4');
    await own.getByRole('button', { name: 'Remove Your own 1' }).click();
    await expect.poll(own1).toBe('r^4');
    await own.getByRole('button', { name: 'Remove Your own' }).click();
    await expect.poll(own1).toBe(null);
  });
});
