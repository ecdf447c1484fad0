// Whether a file from anywhere has the form of a lesson. Nothing of it is trusted before.

import type { Block, Choice, Lesson, Piece, Question, Stop } from '../lessons/types';

type Fields = Record<string, unknown>;

/** The version that is understood. */
const version = 1;
const styles: readonly unknown[] = ['plain', 'code', 'emphasis', 'strong'];

export function isLesson(found: unknown): found is Lesson {
  if (!isObject(found) || found.version !== version) return false;
  const texts = [found.name, found.title, found.subject, found.summary, found.filename, found.source];
  return texts.every(isText) && isNumber(found.length) && isList(found.intro, isBlock) && isList(found.stops, isStop);
}

function isStop(found: unknown): found is Stop {
  if (!isObject(found) || !isNumber(found.moment) || !isList(found.note, isBlock)) return false;
  return found.question === null || isQuestion(found.question);
}

function isQuestion(found: unknown): found is Question {
  return isObject(found) && isList(found.ask, isBlock) && isList(found.choices, isChoice);
}

function isChoice(found: unknown): found is Choice {
  if (!isObject(found) || typeof found.right !== 'boolean') return false;
  return isList(found.text, isPiece) && isList(found.why, isBlock);
}

function isBlock(found: unknown): found is Block {
  if (!isObject(found)) return false;
  if (found.type === 'paragraph') return isList(found.pieces, isPiece);
  if (found.type === 'list') return isList(found.items, (item) => isList(item, isPiece));
  return found.type === 'code' && isText(found.text);
}

function isPiece(found: unknown): found is Piece {
  return isObject(found) && isText(found.text) && styles.includes(found.style);
}

function isObject(found: unknown): found is Fields {
  return typeof found === 'object' && found !== null;
}

function isList(found: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(found) && found.every(isItem);
}

function isText(found: unknown): found is string {
  return typeof found === 'string';
}

function isNumber(found: unknown): found is number {
  return Number.isSafeInteger(found) && (found as number) >= 0;
}
