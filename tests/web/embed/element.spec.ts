// The element in an article: its attributes, methods and events, and its manners towards the page around it.

import { findings } from '../axe';
import { addProgram, call, embed, expect, listen, stateOf, test } from './host';

test('a program in a <pre> plays, on a page of another host', async ({ page, host }) => {
  const heard = await listen(page);
  await page.goto(host.page('a.html', embed()));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', filename: 'example.py', n: 0, length: 15 });
  await expect(page.locator('frame-by-frame > pre')).toBeHidden();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 1 });
  await call(page, 'step', 7);
  expect(await stateOf(page)).toMatchObject({ n: 8, line: 2, function: 'add', run: 'running', output: '' });
  await call(page, 'back');
  expect(await stateOf(page)).toMatchObject({ n: 7 });
  await call(page, 'seek', 1e9);
  expect(await stateOf(page)).toMatchObject({ n: 15, line: null, run: 'finished', output: '3\n' });
  await call(page, 'reset');
  expect(await stateOf(page)).toMatchObject({ n: 0 });
  const events = await heard();
  expect(events[0]).toEqual({ type: 'fbf-ready', detail: { filename: 'example.py', n: 0, length: 15 } });
  expect(events.filter(({ type }) => type === 'fbf-end').map(({ detail }) => detail.n)).toEqual([15]);
  expect(events.find(({ type, detail }) => type === 'fbf-step' && detail.n === 7)?.detail).toMatchObject({
    length: 15,
    line: 2,
    function: 'add',
  });
  expect(events.filter(({ type }) => type === 'fbf-error')).toEqual([]);
});

test('at, until, grain and controls; a play ends at the last moment', async ({ page, host }) => {
  const heard = await listen(page);
  const attributes = 'at="3" until="9" grain="line" controls="compact" speed="4" panels="source frames"';
  await page.goto(host.page('a.html', embed(attributes)));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 3, length: 9, grain: 'line', speed: 4 });
  await call(page, 'step');
  await call(page, 'step');
  await call(page, 'step');
  expect(await stateOf(page)).toMatchObject({ n: 9 });
  await call(page, 'seek', 100);
  expect(await stateOf(page)).toMatchObject({ n: 9 });
  await call(page, 'reset');
  expect(await stateOf(page)).toMatchObject({ n: 3 });
  await call(page, 'play');
  expect(await stateOf(page)).toMatchObject({ n: 9, playing: false });
  const ends = (await heard()).filter(({ type }) => type === 'fbf-end');
  expect(ends.map(({ detail }) => [detail.n, detail.status])).toEqual([
    [9, 'running'],
    [9, 'running'],
  ]);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.getByLabel('Speed')).toBeHidden();
  await expect(page.getByRole('group', { name: 'Source' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Bytecode' })).toBeHidden();
  await expect(page.getByRole('slider')).toBeHidden();
});

test('a marked line stops a play, and is told', async ({ page, host }) => {
  const heard = await listen(page);
  const html = `<frame-by-frame speed="4"><pre>
    def add(x, y):
        <mark>return x + y</mark>

    print add(1,2)
  </pre></frame-by-frame>`;
  await page.goto(host.page('a.html', html));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', length: 15 });
  await call(page, 'play');
  expect(await stateOf(page)).toMatchObject({ n: 7, line: 2, function: 'add', playing: false });
  expect((await heard()).filter(({ type }) => type === 'fbf-marker')).toEqual([
    { type: 'fbf-marker', detail: { n: 7, kind: 'breakpoint' } },
  ]);
});

test('a bad value is told in one sentence, and loses nothing', async ({ page, host }) => {
  const heard = await listen(page);
  await page.goto(host.page('a.html', embed('speed="9" at="999"')));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 15 });
  const errors = (await heard()).filter(({ type }) => type === 'fbf-error').map(({ detail }) => detail);
  expect(errors).toEqual([
    { attribute: 'speed', message: 'speed="9" is none of 0.5, 1, 2, 4: "1" is taken.' },
    { attribute: 'at', message: 'at="999" is not reached: the run ends after 15 instructions.' },
  ]);
  await expect(page.getByRole('alert').filter({ hasText: 'at="999"' })).toBeVisible();
  await call(page, 'seek', 5);
  expect(await stateOf(page)).toMatchObject({ n: 5 });
});

