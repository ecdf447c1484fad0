// <fbf-editor>: the program's source, to be changed. It stands where the source panel stands and looks like it; what is
// written is compiled as it is written.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { EditorSelection, EditorState, type StateEffect } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { html, nothing, type PropertyValues } from 'lit';
import type { SyntaxProblem } from '../engine/types';
import { CodePanel } from '../panels/code-panel';
import { type SourceLine, SourceText } from '../panels/source/lines';
import { type EditPlace, sourceStyles } from '../panels/source/source';
import { type Draft, isSameText } from '../player/store';
import { controls } from '../styles/controls';
import { marks, setMarks } from './marks';
import { placeOf, reportOf } from './problem';
import { python } from './python';
import { editorStyles } from './styles';

/** Milliseconds without a keystroke after which the text is compiled. */
const pause = 250;

export class EditorPanel extends CodePanel {
  static override properties = { draft: { attribute: false }, place: { attribute: false } };
  /** What does not compile; null while the program on the page is what stands here. */
  declare draft: Draft | null;
  /** Where to begin. */
  declare place: EditPlace;
  /** Compiles a text; false when it does not compile. */
  declare compile: (text: string) => Promise<boolean>;

  #view: EditorView | null = null;
  #text = new SourceText('');
  #size = '';
  /** The end of the last line, which stays out of the editor: there is no empty line below the program. */
  #end = '';
  #problem: SyntaxProblem | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether what was compiled last compiles; null before anything was. */
  #compiled: Promise<boolean> | null = null;

  constructor() {
    super();
    this.draft = null;
    this.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented) this.#leave();
    });
  }

  static override styles = [CodePanel.styles, controls, sourceStyles, editorStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#view?.destroy();
    this.#view = null;
  }

  override focus(): void {
    this.#view?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('program')) this.#text = new SourceText(this.program?.source ?? '');
    // The letters keep the size that they have when the editor opens.
    this.#size ||= this.#text.size;
  }

  protected override render() {
    return html`
      <div class="head">
        <h2 class="title">${this.draft?.name ?? this.program?.filename}</h2>
        <button class="button" title="Back to the program (Escape)" @click=${() => this.#leave()}>Done</button>
      </div>
      <div class="text ${this.#size}"></div>
      <p class="note" role="status">${this.#remark()}</p>
    `;
  }

  #remark() {
    const { draft, program } = this;
    if (draft === null) return nothing;
    const { line } = draft.problem;
    return html`<span class="unseen">${reportOf(draft.problem)}${line === null ? '' : `, line ${line}`}. </span>${
      program === null ? 'It runs once it compiles.' : 'The steps are still those of the last version that compiled.'
    }`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override updated(): void {
    this.#view ??= this.#open();
    this.light();
  }

  protected override light(): void {
    const { draft, pointed } = this;
    const view = this.#view;
    if (view === null) return;
    const problem = draft !== null && this.#shows(draft.text) ? draft.problem : null;
    const lines = this.#lines();
    const warnings = lines.length > 0 ? (this.program?.warnings ?? []) : [];
    const effects: StateEffect<unknown>[] = [setMarks.of({ lines, pointed, problem, warnings })];
    // What is said about a problem takes room: the reader still sees where they write, and a line or two below it.
    if (problem !== this.#problem && view.hasFocus)
      effects.push(EditorView.scrollIntoView(view.state.selection.main, { yMargin: 50 }));
    this.#problem = problem;
    view.dispatch({ effects });
  }

  /** The lines as the moment marks them; none while the text is not that of the program. */
  #lines(): SourceLine[] {
    const { program, snapshot } = this;
    if (program === null || snapshot === null || !this.#shows(program.source)) return [];
    return this.#text.at(program, snapshot);
  }

  #shows(text: string | null): boolean {
    return isSameText(this.#written, text);
  }

  get #written(): string {
    return this.#view === null ? '' : this.#view.state.doc.toString() + this.#end;
  }

  /** While the text is the program's, its lines are lines of the program. */
  protected override lineAt(event: Event): number | null {
    const view = this.#view;
    if (view === null || !this.#shows(this.program?.source ?? null)) return null;
    if (!(event instanceof PointerEvent)) return lineOfCursor(view.state);
    const line = event.composedPath().find((node) => node instanceof HTMLElement && node.matches('.cm-line'));
    return line instanceof HTMLElement ? view.state.doc.lineAt(view.posAtDOM(line)).number : null;
  }

  #open(): EditorView | null {
    const parent = this.renderRoot.querySelector('.text');
    if (parent === null || !(this.renderRoot instanceof ShadowRoot)) return null;
    const view = new EditorView({ parent, root: this.renderRoot, state: this.#begin() });
    view.scrollDOM.scrollTop = this.place.top;
    view.focus();
    if (this.place.typed !== '') this.#later();
    return view;
  }

  /** The text, with the cursor where the reader pointed, and after what was typed there already. */
  #begin(): EditorState {
    const { line, typed } = this.place;
    const text = this.draft?.text ?? this.program?.source ?? '';
    const doc = text.replace(/(\r\n?|\n)$/, '');
    this.#end = doc === text ? '' : '\n';
    const state = EditorState.create({ doc, extensions: this.#extensions() });
    const wrong = this.draft === null ? null : placeOf(this.draft.problem, state.doc);
    const number = line ?? wrong?.line ?? this.snapshot?.moment.next?.line ?? 1;
    const { to } = state.doc.line(Math.max(1, Math.min(number, state.doc.lines)));
    return state.update({
      changes: { from: to, insert: typed },
      selection: EditorSelection.cursor(to + typed.length),
    }).state;
  }

  #extensions() {
    return [
      python,
      marks,
      lineNumbers(),
      history(),
      keymap.of([
        { key: 'Escape', run: () => this.#leave() },
        { key: 'Mod-Enter', run: () => this.#run() },
        { key: 'Tab', run: indentMore, shift: indentLess },
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      EditorView.updateListener.of(({ docChanged, focusChanged, selectionSet, view }) => {
        if (docChanged) this.#later();
        if (focusChanged && !view.hasFocus) void this.#now();
        if (selectionSet) this.point(this.#shows(this.program?.source ?? null) ? lineOfCursor(view.state) : null);
      }),
      EditorView.contentAttributes.of({
        'aria-label': 'Source. Tab indents, Escape leaves the editor.',
      }),
    ];
  }

  /** Compiles what is written, once nothing more is written for a while. */
  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#now(), pause);
  }

  /** Compiles what has been written since the last time; false when what is written does not compile. */
  async #now(): Promise<boolean> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#compiled = this.compile(this.#written);
    }
    return this.#compiled ?? this.draft === null;
  }

  #leave(): true {
    void this.#now();
    this.dispatchEvent(new CustomEvent('fbf-leave'));
    return true;
  }

  /** Back to the program, if it compiles; to what is wrong, if not. */
  #run(): true {
    void this.#now().then((compiles) => (compiles ? this.#leave() : this.#showProblem()));
    return true;
  }

  #showProblem(): void {
    const view = this.#view;
    const place = view === null || this.draft === null ? null : placeOf(this.draft.problem, view.state.doc);
    if (view === null || place === null) return;
    const { from, to } = view.state.doc.line(place.line);
    const at = place.column === null ? to : Math.min(from + place.column, to);
    view.dispatch({ selection: EditorSelection.cursor(at), scrollIntoView: true });
  }
}

function lineOfCursor({ doc, selection }: EditorState): number {
  return doc.lineAt(selection.main.head).number;
}

customElements.define('fbf-editor', EditorPanel);
