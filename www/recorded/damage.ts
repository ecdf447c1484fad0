/** A recording that cannot be read, and why: one sentence. */
export class Damage extends Error {
  override name = 'Damage';
}

/** That something in a recording is not as it must be. */
export function damaged(what: string): Damage {
  return new Damage(`This recorded run is damaged: ${what}. Get it anew.`);
}
