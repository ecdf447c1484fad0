// Which part of the run the chart shows, while the reader looks closer.

/** From one moment to a later one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Looking closer than at so many moments shows nothing more. */
const fewest = 12;

/** The part that is so many times as long, with the moment `at` where it is on the chart; null for the whole run. */
export function zoomed({ from, to }: Span, times: number, at: number, length: number): Span | null {
  const width = Math.max(Math.round((to - from) * times), fewest);
  if (width >= length) return null;
  const share = (at - from) / Math.max(to - from, 1);
  return placed(at - share * width, width, length);
}

/** The part so many moments farther on, as far as the run goes. */
export function moved({ from, to }: Span, by: number, length: number): Span {
  return placed(from + by, to - from, length);
}

/** The part, moved so that a moment is in it: by no more than that takes, and a little, so that one sees where it leads. */
export function following(span: Span, moment: number, length: number): Span {
  const { from, to } = span;
  if (moment >= from && moment <= to) return span;
  const margin = (to - from) / 8;
  return moved(span, moment < from ? moment - margin - from : moment + margin - to, length);
}

function placed(from: number, width: number, length: number): Span {
  const start = Math.round(Math.min(Math.max(from, 0), Math.max(length - width, 0)));
  return { from: start, to: Math.min(start + width, length) };
}
