// The text of a saved file for who reads it without a script, or on paper: the program, and a lesson with its questions.

import type { Block, Lesson, Piece, Question } from '../lessons/types';

/** A file of the program. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

type Content = (Node | string)[];

/** As elements. What stands in the files and the lesson becomes text, and never markup. */
export function readable(files: readonly TextFile[], lesson: Lesson | null): Content {
  const intro = lesson?.intro.map(block) ?? [];
  const listings = files.flatMap(({ name, text }) => [element('h2', name), element('pre', text)]);
  const stops = lesson?.stops.flatMap(({ moment, note, question }) => [
    element('h2', `Step ${moment}`),
    ...note.map(block),
    ...(question === null ? [] : asked(question)),
  ]);
  return [...intro, ...listings, ...(stops ?? [])];
}

function element(name: string, ...content: Content): HTMLElement {
  const made = document.createElement(name);
  // No HTML can hold a NUL, so it is shown by its picture.
  made.append(...content.map((one) => (typeof one === 'string' ? one.replaceAll('\0', '\u2400') : one)));
  return made;
}

function asked({ ask, choices }: Question): Content {
  const list = element('ol', ...choices.map(({ text }) => item(text)));
  list.setAttribute('type', 'a');
  return [...ask.map(block), list];
}

function block(one: Block): HTMLElement {
  switch (one.type) {
    case 'paragraph':
      return element('p', ...one.pieces.map(piece));
    case 'list':
      return element('ul', ...one.items.map(item));
    case 'code':
      return element('pre', one.text);
  }
}

function item(pieces: readonly Piece[]): HTMLElement {
  return element('li', ...pieces.map(piece));
}

function piece({ text, style }: Piece): Node | string {
  const name = { plain: null, code: 'code', emphasis: 'em', strong: 'strong' }[style];
  return name === null ? text : element(name, text);
}
