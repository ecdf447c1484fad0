// What somebody might try by way of a program, a lesson, an address, a name, a message or an attribute: to run script, to
// leave the element's box, or to read the page around it. None of it may do anything but be shown as text.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { addProgram, embed, expect, type Host, stateOf, loudTest as test } from './host';

/** What a page tries to do that is attacked with success. */
const markup = [
  '<script>hacked()</script>',
  '<img src=x onerror=hacked()>',
  '<svg onload=hacked()>',
  '"><img src=x onerror=hacked()>',
  "'><body onload=hacked()>",
  '</code></pre></frame-by-frame><img src=x onerror=hacked()>',
  '</textarea></title></style></template><script>hacked()</script>',
  '<iframe srcdoc="<script>parent.hacked()</script>"></iframe>',
  '<a href="javascript:hacked()">click</a>',
  '<slot name=x></slot><style>* { display: none !important }</style>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would make of it is the question
  '${hacked()} {{hacked()}} <!--?lit$000$-->',
  '&lt;img src=x onerror=hacked()&gt; &#60;script&#62;hacked()&#60;/script&#62;',
];
const strange = [
  '\u202e)(dekcah\u2066 \u2028hacked()\u2029',
  '\u0000\u001b[31m\u0007\u009b',
  `__proto__${'A'.repeat(20_000)}`,
];

interface Attempt {
  name: string;
  /** The page with the attempt in it. */
  page(host: Host): string;
  /** Whether it is to end with a player, or with a sentence. */
  ends?: 'ready' | 'failed';
}

function programs(): Attempt[] {
  const quoted = (text: string) => JSON.stringify(text).replace(/\\u00([0-9a-f]{2})/g, '\\x$1');
  const all = [...markup, ...strange.slice(1)];
  return [
    ...all.map((text) => ({
      name: `prints ${text.slice(0, 40)}`,
      page: (host: Host) => host.page('a.html', embed('at="end"', `# coding: utf-8\nprint ${quoted(text)}\n`)),
    })),
    ...markup.slice(0, 6).map((text) => ({
      name: `raises ${text}`,
      page: (host: Host) =>
        host.page('a.html', embed('at="end"', `x = {${quoted(text)}: 1}\nraise ValueError(${quoted(text)})\n`)),
    })),
    ...markup.slice(0, 4).map((text) => ({
      name: `has a class and a function called ${text}`,
      page: (host: Host) => {
        const made = `C = type(${quoted(text)}, (object,), {${quoted(text)}: 2})\ndef f(): return C()\nf.__name__ = ${quoted(text)}\nprint f(), f\n`;
        return host.page('a.html', embed('at="end"', made));
      },
    })),
    ...markup.slice(0, 4).map((text) => ({
      name: `says in its source ${text}`,
      page: (host: Host) => host.page('a.html', embed('at="end"', `# ${text}\ns = '''\n${text}\n'''\n`)),
    })),
    ...[
      'import js',
      'import ctypes',
      "__import__('os').system('touch /tmp/hacked')",
      "open('/etc/passwd').read()",
      "eval('document.cookie')",
      "import urllib; urllib.urlopen('https://evil.example/')",
    ].map((text) => ({
      name: `runs ${text}`,
      page: (host: Host) => host.page('a.html', embed('at="end"', `${text}\n`)),
    })),
  ];
}

