import { LitElement } from 'lit';

/** A part of the player. */
export abstract class Panel extends LitElement {
  /** What a part waits for before it is drawn for the first time; null: nothing. */
  static turn: (() => Promise<void>) | null = null;

  protected override scheduleUpdate() {
    if (this.hasUpdated || Panel.turn === null) return super.scheduleUpdate();
    return Panel.turn().then(() => super.scheduleUpdate());
  }
}
