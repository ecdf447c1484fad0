// Lessons: notes at steps, questions before steps; every lesson is gone through to its end by keyboard.

import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Lesson } from '../../www/lessons/types';
import { findings } from './axe';
import { atMoment, button, expect, forbidAllButOwnFiles, opened, opening, openPage, test } from './site';

const lessons = readdirSync('www/lessons', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => JSON.parse(readFileSync(`www/lessons/${name}/lesson.json`, 'utf8')) as Lesson);

function lessonOf(name: string): Lesson {
  const found = lessons.find((lesson) => lesson.name === name);
  if (found === undefined) throw new Error(`no lesson ${name}`);
  return found;
}

const panel = (page: Page) => page.locator('fbf-lesson');
const choices = (page: Page) => panel(page).locator('.choice');

async function openLesson(page: Page, name: string): Promise<Lesson> {
  const lesson = lessonOf(name);
  await page.goto(`./#lesson:${name}`);
  await opened(page);
  await expect(panel(page)).toContainText(lesson.title);
  return lesson;
}

/** The key of a right, or of a wrong choice. */
function keyOf({ choices }: { choices: { right: boolean }[] }, right: boolean): string {
  return 'abcdef'[choices.findIndex((choice) => choice.right === right)] ?? '';
}

/** The first question, and the moment that it is asked in. */
function firstQuestion({ stops }: Lesson) {
  for (const { moment, question } of stops) if (question !== null) return { moment, question };
  throw new Error('no question');
}

/** By `n` from stop to stop, until one is at this moment; questions on the way are answered. */
async function goTo(page: Page, lesson: Lesson, goal: number): Promise<void> {
  for (const { moment, question } of lesson.stops) {
    if (moment > goal) return;
    if (moment > 0) await page.keyboard.press('n');
    await atMoment(page, moment);
    if (question === null || moment === goal) continue;
    await expect(choices(page)).toHaveCount(question.choices.length);
    await page.keyboard.press(keyOf(question, true));
    await expect(panel(page).locator('.verdict')).toHaveText('Right.');
  }
}

for (const lesson of lessons) {
  test(`${lesson.name} is gone through to its end by keyboard`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openLesson(page, lesson.name);
    const questions = lesson.stops.filter(({ question }) => question !== null).length;
    await goTo(page, lesson, lesson.length);
    await expect(panel(page)).toContainText(
      `That is the end of the lesson: ${questions} of ${questions} right at once.`,
    );
    await page.keyboard.press('End');
    await atMoment(page, lesson.length);
  });
}

test('the list has all lessons, each opens, and the gallery shows them', async ({ page }) => {
  await openPage(page);
  await expect(page.locator('#program optgroup[label="Lessons"] option')).toHaveCount(lessons.length);
  await opening(page, () => page.locator('#program').selectOption('lesson:call'));
  await expect(panel(page)).toContainText(lessonOf('call').title);
  await page.locator('#gallery').click();
  const card = page.locator('fbf-gallery .card[data-name="lesson:call"]');
  await expect(card).toContainText('questions');
  await expect(card).toContainText('def double(n):');
  await card.click();
  await expect(page.locator('fbf-gallery dialog')).toBeHidden();
});