function files(): Attempt[] {
  const lesson = JSON.parse(readFileSync('www/lessons/call/lesson.json', 'utf8'));
  const piece = (text: string) => [{ text, style: 'strong' }];
  const hostile = (text: string) => ({
    ...lesson,
    title: text,
    summary: text,
    intro: [
      { type: 'paragraph', pieces: piece(text) },
      { type: 'code', text },
      { type: 'list', items: [piece(text)] },
    ],
  });
  const lessonPage = (found: unknown) => (host: Host) => {
    host.file('l.json', JSON.stringify(found), 'application/json');
    return host.page('a.html', '<frame-by-frame src="l.json"></frame-by-frame>');
  };
  return [
    ...markup.slice(0, 5).map((text) => ({ name: `a lesson that says ${text}`, page: lessonPage(hostile(text)) })),
    ...(
      [
        ['of another version', { ...lesson, version: 2 }],
        ['with a number for its title', { ...lesson, title: 7 }],
        ['with markup for its pieces', { ...lesson, intro: [{ type: 'html', html: markup[1] }] }],
        [
          'with a style of its own',
          { ...lesson, intro: [{ type: 'paragraph', pieces: [{ text: 'x', style: 'script' }] }] },
        ],
        ['with strings for its stops', { ...lesson, stops: 'hacked()' }],
        ['that is a list', [lesson]],
      ] as const
    ).map(([name, found]) => ({ name: `a lesson ${name}`, page: lessonPage(found), ends: 'failed' as const })),
    ...markup.slice(0, 4).map((text) => ({
      name: `a file called ${text}`,
      page: (host: Host) =>
        host.page(
          'a.html',
          `<frame-by-frame><pre data-name='${text.replaceAll("'", '&#39;')}'>${addProgram}</pre></frame-by-frame>`,
        ),
    })),
    {
      name: 'a .pyc that is none',
      page: (host) => {
        host.file(
          'x.pyc',
          Buffer.from([0x03, 0xf3, 0x0d, 0x0a, 0, 0, 0, 0, 0x63, 0xff, 0xff, 0xff, 0x7f]),
          'text/html',
        );
        return host.page('a.html', '<frame-by-frame src="x.pyc"></frame-by-frame>');
      },
      ends: 'failed',
    },
    {
      name: 'a page in place of a program',
      page: (host) => {
        host.file('x.py', `<!doctype html>${markup.join('\n')}`, 'text/html');
        return host.page('a.html', '<frame-by-frame src="x.py"></frame-by-frame>');
      },
      ends: 'failed',
    },
  ];
}

function addresses(): Attempt[] {
  const frame = (host: Host, rest: string) => host.site(`embed.html${rest}`);
  return [
    ...['javascript:hacked()', 'JaVaScRiPt:hacked()//.py', 'vbscript:hacked()', 'java\nscript:hacked()'].map((src) => ({
      name: `src="${src.replace('\n', '\\n')}"`,
      page: (host: Host) => host.page('a.html', embed(`src="${src}"`)),
    })),
    {
      name: 'src="data:text/html"',
      page: (host) => host.page('a.html', embed(`src="data:text/html,${encodeURIComponent(markup[0] ?? '')}"`)),
      ends: 'failed',
    },
    ...markup.slice(0, 5).map((text) => ({
      name: `attributes that say ${text}`,
      page: (host: Host) => {
        const value = text.replaceAll('"', '&quot;');
        const all = ['at', 'until', 'grain', 'speed', 'panels', 'controls', 'theme', 'loading'];
        return host.page('a.html', embed(all.map((name) => `${name}="${value}"`).join(' ')));
      },
    })),
    ...markup.slice(0, 3).map((text) => ({
      name: `the iframe page with a query that says ${text}`,
      page: (host: Host) =>
        frame(
          host,
          `?src=${encodeURIComponent(`javascript:${text}`)}&at=${encodeURIComponent(text)}&onload=hacked()&style=position:fixed`,
        ),
      ends: 'failed' as const,
    })),
    ...['#v1.AAAA', `#v1.${'A'.repeat(4_000)}`, '#v1.%3Cscript%3E', '#<img src=x onerror=hacked()>'].map((hash) => ({
      name: `the iframe page with the hash ${hash.slice(0, 24)}`,
      page: (host: Host) => frame(host, hash),
      ends: 'failed' as const,
    })),
  ];
}

/** Makes a success be known, and forbids nothing: what keeps script from running must be the element itself. */
async function watch(page: Page): Promise<() => Promise<void>> {
  const foreign: string[] = [];
  const dialogs: string[] = [];
  page.on('request', (request) => {
    if (/evil|passwd|\/x$/.test(request.url())) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    Reflect.set(window, 'hacks', 0);
    Reflect.set(window, 'hacked', () => Reflect.set(window, 'hacks', Reflect.get(window, 'hacks') + 1));
  });
  return async () => {
    const found = await page.evaluate(() => {
      const wrong: string[] = [];
      const look = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          if (
            element.matches(
              'script:not(head script), iframe, object, embed, img, link:not(head link), base, form, [href^="javascript" i], style',
            )
          ) {
            if (element.closest('head') === null) wrong.push(element.outerHTML.slice(0, 80));
          }
          for (const { name } of element.attributes)
            if (name.startsWith('on')) wrong.push(`${element.localName} ${name}`);
          if (element.shadowRoot !== null) look(element.shadowRoot);
        }
      };
      look(document);
      if (document.querySelectorAll('frame-by-frame').length !== 1) wrong.push('the element is not alone');
      if (
        !getComputedStyle(document.querySelector('frame-by-frame') ?? document.body).contain.match(
          /paint|content|strict/,
        )
      )
        wrong.push('not contained');
      return { wrong, hacks: Reflect.get(window, 'hacks') as number };
    });
    expect(found).toEqual({ wrong: [], hacks: 0 });
    expect({ foreign, dialogs }).toEqual({ foreign: [], dialogs: [] });
  };
}