test('a moment behind a question is told of as such', async ({ page, host }) => {
  await page.goto(host.page('a.html', embed('at="99"', "name = raw_input('Name? ')\nprint name\n")));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', run: 'waiting' });
  await expect(page.getByText('at="99" is not reached: the program waits for a line after')).toBeVisible();
});

test('an attribute that changes leaves alone what the reader chose of the others', async ({ page, host }) => {
  await page.goto(host.page('a.html', embed('grain="line"')));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', grain: 'line' });
  await page.getByRole('group', { name: /step by step/ }).press('3');
  await expect.poll(() => stateOf(page)).toMatchObject({ grain: 'call' });
  await call(page, 'seek', 5);
  const set = (name: string, value: string) =>
    page
      .locator('frame-by-frame')
      .evaluate((element, [key = '', text = '']) => element.setAttribute(key, text), [name, value]);
  await set('theme', 'dark');
  expect(await stateOf(page)).toMatchObject({ grain: 'call', n: 5 });
  await set('grain', 'instruction');
  expect(await stateOf(page)).toMatchObject({ grain: 'instruction', n: 5 });
  await set('at', 'end');
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 15 });
  await set('speed', '9');
  await expect(page.getByText('speed="9" is none of')).toBeVisible();
});

test('what cannot be opened stays to be read, with the reason', async ({ page, host }) => {
  const heard = await listen(page);
  await page.goto(host.page('a.html', embed('', 'def add(x, y:\n    return x\n')));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'failed' });
  await expect(page.locator('frame-by-frame > pre')).toBeVisible();
  const message = 'example.py does not compile: invalid syntax (line 1).';
  await expect(page.getByText(message)).toBeVisible();
  expect(await heard()).toEqual([{ type: 'fbf-error', detail: { message, attribute: null } }]);
  // An author, or a framework, brings another program.
  await page.evaluate((text) => {
    const code = document.querySelector('frame-by-frame code');
    if (code !== null) code.textContent = text;
  }, addProgram);
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', length: 15, error: null });
  await expect(page.getByText(message)).toBeHidden();
});

test('src names a source, a compiled file or a lesson of any host', async ({ page, host, baseURL }) => {
  host.file('add.py', addProgram, 'text/plain');
  await page.goto(host.page('a.html', '<frame-by-frame src="add.py"></frame-by-frame>'));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', filename: 'add.py', length: 15 });
  const { readFileSync } = await import('node:fs');
  const compiled = host.file('add.pyc', readFileSync('tests/samples/add.pyc'), 'application/octet-stream');
  await page.locator('frame-by-frame').evaluate((element, src) => element.setAttribute('src', src), compiled);
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', length: 15 });
  const lesson = host.file('call.json', readFileSync('www/lessons/call/lesson.json'), 'application/json');
  await page.locator('frame-by-frame').evaluate((element, src) => element.setAttribute('src', src), lesson);
  await expect(page.locator('fbf-lesson')).toBeVisible();
  expect(baseURL).not.toContain(host.address);
});

test('keys are its own while it has the focus, scroll nothing, and Escape leaves', async ({ page, host }) => {
  const tall = '<p style="height: 3000px">Much to read.</p>';
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(host.page('a.html', `<input aria-label="Search">${embed()}${tall}`));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  const scroll = () => page.evaluate(() => scrollY);
  const pressed = await page.evaluateHandle(() => {
    const keys: string[] = [];
    document.addEventListener('keydown', ({ key, defaultPrevented }) => defaultPrevented || keys.push(key));
    return keys;
  });
  // Without the focus it takes nothing.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('o');
  await page.getByLabel('Search').press('2');
  expect(await stateOf(page)).toMatchObject({ n: 0, grain: 'instruction' });
  expect(await pressed.jsonValue()).toEqual(['ArrowRight', 'o', '2']);
  await page.keyboard.press('Tab');
  for (const key of ['ArrowRight', 'ArrowRight', 'PageDown', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowRight', '2']) {
    await page.keyboard.press(key);
  }
  await expect.poll(() => stateOf(page)).toMatchObject({ n: 1, grain: 'line' });
  expect(await scroll()).toBe(0);
  expect(await pressed.jsonValue()).toEqual(['ArrowRight', 'o', '2', 'Tab']);
  // What the page has on keys that are none of the player's still works.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('j');
  expect(await pressed.jsonValue()).toEqual(['ArrowRight', 'o', '2', 'Tab', 'Control', 'k', 'j']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('PageDown');
  await expect.poll(scroll).toBeGreaterThan(0);
  expect(await stateOf(page)).toMatchObject({ n: 1 });
});

test('the wheel goes on to the page', async ({ page, host }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto(host.page('a.html', `${embed()}<p style="height: 3000px">Much to read.</p>`));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  await page.getByRole('group', { name: 'Source' }).hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 300);
      return page.evaluate(() => scrollY);
    })
    .toBeGreaterThan(0);
});

