// The lessons that the page offers. Each is a file, which is fetched when it is chosen.

import index from '../lessons/index.json';
import type { Lesson, LessonEntry } from '../lessons/types';

/** Their addresses by path. */
const files = import.meta.glob<string>('../lessons/*/lesson.json', { query: '?url', import: 'default', eager: true });

/** What an address says before the name of a lesson; also the value of its entry in the list. */
export const lessonPrefix = 'lesson:';

/** All lessons, in the order in which they build on each other. */
export const lessons: readonly LessonEntry[] = index;

/** The address's hash for a moment of a lesson; null for a lesson that the page does not offer. */
export function lessonHash(name: string, n: number): string | null {
  return lessons.some((lesson) => lesson.name === name) ? `#${lessonPrefix}${name}@${n}` : null;
}

/** The lesson and the moment that such a hash names, without its `#`; without a moment it is the beginning. */
export function lessonIn(address: string): { name: string; n: number } {
  const [name = '', n] = address.slice(lessonPrefix.length).split('@');
  return { name, n: Math.max(0, Number.parseInt(n ?? '0', 10) || 0) };
}

/** Fetches a lesson. Rejects with one sentence when there is none of this name, or the host does not give it. */
export async function fetchLesson(name: string): Promise<Lesson> {
  const address = Object.hasOwn(files, `../lessons/${name}/lesson.json`)
    ? files[`../lessons/${name}/lesson.json`]
    : undefined;
  if (address === undefined) throw new Error(`There is no lesson '${name}': choose one from the list.`);
  const response = await fetch(address).catch(() => null);
  if (!response?.ok)
    throw new Error(`The lesson '${name}' could not be loaded: check the connection and choose it again.`);
  return (await response.json()) as Lesson;
}
