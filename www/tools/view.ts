// What a reader changes in how things are shown: the size of the text, of the picture, and presenting to a class.
// Loaded when it is first asked for.

import type { FrameByFrame } from '../player/player';

/** What can be asked for. */
export type ViewCommand = 'larger' | 'smaller' | 'zoomIn' | 'zoomOut' | 'zoomFit' | 'present';

/** Sizes of the text and of all panels with it; 1 is the usual one. */
const textSizes = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];
/** What presenting makes of the usual size: less on a small screen, where source and stage should still stand side by side. */
const presented = { small: 1.15, large: 1.3 };
const largeWidth = 1250;

/** Scales of the stage alone. */
const scales = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

export function changeView(player: FrameByFrame, command: ViewCommand): void {
  const { stage } = player;
  switch (command) {
    case 'larger':
    case 'smaller':
      player.textSize = next(textSizes, player.textSize, command === 'larger' ? 1 : -1);
      break;
    case 'zoomIn':
    case 'zoomOut':
      if (stage !== null) stage.scale = next(scales, stage.scale, command === 'zoomIn' ? 1 : -1);
      break;
    case 'zoomFit':
      if (stage !== null) stage.scale = 1;
      break;
    case 'present':
      if (player.presenting) endPresenting(player);
      else present(player);
  }
}

/** The next of some sizes up or down; the same at the ends. */
function next(sizes: readonly number[], size: number, by: 1 | -1): number {
  const found = by === 1 ? sizes.find((one) => one > size) : sizes.findLast((one) => one < size);
  return found ?? size;
}

/** Larger, and on the whole screen where the browser allows that; Escape ends it in any case. */
function present(player: FrameByFrame): void {
  const before = player.textSize;
  player.presenting = true;
  if (before === 1) player.textSize = screen.width < largeWidth ? presented.small : presented.large;
  const during = player.textSize;
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => {
    if (player.presenting) endPresenting(player);
    if (player.textSize === during) player.textSize = before;
    ending.abort();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) end();
  };
  player.addEventListener('fbf-presented', end, { signal });
  document.addEventListener('keydown', onKey, { signal });
  const left = () => {
    if (document.fullscreenElement === null) end();
  };
  document.addEventListener('fullscreenchange', left, { signal });
  player.requestFullscreen?.().catch(() => {});
}

function endPresenting(player: FrameByFrame): void {
  player.presenting = false;
  player.dispatchEvent(new Event('fbf-presented'));
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => {});
}
