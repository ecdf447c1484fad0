// What is marked in the editor: where the program is, the line that is pointed at, and what CPython says is wrong or
// looks wrong.

import { type EditorState, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  lineNumberMarkers,
  WidgetType,
} from '@codemirror/view';
import { html, render } from 'lit';
import type { SyntaxProblem, SyntaxWarning } from '../engine/types';
import type { SourceLine } from '../panels/source/lines';
import { roleMark } from '../panels/source/source';
import type { Role } from '../panels/whereabouts';
import { icons } from '../styles/icons';
import { placeOf, reportOf } from './problem';

export interface Marks {
  /** The lines of the program as it stands at the moment; none while the text is another. */
  readonly lines: readonly SourceLine[];
  readonly pointed: number | null;
  readonly problem: SyntaxProblem | null;
  readonly warnings: readonly SyntaxWarning[];
}

interface Drawn {
  readonly text: DecorationSet;
  readonly numbers: RangeSet<GutterMarker>;
}

/** Replaces all marks. */
export const setMarks = StateEffect.define<Marks>();

/** The marks. When the text changes they stay with their lines until there are others. */
export const marks = StateField.define<Drawn>({
  create: () => ({ text: Decoration.none, numbers: RangeSet.empty }),
  update(drawn, transaction) {
    const change = transaction.effects.find((effect) => effect.is(setMarks));
    if (change !== undefined) return draw(change.value, transaction.state);
    if (!transaction.docChanged) return drawn;
    return { text: drawn.text.map(transaction.changes), numbers: drawn.numbers.map(transaction.changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ text }) => text),
    lineNumberMarkers.from(field, ({ numbers }) => numbers),
  ],
});

function draw({ lines, pointed, problem, warnings }: Marks, { doc }: EditorState): Drawn {
  const place = problem === null ? null : placeOf(problem, doc);
  const marked = new Map<number, LineMark>();
  for (const { number, roles } of lines) {
    const here = number === pointed;
    if ((roles.size > 0 || here) && number <= doc.lines) marked.set(number, { roles, pointed: here, wrong: false });
  }
  if (place !== null) marked.set(place.line, { roles: new Set(), pointed: false, wrong: true });
  const text = [
    ...[...marked].map(([line, mark]) => lineClass(doc, line, classOf(mark))),
    ...sites(lines, doc),
    ...(problem !== null && place !== null ? [said(doc, place.line, new Report(reportOf(problem), place.column))] : []),
    ...warnings
      .filter(({ line }) => line <= doc.lines)
      .map(({ line, message }) => said(doc, line, new Report(`SyntaxWarning: ${message}`, null, 'warning'))),
  ];
  const numbers = [...marked].map(([line, mark]) => new NumberMarker(line, mark).range(doc.line(line).from));
  return { text: Decoration.set(text, true), numbers: RangeSet.of(numbers, true) };
}

/** What is said of a line beside its number. */
interface LineMark {
  readonly roles: ReadonlySet<Role>;
  readonly pointed: boolean;
  readonly wrong: boolean;
}

function classOf({ roles, pointed, wrong }: LineMark): string {
  return [...roles, ...(pointed ? ['pointed'] : []), ...(wrong ? ['wrong'] : [])].join(' ');
}

function lineClass(doc: Text, line: number, name: string) {
  return Decoration.line({ class: name }).range(doc.line(line).from);
}

/** The calls that wait or come next. */
function sites(lines: readonly SourceLine[], doc: Text) {
  return lines.flatMap(({ number, pieces }) => {
    let at = number <= doc.lines ? doc.line(number).from : doc.length;
    return pieces.flatMap(({ text, site }) => {
      const from = at;
      at += text.length;
      return site ? [Decoration.mark({ class: 'site' }).range(from, at)] : [];
    });
  });
}

function said(doc: Text, line: number, widget: Report) {
  return Decoration.widget({ widget, block: true, side: 1 }).range(doc.line(line).to);
}

/** A line's number with the mark of what happens there. */
class NumberMarker extends GutterMarker {
  override readonly elementClass: string;

  constructor(
    private readonly line: number,
    private readonly mark: LineMark,
  ) {
    super();
    this.elementClass = classOf(mark);
  }

  override eq({ line, elementClass }: NumberMarker): boolean {
    return line === this.line && elementClass === this.elementClass;
  }

  override toDOM(): HTMLElement {
    const number = document.createElement('span');
    const { roles, wrong } = this.mark;
    render(html`${wrong ? html`<span class="mark">${icons.failed}</span>` : roleMark(roles)}${this.line}`, number);
    return number;
  }
}

/** What CPython says, under the line, with its caret. */
class Report extends WidgetType {
  constructor(
    private readonly words: string,
    private readonly column: number | null,
    private readonly kind = '',
  ) {
    super();
  }

  override eq({ words, column, kind }: Report): boolean {
    return words === this.words && column === this.column && kind === this.kind;
  }

  override toDOM(): HTMLElement {
    const report = document.createElement('div');
    report.className = `report ${this.kind}`;
    if (this.column !== null) {
      const caret = report.appendChild(document.createElement('div'));
      caret.className = 'caret';
      caret.textContent = `${' '.repeat(this.column)}^`;
    }
    const words = report.appendChild(document.createElement('p'));
    words.textContent = this.words;
    return report;
  }
}
