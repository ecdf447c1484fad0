// Going through the tutorial's program.

import { picture, settled } from './picture';
import { atMoment, button, expect, fromMoment, lengthOf, number, openPage, test } from './site';

test('opens with the tutorial’s program at moment 0, and runs nothing by itself', async ({ page }) => {
  await openPage(page);
  await expect(page.locator('#program')).toHaveValue('add');
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
  await expect(page.locator('fbf-bytecode')).toContainText('MAKE_FUNCTION');
  await expect(page.locator('fbf-output')).toContainText('nothing printed yet');
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('LOAD_CONST');
  await page.waitForTimeout(1500);
  await atMoment(page, 0);
});

test('steps to the end and back with the same picture at each moment', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  const length = await lengthOf(page);
  expect(length).toBe(15);
  const pictures = [await picture(page)];
  for (let n = 1; n <= length; n += 1) {
    await button(page, 'Step forward').click();
    await atMoment(page, n);
    pictures.push(await picture(page));
  }
  expect(new Set(pictures).size).toBe(length + 1);
  for (let n = length - 1; n >= 0; n -= 1) {
    await button(page, 'Back one step').click();
    await atMoment(page, n);
    expect(await picture(page), `moment ${n}`).toBe(pictures[n]);
  }
});

test('shows the same picture with motion as without', async ({ page }) => {
  await openPage(page);
  const pictures: string[] = [];
  for (let n = 0; n <= 12; n += 1) {
    await atMoment(page, n);
    pictures.push(await picture(page));
    await button(page, 'Step forward').click();
  }
  for (let n = 12; n >= 0; n -= 1) {
    await button(page, 'Back one step').click();
    await atMoment(page, n);
    expect(await picture(page), `moment ${n}, backwards`).toBe(pictures[n]);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (let n = 1; n <= 12; n += 1) {
    await button(page, 'Step forward').click();
    await atMoment(page, n);
    expect(await picture(page), `moment ${n}, without motion`).toBe(pictures[n]);
  }
});

test('shows the call as it is: the caller waits, its call is underlined', async ({ page }) => {
  await openPage(page);
  for (let n = 0; n < 7; n += 1) await button(page, 'Step forward').click();
  await atMoment(page, 7);
  await expect(page.locator('fbf-source li.next')).toContainText('return x + y');
  await expect(page.locator('fbf-source .site')).toHaveText('add(1,2)');
  await expect(page.locator('fbf-bytecode li.waits .op')).toHaveText('CALL_FUNCTION');
  await expect(page.locator('fbf-bytecode li.next .op')).toHaveText('LOAD_FAST');
});

test('plays to the end, faster when asked, and prints', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Speed').selectOption('4');
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(page.locator('fbf-narration .ended')).toBeVisible({ timeout: 20_000 });
  await atMoment(page, 15);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(page.locator('fbf-output')).toContainText('3');
  await expect(page.locator('fbf-narration')).toContainText('ended after 15 instructions');
});

test('pauses where it is', async ({ page }) => {
  await openPage(page);
  await button(page, 'Play').click();
  await fromMoment(page, 2);
  await button(page, 'Pause').click();
  await expect(button(page, 'Play')).toBeVisible();
  // A step that is under way is still shown; then nothing moves for longer than any moment stays while playing.
  const rests = async () => {
    await settled(page);
    const shown = await number(page).textContent();
    await page.waitForTimeout(2500);
    return (await number(page).textContent()) === shown;
  };
  await expect.poll(rests, { timeout: 30_000 }).toBe(true);
  await expect(page.locator('fbf-narration .ended')).toBeHidden();
});

test('the slider goes to any moment', async ({ page }) => {
  await openPage(page);
  const slider = page.getByRole('slider', { name: 'Step of the run' });
  await slider.fill('9');
  await atMoment(page, 9);
  const far = await picture(page);
  await slider.fill('2');
  await atMoment(page, 2);
  await slider.fill('8');
  await atMoment(page, 8);
  await button(page, 'Step forward').click();
  await atMoment(page, 9);
  expect(await picture(page)).toBe(far);
});

test('a press on the chart goes there', async ({ page }) => {
  await openPage(page);
  const box = await page.locator('fbf-timeline canvas').boundingBox();
  if (box === null) throw new Error('The chart has no size.');
  await page.mouse.click(box.x + (box.width * 7) / 15, box.y + box.height / 2);
  await atMoment(page, 7);
});

test('the keyboard steps, plays and jumps', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await atMoment(page, 2);
  await page.keyboard.press('ArrowLeft');
  await atMoment(page, 1);
  await page.keyboard.press('End');
  await atMoment(page, 15);
  await page.keyboard.press('Home');
  await atMoment(page, 0);
  await page.keyboard.press('Space');
  await fromMoment(page, 1);
  await page.keyboard.press('Space');
  await expect(button(page, 'Play')).toBeVisible();
});

test('a key in a list is the list’s', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Speed')).toHaveValue('2');
  await atMoment(page, 0);
});

test('space on a button presses the button', async ({ page }) => {
  await openPage(page);
  await button(page, 'Step forward').focus();
  await page.keyboard.press('Space');
  await atMoment(page, 1);
  await expect(button(page, 'Play')).toBeVisible();
});

test('steps by line and by call', async ({ page }) => {
  await openPage(page);
  await page.getByRole('radio', { name: 'Line' }).check({ force: true });
  for (const n of [3, 7, 15]) {
    await button(page, 'Step forward').click();
    await atMoment(page, n);
  }
  await button(page, 'Back one step').click();
  await atMoment(page, 7);
  await page.getByRole('radio', { name: 'Call' }).check({ force: true });
  await button(page, 'Step forward').click();
  await atMoment(page, 11);
  await button(page, 'Back one step').click();
  await atMoment(page, 7);
});

test('nothing moves for a reader who wants stillness', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  await page.locator('fbf-transport').evaluate(() => {
    const moves: string[] = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...args) {
      moves.push(this.localName);
      return animate.apply(this, args);
    };
    Object.assign(window, { moves });
  });
  for (let n = 1; n <= 8; n += 1) {
    await button(page, 'Step forward').click();
    await atMoment(page, n);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
  expect(await page.evaluate(() => Reflect.get(window, 'moves'))).toEqual([]);
});
