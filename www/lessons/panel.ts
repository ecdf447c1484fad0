// The lesson beside the narration: what is said at this moment, or asked before the next. Loaded with the first lesson.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isChord } from '../panels/chord';
import { showWithin } from '../panels/scroll';
import { isTyping } from '../player/keys';
import { base } from '../styles/base';
import { controls } from '../styles/controls';
import { icons } from '../styles/icons';
import type { Course } from './course';
import type { Block, Choice, Piece, Question, Stop } from './types';

export { Course } from './course';

/** The keys of the choices. */
const letters = 'abcdef';

/** Fires `course` when the reader has answered, `go` with a moment to go to, `play` to go on, and `leave`. */
export class LessonPanel extends LitElement {
  static override properties = {
    course: { attribute: false },
    moment: { attribute: false },
  };
  declare course: Course | null;
  declare moment: number;

  constructor() {
    super();
    this.course = null;
    this.moment = 0;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--card);
      }
      header {
        display: flex;
        align-items: center;
        gap: 2px;
        flex: none;
        padding: 4px 6px 0 16px;
      }
      h2 {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: 600 var(--t-name) / 1.3 var(--serif);
      }
      header .quiet {
        flex: 1 0 auto;
        padding: 0 6px 0 8px;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      header .icon {
        flex: none;
        width: 32px;
        height: 32px;
      }
      header .button {
        flex: none;
        height: 28px;
        margin-right: 6px;
        font-weight: 600;
      }
      .scrolls {
        flex: 1;
        min-height: 0;
        padding: 0 16px 10px;
        font: 15px / 1.5 var(--sans);
      }
      .past {
        color: var(--ink-2);
      }
      :is(p, ul, pre) + :is(p, ul, pre, .choices),
      .choices + *,
      .why + * {
        margin-top: 6px;
      }
      p {
        max-width: 74ch;
        text-wrap: pretty;
      }
      ul {
        margin: 0;
        padding-left: 20px;
      }
      code {
        font-size: 0.92em;
        overflow-wrap: anywhere;
      }
      pre {
        overflow-x: auto;
        font: var(--t-code) / 1.5 var(--mono);
      }
      .ask {
        font-weight: 600;
      }
      .ask code {
        font-weight: 700;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
      .choice {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: 32px;
        padding: 3px 12px 3px 6px;
        border: 1.25px solid var(--edge);
        border-radius: 6px;
        line-height: 1.35;
        text-align: left;
      }
      .choice:hover {
        background: var(--band);
      }
      .choice[data-verdict='right'] {
        border: 2px solid var(--lex);
        background: var(--lex-t);
      }
      .choice[data-verdict='wrong'] {
        border: 2px dashed var(--bad);
        background: var(--bad-t);
      }
      kbd {
        flex: none;
        min-width: 22px;
        padding: 0 6px;
        border: 1.25px solid var(--edge);
        border-bottom-width: 2.5px;
        border-radius: 4px;
        background: var(--paper);
        color: var(--ink);
        font: var(--t-code) / 19px var(--mono);
        text-align: center;
      }
      .verdict {
        font-weight: 700;
      }
      .verdict.right {
        color: var(--lex);
      }
      .verdict.wrong {
        color: var(--bad);
      }
      .end {
        font-weight: 600;
      }
      @media (pointer: coarse) {
        .choice {
          min-height: 40px;
        }
        header :is(.icon, .button) {
          min-width: 40px;
          height: 40px;
        }
      }
    `,
  ];

  /** Leads the reader to the question that has to be answered first. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.choice')?.focus();
  }

  /** Does what a key is for, if it is for the lesson: a letter chooses, `n` goes to the next note. */
  takesKey(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0];
    const isTyped = target instanceof Element && isTyping(target);
    if (this.course === null || event.defaultPrevented || isChord(event) || isTyped) return false;
    if (event.key === 'n') {
      this.#next();
      return true;
    }
    const choice = letters.indexOf(event.key);
    const choices = this.course.at(this.moment)?.question?.choices ?? [];
    if (choice < 0 || choice >= choices.length) return false;
    this.#choose(choice);
    return true;
  }

  /** What is new is to be seen: a note from its beginning, and the reason of an answer. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('moment')) this.renderRoot.querySelector('.scrolls')?.scrollTo(0, 0);
    showWithin(this.renderRoot.querySelector('.scrolls'), this.renderRoot.querySelector('.why'));
  }

  protected override render() {
    const { course, moment } = this;
    if (course === null) return nothing;
    const { lesson, stops } = course;
    const passed = stops.filter((stop) => stop <= moment).length;
    const atLast = course.next(moment) === null;
    return html`
      <header>
        <h2>${lesson.title}</h2>
        <span class="quiet">${passed} of ${stops.length}</span>
        ${moment < lesson.length ? this.#goOn(course.isOpen(moment), atLast) : nothing}
        ${this.#icon('Previous note', '', icons.back, moment === 0, () => this.#go(course.previous(moment)))}
        ${this.#icon('Next note', ' (n)', icons.step, atLast, () => this.#next())}
        ${this.#icon('Leave the lesson', '', icons.close, false, () => this.#tell('leave', null))}
      </header>
      <div class="scrolls" role="group" aria-label="Lesson" tabindex="0" aria-live="polite">${this.#content(course, moment)}</div>
    `;
  }

  /** Plays to the next stop, which for a question that is not answered is this one. */
  #goOn(isOpen: boolean, atLast: boolean) {
    const press = () => (isOpen ? this.focus() : this.#tell('play', null));
    return html`<button class="button line" aria-disabled=${isOpen ? 'true' : nothing} @click=${press}>${atLast ? 'To the end' : 'Go on'}</button>`;
  }

  #icon(name: string, key: string, icon: TemplateResult, disabled: boolean, act: () => void) {
    const press = () => {
      if (!disabled) act();
    };
    return html`<button class="icon" aria-label=${name} title="${name}${key}" aria-disabled=${disabled ? 'true' : nothing} @click=${press}>${icon}</button>`;
  }

  #content(course: Course, moment: number) {
    const stop = course.at(moment);
    const intro = moment === 0 ? course.lesson.intro.map((block) => blockTemplate(block)) : nothing;
    if (stop === undefined && moment > 0) return [this.#past(course, moment), this.#end(course, moment)];
    return [
      intro,
      stop?.note.map((block) => blockTemplate(block)) ?? nothing,
      stop?.question ? this.#question(stop, stop.question) : nothing,
      this.#end(course, moment),
    ];
  }

  /** Between two stops: what was said last, so that a step does not take it away. */
  #past(course: Course, moment: number) {
    const last = course.before(moment);
    if (last === undefined)
      return html`<div class="past">${course.lesson.intro.map((block) => blockTemplate(block))}</div>`;
    if (course.isOpen(last.moment)) {
      return html`<p>There is a question at step ${last.moment} that you have not answered.
        <button class="button line" @click=${() => this.#go(last.moment)}>Go back to it</button></p>`;
    }
    const answer = last.question?.choices.find(({ right }) => right)?.why ?? [];
    return html`<div class="past">${(answer.length > 0 ? answer : last.note).map((block) => blockTemplate(block))}</div>`;
  }

  #question({ moment }: Stop, { ask, choices }: Question) {
    const chosen = this.course?.chosen(moment) ?? [];
    const latest = chosen.at(-1);
    const why = latest === undefined ? undefined : choices[latest];
    return html`
      <div class="ask" id="ask">${ask.map((block) => blockTemplate(block))}</div>
      <div class="choices" role="group" aria-labelledby="ask">
        ${choices.map((choice, index) => this.#choice(choice, index, chosen.includes(index)))}
      </div>
      ${why === undefined ? nothing : whyTemplate(why)}
    `;
  }

  #choice({ text, right }: Choice, index: number, isChosen: boolean) {
    const verdict = isChosen ? (right ? 'right' : 'wrong') : nothing;
    return html`<button class="choice" data-verdict=${verdict} aria-pressed=${isChosen} @click=${() => this.#choose(index)}>
      <kbd>${letters[index]}</kbd><span>${text.map(pieceTemplate)}</span>
    </button>`;
  }

  #end(course: Course, moment: number) {
    if (course.isOpen(moment) || course.next(moment) !== null) return nothing;
    const { right, of } = course.score;
    return html`<p class="end">That is the end of the lesson: ${right} of ${of} right at once.</p>`;
  }

  #choose(index: number): void {
    const course = this.course?.choose(this.moment, index);
    if (course !== undefined && course !== this.course) this.#tell('course', course);
  }

  #next(): void {
    const { course, moment } = this;
    if (course === null) return;
    const next = course.next(moment);
    if (course.isOpen(moment)) this.focus();
    else if (next !== null) this.#go(next);
  }

  #go(moment: number): void {
    this.#tell('go', moment);
  }

  #tell<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(type, { detail }));
  }
}

function whyTemplate({ right, why }: Choice) {
  const verdict = html`<span class="verdict ${right ? 'right' : 'wrong'}">${right ? 'Right.' : 'No.'}</span> `;
  return html`<div class="why">${why.map((block, index) => (index === 0 ? blockTemplate(block, verdict) : blockTemplate(block)))}</div>`;
}

/** A part of a text; everything in it is text, and nothing of it is HTML. */
function blockTemplate(block: Block, first: unknown = nothing): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${first}${block.pieces.map(pieceTemplate)}</p>`;
    case 'list':
      return html`${first}<ul>${block.items.map((item) => html`<li>${item.map(pieceTemplate)}</li>`)}</ul>`;
    case 'code':
      return html`${first}<pre>${block.text}</pre>`;
  }
}

function pieceTemplate({ text, style }: Piece) {
  switch (style) {
    case 'plain':
      return text;
    case 'code':
      return html`<code>${text}</code>`;
    case 'emphasis':
      return html`<em>${text}</em>`;
    case 'strong':
      return html`<strong>${text}</strong>`;
  }
}

customElements.define('fbf-lesson', LessonPanel);

declare global {
  interface HTMLElementTagNameMap {
    'fbf-lesson': LessonPanel;
  }
}
