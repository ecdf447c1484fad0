// The script of a saved file: the player, with the machine that stands in the file. Nothing is fetched.

import { Engine } from '../engine/client';
import type { Supply } from '../engine/desk';
import type { Runner } from '../engine/runner';
import { Runs } from '../engine/runs';
import { SharedMachine } from '../engine/shared';
import { FrameByFrame } from '../player/player';
import { read, unpacked } from './content';
// Looks at the file before anything changes in it.
import './source-itself';

const machine = new SharedMachine(supply);

class SavedPlayer extends FrameByFrame {
  protected override startRunner(): Runner {
    return new Runs(async () => new Engine(() => machine.connect()));
  }
}

/** What the machine is made of. */
async function supply(): Promise<Supply> {
  try {
    const names = textOf('names') === '' ? new Uint8Array() : await unpacked(textOf('names'));
    return { wasm: await WebAssembly.compile(await unpacked(textOf('machine'))), names };
  } catch (error) {
    return { wasm: error instanceof Error ? error.message : String(error), names: new Uint8Array() };
  }
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

function show(): void {
  const player = new SavedPlayer();
  document.querySelector('main')?.append(player);
  addButtons(player);
  // Here the player has the keys also while nothing, or a button of the header, has the focus.
  document.addEventListener('keydown', (event) => {
    if (event.target !== player) player.handleKey(event);
  });
  void player.restore(read(textOf('saved')));
}

function addButtons(player: SavedPlayer): void {
  const [present, theme] = ['present', 'theme'].map((id) => document.getElementById(id));
  present?.addEventListener('click', () => player.obey({ do: 'present' }));
  let isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  theme?.setAttribute('aria-pressed', String(isDark));
  theme?.addEventListener('click', () => {
    isDark = !isDark;
    player.theme = isDark ? 'dark' : 'light';
    document.documentElement.dataset.theme = player.theme;
    theme.setAttribute('aria-pressed', String(isDark));
  });
  player.addEventListener('fbf-look', ({ detail }) => {
    document.documentElement.dataset.contrast = detail.contrast;
  });
  for (const button of [present, theme]) button?.removeAttribute('hidden');
}

customElements.define('frame-by-frame', SavedPlayer);
show();
