// What an author copies into an article to show a program in it, in four kinds. Text only; no DOM here.

import type { PlayedMoment } from '../player/view';

/** A text to copy, for authors. */
export interface Snippet {
  readonly kind: 'element' | 'iframe' | 'link' | 'svg';
  readonly title: string;
  /** What it needs of the page that it is put into. */
  readonly needs: string;
  readonly text: string;
}

/** Of what the snippets are made. */
export interface Sources {
  readonly moment: PlayedMoment;
  /** Where the site is, with a slash at the end. */
  readonly site: string;
  /** The moment as the hash of an address; null where it is too long for one. */
  readonly hash: string | null;
  /** The picture of the moment. */
  readonly svg: string;
  /** What its last step did. */
  readonly sentence: string;
}

/** All snippets that there can be of a moment. */
export function snippetsOf(sources: Sources): Snippet[] {
  const { svg, moment } = sources;
  return [
    {
      kind: 'element',
      title: 'Element',
      needs: `For pages that may have scripts. Without scripts, readers see the program.${typed(moment)}`,
      text: elementText(sources),
    },
    ...addressed(sources),
    { kind: 'svg', title: 'Picture', needs: 'This moment, for pages where nothing may move.', text: svg },
  ];
}

function addressed({ hash, site, moment, sentence }: Sources): Snippet[] {
  if (hash === null) return [];
  const link = site + hash;
  return [
    {
      kind: 'iframe',
      title: 'iframe',
      needs: `For pages that allow frames only. The script gives the frame its height; it works without.${typed(moment)}`,
      text: `<iframe src="${attribute(`${site}embed.html${hash}`)}" title="${attribute(titleOf(moment))}" width="100%" height="620" loading="lazy" sandbox="allow-scripts"></iframe>
<script type="module" src="${attribute(`${site}iframe.js`)}"></script>`,
    },
    {
      kind: 'link',
      title: 'Link',
      needs: 'For everything else: it opens this page at this moment.',
      text: `<a href="${attribute(link)}">${content(`${titleOf(moment)}: ${sentence}`)}</a>`,
    },
  ];
}

/** What was typed for the program stays here. */
function typed({ answers }: PlayedMoment): string {
  return answers.length === 0 ? '' : ' It begins at the beginning: readers type what the program asks for.';
}

function elementText({ moment, site }: Sources): string {
  const { file, n, view, answers } = moment;
  const at = answers.length === 0 ? ` at="${n}"` : '';
  const grain = view === null || view.grain === 'instruction' ? '' : ` grain="${grainWord(view.grain)}"`;
  const lines = new Set((view?.breakpoints ?? []).filter((place) => place.file === file.name).map(({ line }) => line));
  const files = [
    `<pre data-name="${attribute(file.name)}"><code>${marked(file.text, lines)}</code></pre>`,
    ...file.others.map(({ name, text }) => `<pre data-name="${attribute(name)}"><code>${content(text)}</code></pre>`),
  ];
  return `<script type="module" src="${attribute(`${site}framebyframe.js`)}"></script>
<frame-by-frame${at}${grain}>
${files.join('\n')}
</frame-by-frame>`;
}

/** The text, with the lines marked at which a play stops. */
function marked(text: string, lines: ReadonlySet<number>): string {
  const rows = text.replace(/\r\n?/g, '\n').split('\n');
  return rows.map((row, index) => (lines.has(index + 1) ? `<mark>${content(row)}</mark>` : content(row))).join('\n');
}

function grainWord(grain: string): string {
  return grain === 'cStep' ? 'c-step' : grain;
}

function titleOf({ file, n }: PlayedMoment): string {
  return `${file.name}, step ${n}`;
}

function content(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;');
}
