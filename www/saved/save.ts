// "Save as one HTML file": what is on the page, with all that plays it, in a file that opens without a network.

import type { ProgramFile } from '../engine/session';
import { download } from '../page/download';
import type { FrameByFrame } from '../player/player';
import type { PlayedContent } from '../player/view';
import { written } from './content';
import { readable, type TextFile } from './readable';
import { emptyPage, packedMachine, packedNames, sizes } from './source';

/** About how many bytes the file will have. */
export function expectedSize(player: FrameByFrame): number {
  const content = player.getContent();
  return sizes.page + (content !== null && needsMachine(content.file) ? sizes.machine : 0);
}

/** Gives the reader what is on the page as a file; null while there is nothing. Rejects with one sentence. */
export async function saveFile(player: FrameByFrame): Promise<File | null> {
  const content = player.getContent();
  if (content === null) return null;
  const file = new File([await pageOf(content, player.texts)], nameOf(content), { type: 'text/html' });
  download(file, file.name);
  return file;
}

/** A size in words. */
export function inWords(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * The page, filled: each part by an element that the browser writes out, so that nothing of the program becomes markup. The
 * page itself stays a text, which it may not be made of on pages with trusted types.
 */
async function pageOf(content: PlayedContent, files: readonly TextFile[]): Promise<string> {
  const { file, lesson } = content;
  const [page, machine, names] = await Promise.all([
    emptyPage(),
    needsMachine(file) ? packedMachine() : '',
    files.some(namesCharacters) ? packedNames() : '',
  ]);
  const title = lesson?.title ?? file.name;
  const markup = (name: string, ...nodes: (Node | string)[]) => {
    const element = document.createElement(name);
    element.append(...nodes);
    return element.outerHTML;
  };
  // None of these has a `<` of its own: what is written has none, and the packed files are base64.
  const data = { saved: written(content), machine, names };
  let filled = replaced(page, /<title>[^<]*<\/title>/, markup('title', title));
  filled = replaced(filled, /<h1>[^<]*<\/h1>/, markup('h1', title));
  filled = replaced(filled, /<article>.*?<\/article>/s, markup('article', ...readable(files, lesson)));
  for (const [id, text] of Object.entries(data)) {
    filled = replaced(filled, new RegExp(`(?<= id="${id}">)[^<]*(?=</script>)`), text);
  }
  return filled;
}

/** The page with the first piece that is like this replaced; it has one. */
function replaced(page: string, piece: RegExp, by: string): string {
  if (!piece.test(page))
    throw new Error('What a saved file is made of is damaged: load the page anew and try it again.');
  return page.replace(piece, () => by);
}

function nameOf({ file, lesson }: PlayedContent): string {
  const name = lesson?.name ?? file.name.replace(/\.\w+$/, '');
  return `${name.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '') || 'program'}.html`;
}

/** A recorded run is played without the machine. */
function needsMachine(file: ProgramFile): boolean {
  return !('recording' in file);
}

/** Whether the program may have characters by name, `u"\N{BULLET}"`. */
function namesCharacters({ text }: TextFile): boolean {
  return text.includes('\\N{');
}
