import { describe, expect, it } from 'vitest';
import type { PlayedMoment } from '../player/view';
import { snippetsOf } from './snippets';

const moment: PlayedMoment = {
  file: { name: 'a"b.py', text: 'if 1 < 2 & 3:\n    print "</pre><script>alert(1)</script>"\n', others: [] },
  answers: [],
  n: 8,
  view: { grain: 'cStep', hidden: [], pane: 'frames', breakpoints: [{ file: 'a"b.py', line: 2 }] },
};
const sources = { moment, site: 'https://example.org/fbf/', svg: '<svg/>', sentence: '1 < 2' };

describe('snippetsOf', () => {
  it('has four kinds', () => {
    const snippets = snippetsOf({ ...sources, hash: '#v1.abc' });
    expect(snippets.map(({ kind }) => kind)).toEqual(['element', 'iframe', 'link', 'svg']);
  });

  it('writes the program as text, whatever stands in it', () => {
    const [element] = snippetsOf({ ...sources, hash: null });
    expect(element?.text).toBe(`<script type="module" src="https://example.org/fbf/framebyframe.js"></script>
<frame-by-frame at="8" grain="c-step">
<pre data-name="a&quot;b.py"><code>if 1 &lt; 2 &amp; 3:
<mark>    print "&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;"</mark>
</code></pre>
</frame-by-frame>`);
  });

  it('begins at the beginning where the program was given lines, and says so', () => {
    const asked = { ...moment, answers: ['Ann'] };
    const [element, frame] = snippetsOf({ ...sources, moment: asked, hash: '#v1.abc' });
    expect(element?.text).toContain('<frame-by-frame grain="c-step">');
    for (const snippet of [element, frame]) expect(snippet?.needs).toContain('begins at the beginning');
  });

  it('has no frame and no link of a program that is too long for an address', () => {
    expect(snippetsOf({ ...sources, hash: null }).map(({ kind }) => kind)).toEqual(['element', 'svg']);
  });

  it('gives frame and link the moment', () => {
    const texts = snippetsOf({ ...sources, hash: '#v1.abc' }).map(({ text }) => text);
    expect(texts[1]).toContain('src="https://example.org/fbf/embed.html#v1.abc"');
    expect(texts[1]).toContain('title="a&quot;b.py, step 8"');
    expect(texts[2]).toBe('<a href="https://example.org/fbf/#v1.abc">a"b.py, step 8: 1 &lt; 2</a>');
  });
});
