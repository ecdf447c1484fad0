// What the page looks like, compared with committed pictures (tests/web/pictures/): what tests of texts and places do not
// notice, such as a card under another, a lost colour, a link drawn across a name.
//
// A picture is of one browser and one set of fonts, so they are compared where these are those of the project's tests
// (Debian's Chromium with DejaVu), and a little may differ: how edges of letters are smoothed is not the same on all
// machines. After a change that is meant: `npx playwright test pictures --update-snapshots`, and look at each.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { picture } from './picture';
import { atMoment, expect, openPage, test } from './site';

const tolerance = { threshold: 0.3, maxDiffPixelRatio: 0.004, animations: 'disabled', caret: 'hide' } as const;

interface Look {
  readonly name: string;
  readonly size: readonly [width: number, height: number];
  /** The sample, and the moment in it. */
  readonly program: string;
  readonly moment: number;
  /** C steps from there. */
  readonly cSteps?: number;
  readonly colours?: 'dark' | 'light';
  readonly contrast?: boolean;
}

const looks: readonly Look[] = [
  { name: 'call-dark', size: [1440, 900], program: 'add', moment: 9, colours: 'dark' },
  { name: 'c-steps', size: [1440, 900], program: 'add', moment: 6, cSteps: 9 },
  { name: 'c-steps-small', size: [1024, 768], program: 'add', moment: 6, cSteps: 9 },
  { name: 'closure-contrast', size: [1024, 768], program: 'closure_counter', moment: 30, contrast: true },
  { name: 'phone', size: [390, 844], program: 'generator', moment: 18 },
];

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  test.skip(!(await hasOurFonts(page)), 'The pictures were made with DejaVu, and this machine has other fonts.');
});

/** Whether letters have the widths that they have in the pictures. */
async function hasOurFonts(page: Page): Promise<boolean> {
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return [];
    return ['monospace', 'sans-serif'].map((family) => {
      context.font = `100px ${family}`;
      return Math.round(context.measureText('frame').width);
    });
  });
  return JSON.stringify(widths) === JSON.stringify(OUR_WIDTHS);
}

/** Of "frame" at 100 pixels, in DejaVu Sans Mono and DejaVu Sans. */
const OUR_WIDTHS = [301, 297];

for (const { name, size, program, moment, cSteps = 0, colours = 'light', contrast = false } of looks) {
  test(`${name} looks as in its picture`, async ({ page }) => {
    await page.setViewportSize({ width: size[0], height: size[1] });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: colours, contrast: contrast ? 'more' : null });
    const text = readFileSync(`tests/samples/${program}.py`, 'utf8');
    await page.evaluate(
      async ({ file, n }) => {
        const player = document.querySelector('frame-by-frame');
        await player?.open(file);
        await player?.seek(n);
      },
      { file: { name: `${program}.py`, text }, n: moment },
    );
    await atMoment(page, moment);
    if (cSteps > 0) {
      await page.keyboard.press('4');
      await expect(page.locator('fbf-call')).toBeVisible();
    }
    for (let step = 1; step <= cSteps; step += 1) {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('fbf-call .place')).toContainText(`C step ${step} of`);
    }
    await picture(page);
    await expect(page).toHaveScreenshot(`${name}.png`, tolerance);
  });
}
