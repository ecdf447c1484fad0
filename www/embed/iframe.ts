// For pages that show the player in an iframe: each frame gets the height that the page in it tells. A page may do without
// this script: then its frames have the height that is written there.

import { heightIn, heightQuestion } from './height';

/** The page whose messages count. */
const player = new URL('embed.html', import.meta.url);

addEventListener('message', ({ source, origin, data }) => {
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (frame === undefined || source === null || !isPlayer(frame) || origin !== originOf(frame)) return;
  const height = heightIn(data);
  if (height !== null) frame.height = String(height);
});

// Frames that were there first have told their height already.
for (const frame of document.querySelectorAll('iframe')) {
  if (isPlayer(frame)) frame.contentWindow?.postMessage(heightQuestion, '*');
}

/** Whether a frame shows the player. */
function isPlayer(frame: HTMLIFrameElement): boolean {
  return frame.src === player.href || ['?', '#'].some((mark) => frame.src.startsWith(player.href + mark));
}

/** From where its messages come: a sandboxed frame has no origin of its own. */
function originOf(frame: HTMLIFrameElement): string {
  return frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin') ? 'null' : player.origin;
}
