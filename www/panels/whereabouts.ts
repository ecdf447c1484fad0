// Where the program is: the places in source and bytecode that a moment points at.

import { instructionAt } from '../engine/grain';
import type { Frame, ListedInstruction, Moment, Program, Snapshot, Value } from '../engine/types';

/**
 * Why a place is marked:
 * - `next`: the instruction there runs next.
 * - `ran`: it has just run.
 * - `waits`: the frame called from there and waits for the call's end.
 */
export type Role = 'next' | 'ran' | 'waits';

export interface Spot {
  readonly role: Role;
  /** Index into `Program.listings`; null for code that is not the program's own. */
  readonly listing: number | null;
  readonly offset: number;
  readonly line: number;
}

/** The places that a moment points at, the most important first. */
export function spots({ moment, step }: Snapshot): Spot[] {
  const found: Spot[] = [];
  if (moment.next !== null) found.push({ role: 'next', ...moment.next });
  for (const { listing, lasti, line } of waitingFrames(moment)) {
    found.push({ role: 'waits', listing, offset: lasti, line });
  }
  if (step !== null) found.push({ role: 'ran', ...step });
  return found;
}

/** The Python frames in progress, newest first. */
export function frames({ stack }: Moment): Frame[] {
  return stack.filter((activation) => activation.type === 'frame');
}

/** Frames that wait for a call's end: all but the newest, which runs, or in which the run has ended; unless it calls a builtin that waits. */
export function waitingFrames(moment: Moment): Frame[] {
  return frames(moment)
    .slice(moment.status.type === 'waiting' ? 0 : 1)
    .filter(({ lasti }) => lasti >= 0);
}

/** Whether the run is not over. */
export function isGoingOn({ status }: Moment): boolean {
  return status.type === 'running' || status.type === 'waiting';
}

/** The frame that runs next; null at the end of the run. */
export function runningFrame(moment: Moment): Frame | null {
  return frames(moment).find(({ id }) => id === moment.next?.frame) ?? null;
}

/** The listing that the next instruction is about to enter; null where it calls nothing of the program's own. */
export function calledNext(program: Program, moment: Moment): number | null {
  const frame = runningFrame(moment);
  const instruction = moment.next === null ? undefined : instructionAt(program, moment.next);
  if (frame === null || instruction === undefined || !instruction.op.startsWith('CALL_FUNCTION')) return null;
  const callee = frame.stack[frame.stack.length - 1 - argumentSlots(instruction)];
  const called = objectOf(moment, callee);
  const code = objectOf(moment, called?.fields.find(({ name }) => name === 'func_code')?.value);
  return code?.listing ?? null;
}

/** How many slots lie above the callable: positionals, keyword pairs, `*args`, `**kwargs`. */
function argumentSlots({ op, arg }: ListedInstruction): number {
  const positionals = (arg ?? 0) & 0xff;
  const keywords = ((arg ?? 0) >> 8) & 0xff;
  return positionals + 2 * keywords + (op.includes('_VAR') ? 1 : 0) + (op.includes('_KW') ? 1 : 0);
}

function objectOf(moment: Moment, value: Value | undefined) {
  return value?.type === 'ref' ? moment.objects.find(({ id }) => id === value.to) : undefined;
}

/** An instruction as `dis` prints it, without its offset: `LOAD_CONST 1 (2)`. */
export function instructionText({ op, arg, meaning }: Pick<ListedInstruction, 'op' | 'arg' | 'meaning'>): string {
  return [op, arg, meaning === null ? null : `(${shortMeaning(meaning)})`].filter((part) => part !== null).join(' ');
}

/** What `dis` says of an operand, without a code object's address and file: `<code add>`. */
export function shortMeaning(meaning: string): string {
  return meaning.replace(/^<code object (\S+) at .*>$/, '<code $1>');
}
