// What the page for an iframe tells the page around it: how high it is, whenever that changes and when it is asked. Nothing
// else is said, in neither direction.

/** `event.data` of the message. */
export interface HeightMessage {
  readonly type: 'fbf-height';
  readonly version: 1;
  /** In CSS pixels. */
  readonly height: number;
}

/** No player is lower or higher than this: a message cannot make a frame cover the page. */
const limits = { least: 80, most: 1_600 };

export function heightMessage(height: number): HeightMessage {
  return { type: 'fbf-height', version: 1, height: Math.ceil(height) };
}

/** The message of a page that has begun to listen, and may have missed the height. */
export const heightQuestion = { type: 'fbf-height?', version: 1 } as const;

export function isHeightQuestion(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { type, version } = data as Partial<Record<keyof HeightMessage, unknown>>;
  return type === heightQuestion.type && version === heightQuestion.version;
}

/** The height that a message tells, within limits; null for any other message. */
export function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, version, height } = data as Partial<Record<keyof HeightMessage, unknown>>;
  if (type !== 'fbf-height' || version !== 1 || typeof height !== 'number' || !Number.isFinite(height)) return null;
  return Math.min(Math.max(Math.ceil(height), limits.least), limits.most);
}