test('a step comes to a question and not past it; a wrong answer says why, and lets go on', async ({ page }) => {
  const lesson = await openLesson(page, 'call');
  const { moment, question } = firstQuestion(lesson);
  await goTo(page, lesson, moment);
  await expect(page.locator('fbf-narration')).not.toContainText('next');
  await page.keyboard.press('ArrowRight');
  await expect(choices(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(panel(page).locator('.verdict')).toBeVisible();
  await atMoment(page, moment);
  await page.keyboard.press('ArrowLeft');
  await atMoment(page, moment - 1);
  await page.keyboard.press('ArrowRight');
  await atMoment(page, moment);
  await page.keyboard.press(keyOf(question, false));
  await expect(panel(page).locator('.verdict')).toHaveText('No.');
  await expect(page.locator('fbf-narration')).toContainText('next');
  await page.keyboard.press('ArrowRight');
  await atMoment(page, moment + 1);
});

test('steps by line and by call stop at notes; going back is free', async ({ page }) => {
  const lesson = await openLesson(page, 'call');
  const stops = lesson.stops.map(({ moment }) => moment);
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Call' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await atMoment(page, stops[0] ?? 0);
  await page.keyboard.press('ArrowLeft');
  await atMoment(page, 0);
});

test('a play ends at each note, and goes on by its button, with the mouse', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lesson = await openLesson(page, 'call');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  for (const { moment, question } of lesson.stops.slice(0, 3)) {
    await panel(page).getByRole('button', { name: 'Go on' }).click();
    await atMoment(page, moment);
    await expect(button(page, 'Play')).toBeVisible();
    if (question === null) continue;
    await choices(page)
      .nth(question.choices.findIndex(({ right }) => right))
      .click();
    await expect(panel(page).locator('.verdict')).toHaveText('Right.');
  }
});

test('a question that was passed by the slider waits, and can be gone back to', async ({ page }) => {
  const lesson = await openLesson(page, 'call');
  const passed = lesson.stops.findLast(({ question }) => question !== null);
  await page.keyboard.press('End');
  await atMoment(page, lesson.length);
  await expect(panel(page)).toContainText('you have not answered');
  await panel(page).getByRole('button', { name: 'Go back to it' }).click();
  await expect(choices(page).first()).toBeVisible();
  await atMoment(page, passed?.moment ?? 0);
});

test('leaving a lesson keeps its program; another program ends it', async ({ page }) => {
  const lesson = await openLesson(page, 'call');
  await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(page.locator('fbf-source')).toContainText(lesson.source.split('\n')[0] ?? '');
  await opening(page, () => page.locator('#program').selectOption('lesson:call'));
  await expect(panel(page)).toBeVisible();
  await opening(page, () => page.locator('#program').selectOption('add'));
  await expect(panel(page)).toBeHidden();
});

test('an address with no such lesson says so, and the page opens as ever', async ({ page }) => {
  await forbidAllButOwnFiles(page);
  await page.goto('./#lesson:../../%00<img src=x onerror=alert(1)>');
  await opened(page);
  await expect(page.locator('frame-by-frame .notice')).toContainText('There is no lesson');
  await expect(page.locator('fbf-source')).toContainText('def add(x, y):');
});

test('nothing in a lesson is more than text', async ({ page }) => {
  await openPage(page);
  const lesson = lessonOf('call');
  const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  const pieces = (['plain', 'code', 'emphasis', 'strong'] as const).map((style) => ({ text: evil, style }));
  const said = [
    { type: 'paragraph', pieces },
    { type: 'list', items: [pieces] },
    { type: 'code', text: evil },
  ] as const;
  const question = { ask: said, choices: [{ text: pieces, right: true, why: said }] };
  const hostile = { ...lesson, title: evil, intro: said, stops: [{ moment: 0, note: said, question }] };
  await opening(page, () =>
    page.evaluate((made) => {
      const player = document.querySelector('frame-by-frame') as unknown as { openLesson(lesson: object): unknown };
      return player.openLesson(made);
    }, hostile),
  );
  await choices(page).first().click();
  await expect(panel(page).locator('.verdict')).toBeVisible();
  await expect(panel(page).locator('h2')).toHaveText(evil);
  // Intro, note, question and reason with nine texts each; the choice with four.
  await expect
    .poll(async () => (await panel(page).locator('.scrolls').innerText()).split('<img src=x').length - 1)
    .toBe(4 * 9 + 4);
  await expect(panel(page).locator('img, script')).toHaveCount(0);
  await expect(page).toHaveTitle('Frame by Frame');
});

test('a lesson runs under the strict policy', async ({ page }) => {
  await forbidAllButOwnFiles(page);
  await openLesson(page, 'call');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a question is answered by touch', async ({ page }) => {
    const lesson = await openLesson(page, 'call');
    const { moment, question } = firstQuestion(lesson);
    await goTo(page, lesson, moment);
    const right = choices(page).nth(question.choices.findIndex((choice) => choice.right));
    expect((await right.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await right.tap();
    await expect(panel(page).locator('.verdict')).toHaveText('Right.');
    await panel(page).getByRole('button', { name: 'Next note' }).tap();
    await atMoment(page, lesson.stops.map((stop) => stop.moment).find((stop) => stop > moment) ?? -1);
  });
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 1024, 390]) {
    test(`axe-core finds nothing in a lesson: ${scheme}, ${width}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 768 });
      const lesson = await openLesson(page, 'call');
      const { moment, question } = firstQuestion(lesson);
      expect(await findings(page)).toEqual([]);
      await goTo(page, lesson, moment);
      await expect(choices(page).first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press(keyOf(question, false));
      await expect(panel(page).locator('.verdict')).toHaveText('No.');
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/lesson-${scheme}-${width}.png` });
      expect(await findings(page)).toEqual([]);
    });
  }
}