const attempts = [...programs(), ...files(), ...addresses()];

test('there are enough attempts, each by its own name', () => {
  expect(new Set(attempts.map(({ name }) => name)).size).toBe(attempts.length);
  expect(attempts.length).toBeGreaterThanOrEqual(40);
});

/** Some at a time share a test: a page is opened for each all the same. */
const share = 8;
for (let first = 0; first < attempts.length; first += share) {
  const some = attempts.slice(first, first + share);
  test(`attempts ${first + 1} to ${first + some.length} do nothing`, async ({ page, host }) => {
    test.setTimeout(180_000);
    const check = await watch(page);
    for (const attempt of some) {
      await test.step(attempt.name, async () => {
        // A hash alone would open no page anew.
        await page.goto('about:blank');
        await page.goto(attempt.page(host));
        await expect
          .poll(async () => (await stateOf(page)).status, { timeout: 30_000, message: attempt.name })
          .toBe(attempt.ends ?? 'ready');
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        await check();
      });
    }
  });
}

test('no message to the iframe page does anything, and a page that it does not know can size no frame', async ({
  page,
  host,
}) => {
  await watch(page);
  const liar = host.page(
    'liar.html',
    '<script>for (const height of [1500, "9", 1e9]) parent.postMessage({ type: "fbf-height", version: 1, height }, "*");</script>',
  );
  const site = host.site('embed.html?src=');
  await page.goto(
    host.page(
      'a.html',
      `<script type="module" src="${host.site('iframe.js')}"></script>
      <iframe id="ours" title="ours" width="600" height="200" src="${site}${encodeURIComponent(host.file('add.py', addProgram, 'text/plain'))}"></iframe>
      <iframe id="liar" title="liar" height="300" src="${liar}"></iframe>`,
    ),
  );
  const height = (id: string) => page.locator(`#${id}`).getAttribute('height');
  await expect.poll(() => height('ours'), { timeout: 30_000 }).not.toBe('200');
  await page.evaluate(() => {
    const ours = document.querySelector<HTMLIFrameElement>('#ours')?.contentWindow;
    for (const message of [
      'hacked()',
      { type: 'fbf-height', version: 1, height: 5 },
      { do: 'step' },
      { src: 'javascript:hacked()' },
    ]) {
      ours?.postMessage(message, '*');
      // From the page itself, which is no frame.
      window.postMessage(message, '*');
    }
  });
  const frame = page.frameLocator('#ours');
  await frame.getByRole('button', { name: 'Step forward' }).click();
  await expect(frame.locator('fbf-transport .number')).toContainText(/1\s+of 15/);
  expect(await height('liar')).toBe('300');
  expect(Number(await height('ours'))).toBeGreaterThan(300);
  await page.evaluate(() => document.body.append(document.createElement('frame-by-frame')));
  expect(await page.evaluate(() => Reflect.get(window, 'hacks'))).toBe(0);
});

test('a program sees nothing of the page around it', async ({ page, host }) => {
  const check = await watch(page);
  const program = 'for name in sorted(globals()) + sorted(dir(__builtins__)):\n    print name\n';
  await page.goto(host.page('a.html', embed('at="end" until="100000"', program)));
  await expect.poll(async () => (await stateOf(page)).status, { timeout: 30_000 }).toBe('ready');
  const output = String((await stateOf(page)).output);
  for (const word of ['window', 'document', 'fetch', 'js', 'self', 'postMessage']) {
    expect(output.split('\n')).not.toContain(word);
  }
  expect(output).toContain('__name__');
  await check();
});
