// Python 2 in the editor: what is set apart, and how the next line is indented.

import { indentUnit, StreamLanguage, type StreamParser, syntaxHighlighting } from '@codemirror/language';
import { mkPython } from '@codemirror/legacy-modes/mode/python';
import { EditorState, type Extension } from '@codemirror/state';
import { tagHighlighter, tags } from '@lezer/highlight';
import { keywords } from '../panels/source/tokens';

declare module '@codemirror/legacy-modes/mode/python' {
  // It is there, but not in the package's types.
  export function mkPython(settings: { version: number }): StreamParser<unknown>;
}

const mode = mkPython({ version: 2 });

/** Keywords and comments look as in the source panel, which knows what is a keyword; all else is plain there. */
const language = StreamLanguage.define({
  ...mode,
  token(stream, state) {
    const style = mode.token(stream, state);
    if (style === 'comment' || style === 'string') return style;
    return keywords.has(stream.current()) ? 'keyword' : null;
  },
});

const looks = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: tags.comment, class: 'comment' },
]);

export const python: Extension = [
  language,
  syntaxHighlighting(looks),
  indentUnit.of('    '),
  // Python's own: a tab leads to the next column that is a multiple of eight.
  EditorState.tabSize.of(8),
];