test('a play below the fold does not scroll the page to itself', async ({ page, host }) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await page.goto(
    host.page('a.html', `<p style="height: 350px">Read.</p>${embed('grain="c-step" loading="eager" speed="4"')}`),
  );
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  await call(page, 'seek', 6);
  await call(page, 'step', 10);
  await expect(page.locator('fbf-call .current')).toHaveCount(1);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('on paper there is the program', async ({ page, host }) => {
  await page.goto(host.page('a.html', embed()));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('frame-by-frame > pre')).toBeVisible();
  await expect(page.locator('fbf-player')).toBeHidden();
});

test('several files are one program', async ({ page, host }) => {
  const html = `<frame-by-frame at="end"><div class="highlight"><pre data-name="main.py"><span>import</span> tool
print tool.twice(4)</pre></div><pre data-name="tool.py">def twice(x): return 2 * x</pre></frame-by-frame>`;
  await page.goto(host.page('a.html', html));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', filename: 'main.py', output: '8\n' });
});

test('created hidden and then shown, it has its size', async ({ page, host }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(host.page('a.html', `<div id="tab" hidden>${embed('loading="eager" at="8"')}</div>`));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 8 });
  await page.evaluate(() => document.querySelector('#tab')?.removeAttribute('hidden'));
  const stage = page.locator('fbf-stage');
  await expect(stage.locator('[data-state="running"]')).toBeVisible();
  const box = await page.locator('frame-by-frame').boundingBox();
  expect(box?.width).toBeGreaterThan(800);
  expect(box?.height).toBeGreaterThan(400);
  await expect.poll(async () => (await stage.locator('.links path').count()) > 0).toBe(true);
});

for (const width of [320, 440, 640, 900]) {
  test(`has its size from its container: ${width}`, async ({ page, host }) => {
    await page.setViewportSize({ width: 1400, height: 500 });
    await page.goto(host.page('a.html', `<div style="width: ${width}px">${embed('at="8"')}</div>`));
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 8 });
    await expect(page.locator('fbf-stage [data-state="running"]')).toBeVisible();
    const outer = await page.locator('frame-by-frame').boundingBox();
    expect(outer?.width).toBe(width);
    for (const name of ['To start', 'Back one step', 'Play', 'Step forward', 'To end']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect(box?.x, name).toBeGreaterThanOrEqual(outer?.x ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual((outer?.x ?? 0) + width);
      expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0));
    }
    await expect(page.getByRole('group', { name: 'Panes' })).toBeVisible({ visible: width < 480 });
  });
}

test('is as dark as the page around it', async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const html = `${embed()}<div style="background: #1c1c1c; color: #eee">${embed()}</div>${embed('theme="dark"')}`;
  await page.goto(host.page('a.html', html));
  for (const index of [0, 1, 2]) {
    await page.locator('frame-by-frame').nth(index).scrollIntoViewIfNeeded();
    await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready' });
  }
  const scheme = (index: number) =>
    page
      .locator('fbf-player')
      .nth(index)
      .evaluate((player) => getComputedStyle(player).colorScheme);
  expect([await scheme(0), await scheme(1), await scheme(2)]).toEqual(['light', 'dark', 'dark']);
  await page.evaluate(() => document.body.setAttribute('style', 'background: black'));
  await expect.poll(() => scheme(0)).toBe('dark');
});

