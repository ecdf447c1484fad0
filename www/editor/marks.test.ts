import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../panels/source/lines';
import { addProblem, addProgram, addSnapshot, addSource } from '../testing/add-run';
import { type Marks, marks, setMarks } from './marks';

const none: Marks = { lines: [], pointed: null, problem: null, warnings: [] };
const at = (n: number) => new SourceText(addSource).at(addProgram, addSnapshot(n));

function marked(shown: Partial<Marks>, doc = addSource): EditorState {
  const state = EditorState.create({ doc, extensions: marks });
  return state.update({ effects: setMarks.of({ ...none, ...shown }) }).state;
}

/** What is marked in the text, in order: `line 4: next` for a line, `"add(1,2)": site` for a piece, `after 4` for a message. */
function drawn(state: EditorState): string[] {
  const { doc } = state;
  const found: string[] = [];
  state.field(marks).text.between(0, doc.length, (from, to, { spec }) => {
    const line = doc.lineAt(from).number;
    if (spec.widget !== undefined) found.push(`after ${line}`);
    else found.push(from === to ? `line ${line}: ${spec.class}` : `"${doc.sliceString(from, to)}": ${spec.class}`);
  });
  return found;
}

describe('the marks of the editor', () => {
  it('are none at first', () => {
    expect(drawn(marked({}))).toEqual([]);
  });

  it('say where the program is, as the source panel does', () => {
    expect(drawn(marked({ lines: at(6) }))).toEqual(['line 4: next ran', '"add(1,2)": site']);
    expect(drawn(marked({ lines: at(9) }))).toEqual(['line 2: next ran', 'line 4: waits', '"add(1,2)": site']);
  });

  it('say what is pointed at, while the text is the program’s', () => {
    expect(drawn(marked({ lines: at(0), pointed: 2 }))).toEqual(['line 1: next', 'line 2: pointed']);
    expect(drawn(marked({ pointed: 2 }))).toEqual([]);
  });

  it('put a message under the line that is wrong', () => {
    expect(drawn(marked({ problem: addProblem }))).toEqual(['line 4: wrong', 'after 4']);
    expect(drawn(marked({ problem: { ...addProblem, line: 40 } }, 'x = ('))).toEqual(['line 1: wrong', 'after 1']);
    expect(drawn(marked({ problem: { ...addProblem, line: null } }))).toEqual([]);
  });

  it('put warnings under their lines', () => {
    const warnings = [
      { message: 'assertion is always true, perhaps remove parentheses?', line: 2 },
      { message: 'of a line that is not there', line: 9 },
    ];
    expect(drawn(marked({ lines: at(0), warnings }))).toEqual(['line 1: next', 'after 2']);
  });

  it('stay with their lines while the text changes, and go when there are others', () => {
    const longer = marked({ lines: at(6) }).update({ changes: { from: 0, insert: '# a call\n' } }).state;
    expect(drawn(longer)).toEqual(['line 5: next ran', '"add(1,2)": site']);
    expect(drawn(longer.update({ effects: setMarks.of(none) }).state)).toEqual([]);
  });

  it('are none of lines that the text does not have', () => {
    expect(drawn(marked({ lines: at(6), pointed: 3 }, 'x'))).toEqual([]);
  });
});
