// What few readers need comes in chunks of its own, when somebody asks for it.

import type { LitElement } from 'lit';
import type { Runner } from '../engine/runner';
import type { Stage } from '../panels/stage/stage';
import type { PlayerState } from './store';

/** The player: it has the parts, and says what could not be loaded. */
interface Player extends LitElement {
  fail(message: string): void;
}

/** Loads a part; null, and the reader is told, where it cannot be had. */
export async function late<Part>(player: Player, what: string, loading: Promise<Part>): Promise<Part | null> {
  return loading.catch(() => {
    player.fail(`${what} could not be loaded: check the connection and reload the page.`);
    return null;
  });
}

/** Loads a part that opens in front of the others, and opens it. */
export async function openPart(
  player: Player,
  what: string,
  name: 'fbf-view-menu' | 'fbf-moves',
  loading: Promise<unknown>,
): Promise<void> {
  const loaded = await late(player, what, loading);
  if (loaded !== null) player.renderRoot.querySelector(name)?.open();
}

/** Shows what an object is made of. */
export async function explain(
  player: Player,
  runner: Runner,
  { program, snapshot }: PlayerState,
  id: number,
): Promise<void> {
  if (program === null || snapshot === null) return;
  const parts = [import('../panels/call/fields'), runner.structs(), import('../panels/call/anatomy')] as const;
  const loaded = await late(player, 'The fields', Promise.all(parts));
  if (loaded === null) return;
  const [{ anatomyOf }, tables] = loaded;
  const anatomy = anatomyOf(tables.structs, program, snapshot, id);
  if (anatomy !== null) await player.renderRoot.querySelector('fbf-anatomy')?.open(anatomy, tables);
}

/** What says at each field what it is for. Without it the names have to do. */
export async function attachTips(stage: Stage | null, runner: Runner): Promise<void> {
  const loaded = await Promise.all([import('../extras/tips'), runner.structs()]).catch(() => null);
  if (loaded !== null && stage !== null) loaded[0].attachTips(stage, loaded[1]);
}
