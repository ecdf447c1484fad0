// An engine for tests of the store.

import { EngineError } from '../engine/failure';
import type { Grain } from '../engine/grain';
import type { Answer } from '../engine/protocol';
import type { ProgramFile } from '../engine/session';
import type { Found, Move, Snapshot, Timeline } from '../engine/types';
import type { StoreRunner } from '../player/store';
import { addLength, addProblem, addProgram, addSnapshot, addTimeline } from './add-run';

/** An engine that plays the recorded run. */
export class FakeRunner implements StoreRunner {
  failure: EngineError | null = null;
  seeks: number[] = [];
  surveys: number[] = [];
  compiled: string[] = [];
  answers: Answer[] = [];
  timeline: Timeline = addTimeline();

  async open(opened: ProgramFile) {
    this.mayFail();
    const { name } = opened;
    if ('text' in opened) {
      this.compiled.push(opened.text.toString());
      if (!opened.text.toString().endsWith('\n')) throw new EngineError('refused', 'It is wrong.', addProblem);
      return { ...addProgram, filename: name, source: opened.text.toString() };
    }
    if (name !== 'test.pyc') throw new EngineError('refused', `${name} is no .pyc.`);
    return addProgram;
  }

  async stop(): Promise<void> {}

  async survey(until: number) {
    this.mayFail();
    this.surveys.push(until);
    return this.timeline;
  }

  /** The program asks in moments 6 and 8, and then no more. */
  async answer(answer: Answer) {
    this.mayFail();
    this.answers.splice(answer.index, 10, answer);
    const answers = [6, 8].slice(0, this.answers.length);
    const waiting = answers.length < 2;
    this.timeline = { ...addTimeline(waiting ? 8 : addLength), waiting, answers };
    return this.timeline;
  }

  async seek(n: number): Promise<Snapshot> {
    this.mayFail();
    this.seeks.push(n);
    const asks = this.timeline.waiting && n === this.timeline.length;
    if (asks) return { ...addSnapshot(n), moment: { ...addSnapshot(n).moment, status: { type: 'waiting' } } };
    return addSnapshot(n);
  }

  async find(grain: Grain, from: number, direction: 1 | -1) {
    this.mayFail();
    const stops = grain === 'line' ? [0, 3, 7, addLength] : [0, 7, 11, addLength];
    const found = direction === 1 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from);
    return found ?? from;
  }

  /** Where the last move led; a breakpoint is met at moment 5. */
  moves: Move[] = [];

  async move(move: Move, from: number): Promise<Found> {
    this.mayFail();
    this.moves.push(move);
    const n = move.goal.type === 'breakpoint' ? 5 : 9;
    const isThere = move.back ? n < from : n > from;
    return isThere ? { what: 'moment', n } : { what: 'end', n: move.back ? 0 : addLength };
  }

  private mayFail(): void {
    if (this.failure !== null) throw this.failure;
  }
}