test('custom properties and parts reach inside; the styles of the page do not', async ({ page, host }) => {
  const styles = `<style>
    * { letter-spacing: 5px; text-transform: uppercase }
    frame-by-frame { height: 700px; --fbf-paper: rgb(1, 2, 3) }
    frame-by-frame::part(narration) { background-color: rgb(4, 5, 6) }
  </style>`;
  await page.goto(host.page('a.html', styles + embed()));
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  const look = (selector: string, property: string) =>
    page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await look('frame-by-frame', 'height')).toBe('700px');
  expect(await look('fbf-player', 'background-color')).toBe('rgb(1, 2, 3)');
  expect(await look('fbf-narration', 'background-color')).toBe('rgb(4, 5, 6)');
  expect(await look('fbf-source', 'letter-spacing')).toBe('normal');
  expect(await look('fbf-source', 'text-transform')).toBe('none');
});

for (const loading of ['lazy', 'eager']) {
  test(`moved to another place it goes on; taken away and put back it is where it was; disposed of it rests: ${loading}`, async ({
    page,
    host,
  }) => {
    await page.goto(host.page('a.html', `${embed(`loading="${loading}"`)}<div id="other"></div>`));
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
    await call(page, 'seek', 6);
    await page.evaluate(() => {
      const element = document.querySelector('frame-by-frame');
      if (element !== null) document.querySelector('#other')?.append(element);
    });
    await call(page, 'step');
    expect(await stateOf(page)).toMatchObject({ status: 'ready', n: 7 });
    await page.evaluate(async () => {
      const element = document.querySelector('frame-by-frame');
      element?.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (element !== null) document.body.append(element);
    });
    await page.locator('frame-by-frame').scrollIntoViewIfNeeded();
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready', n: 7 });
    await call(page, 'dispose');
    await call(page, 'step');
    expect(await stateOf(page)).toMatchObject({ status: 'disposed', n: 7 });
    // Its buttons are still there.
    await page.getByRole('button', { name: 'Step forward' }).click();
    await page.getByRole('button', { name: 'To end' }).click();
    expect(await stateOf(page)).toMatchObject({ status: 'disposed', n: 7, error: null });
  });
}

test('says at a field what it is for, beside it, at any text size', async ({ page, host }) => {
  await page.goto(host.page('a.html', `<div style="height: 500px"></div>${embed('at="8"')}`));
  await page.locator('frame-by-frame').scrollIntoViewIfNeeded();
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'ready' });
  const field = page.locator('fbf-stage [data-card] [data-field="co_consts"]').first();
  const tip = page.locator('fbf-stage').getByRole('tooltip');
  const isBeside = async () => {
    await page.mouse.move(0, 0);
    await field.hover();
    await expect(tip).toBeVisible({ timeout: 500 });
    const [place, box] = [await field.boundingBox(), await tip.boundingBox()];
    if (place === null || box === null) throw new Error('neither field nor tip has a box');
    const apart = Math.max(box.y - (place.y + place.height), place.y - (box.y + box.height));
    expect(Math.abs(apart - 6)).toBeLessThan(4);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
  };
  await expect(isBeside).toPass();
  await page.getByRole('group', { name: /step by step/ }).press(']');
  await expect.poll(() => page.locator('fbf-player').evaluate(({ style }) => style.zoom)).not.toBe('');
  await expect(isBeside).toPass();
});

test('axe-core finds nothing, light and dark, narrow and wide, with two on a page', async ({ page, host }) => {
  await page.setViewportSize({ width: 1000, height: 2600 });
  const html = `${embed('at="8"')}<div style="width: 360px; background: #1c1c1c">${embed('at="8"')}</div>
    <div style="width: 640px">${embed('at="9" controls="compact" panels="source frames"')}</div>`;
  await page.goto(host.page('a.html', html));
  for (const index of [0, 1, 2]) await expect.poll(() => stateOf(page, index)).toMatchObject({ status: 'ready' });
  expect(await findings(page)).toEqual([]);
});
