// Which key does what while the focus is in the player. The slider's arrow keys step too, by the chosen grain.

import { isChord } from '../panels/chord';
import type { Command } from './transport';

/** A letter goes forward, and with Shift back. */
function both(letter: string, goal: Extract<Command, { do: 'go' }>['goal']): Record<string, Command> {
  return { [letter]: { do: 'go', goal, back: false }, [letter.toUpperCase()]: { do: 'go', goal, back: true } };
}

const commands: Record<string, Command> = {
  ArrowLeft: { do: 'back' },
  ArrowRight: { do: 'step' },
  Home: { do: 'toStart' },
  End: { do: 'toEnd' },
  ' ': { do: 'toggle' },
  PageUp: { do: 'back' },
  PageDown: { do: 'step' },
  '1': { do: 'grain', grain: 'instruction' },
  '2': { do: 'grain', grain: 'line' },
  '3': { do: 'grain', grain: 'call' },
  '4': { do: 'grain', grain: 'cStep' },
  '+': { do: 'faster' },
  '-': { do: 'slower' },
  '\\': { do: 'alone' },
  g: { do: 'moves' },
  ...both('o', 'over'),
  ...both('u', 'out'),
  ...both('c', 'call'),
  ...both('a', 'again'),
  ...both('x', 'exception'),
  b: { do: 'toBreak', back: false },
  B: { do: 'toBreak', back: true },
  p: { do: 'present' },
  ']': { do: 'larger' },
  '[': { do: 'smaller' },
  z: { do: 'zoomIn' },
  Z: { do: 'zoomOut' },
  '0': { do: 'zoomFit' },
  '?': { do: 'help' },
};

/** The command of a key event; null when the key is for something else: the control that has the focus, or the browser. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || isChord(event)) return null;
  const command = commands[event.key];
  if (command === undefined || usesKey(event.composedPath()[0], event.key)) return null;
  return command;
}

/** Whether what is typed there is meant for the field. */
export function isTyping(target: Element): boolean {
  return target.matches(
    'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable=""], [contenteditable="true"]',
  );
}

function usedByChoice(key: string): boolean {
  return key === ' ' || key.startsWith('Arrow');
}

/** Whether the element with the focus has a use of its own for the key. */
function usesKey(target: EventTarget | undefined, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (isTyping(target)) return true;
  if (key.startsWith('Page') && target.matches('.scrolls, .scroll')) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'range' && usedByChoice(key);
  return key === ' ' && target.matches('button, a[href], summary, [role="button"]');
}
