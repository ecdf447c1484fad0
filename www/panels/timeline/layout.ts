// Where the bars of the flame chart go: x is the moment, y the depth.

import type { CallSpan, TimelinePart } from '../../engine/types';

/** A call as a rectangle, in CSS pixels from the chart's lower left corner upwards. */
export interface Bar {
  readonly call: CallSpan;
  readonly left: number;
  readonly right: number;
  /** Height of its lower edge above the chart's base. */
  readonly bottom: number;
  readonly height: number;
}

const rowHeight = 24;
const gap = 2;
/** How far a bar reaches over the chart's edge, so that its own edge is not seen there. */
const overhang = 4;
/** A row this low still shows that there is one. */
const lowestRow = 3;

/** How many calls lie inside one another, at most. */
export function depthOf({ depths }: TimelinePart): number {
  return depths.reduce((deepest, depth) => Math.max(deepest, depth), 1);
}

/**
 * The height of the rows' area for a run that is so deep: full rows, then rows that just hold a name, then any. Where
 * there is little room (`compact`), never more than two full ones.
 */
export function chartHeight(depth: number, compact = false): number {
  if (compact) return 2 * (rowHeight + gap);
  if (depth <= 3) return Math.max(depth, 2) * (rowHeight + gap);
  return depth <= 5 ? 80 : 72;
}

/** The bars that can be seen in rows for a run that is so deep: of those that fall on the same pixels, one. */
export function layoutBars(part: TimelinePart, depth: number, width: number, height: number): Bar[] {
  const { calls, from, to } = part;
  const pitch = pitchOf(depth, height);
  const x = (moment: number) => (to === from ? width : ((moment - from) / (to - from)) * width);
  const drawnTo = new Map<number, number>();
  const bars: Bar[] = [];
  for (const call of calls) {
    // A bar that begins or ends far outside is cut off: its name is to be seen.
    const left = Math.max(x(call.from), -overhang);
    const right = Math.min(Math.max(x(call.to ?? to), left + 1), width + overhang);
    const bottom = call.depth * pitch;
    if (bottom >= height || right <= (drawnTo.get(call.depth) ?? -1) || right < 0 || left > width) continue;
    drawnTo.set(call.depth, Math.ceil(right));
    bars.push({ call, left, right, bottom, height: Math.max(pitch - gap, lowestRow - 1) });
  }
  return bars;
}

function pitchOf(depth: number, height: number): number {
  return Math.min(rowHeight + gap, Math.max(lowestRow, height / depth));
}

/** How deep the part goes, column by column: what is there of calls that are too short for a bar. Heights above the base. */
export function outline(part: TimelinePart, depth: number, width: number, height: number): Omit<Bar, 'call'>[] {
  const pitch = pitchOf(depth, height);
  const column = width / Math.max(part.depths.length, 1);
  const steps: Omit<Bar, 'call'>[] = [];
  for (const [index, deepest] of part.depths.entries()) {
    const top = Math.min(deepest * pitch - gap, height);
    const last = steps.at(-1);
    const right = (index + 1) * column;
    if (last?.height === top) steps[steps.length - 1] = { ...last, right };
    else steps.push({ left: index * column, right, bottom: 0, height: top });
  }
  return steps;
}

/** The moments that get a number on the axis: round ones, not too many. */
export function ticks({ from, to }: { from: number; to: number }, width: number, room: number): number[] {
  const least = to === from ? 1 : (room / width) * (to - from);
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((one) => one >= least) ?? magnitude * 10;
  const found: number[] = [];
  for (let moment = Math.ceil(from / step) * step; moment <= to; moment += step) found.push(moment);
  return found;
}
