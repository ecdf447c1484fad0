// The page for an iframe (embed.html): the element, with what the address asks for, and word of its height to the page around.
// All that it hears is the question for that height.

import '../page/trusted';
import './framebyframe';
import { momentOf } from '../page/link';
import type { PlayedMoment } from '../player/view';
import { heightMessage, isHeightQuestion } from './height';
import { attributeNames } from './settings';

/** The element that an address asks for: its query has attributes, its hash a program as links have it. */
function elementFor(query: URLSearchParams, moment: PlayedMoment | null): HTMLElement {
  const element = document.createElement('frame-by-frame');
  element.setAttribute('loading', 'eager');
  if (moment !== null) {
    // What was typed for the program does not go along: where it was given a line, it begins at its beginning.
    if (moment.answers.length === 0) element.setAttribute('at', String(moment.n));
    element.setAttribute('grain', moment.view?.grain === 'cStep' ? 'c-step' : (moment.view?.grain ?? 'instruction'));
    element.append(...filesOf(moment).map(({ name, text }) => preOf(name, text)));
  }
  for (const name of attributeNames) {
    const value = query.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  return element;
}

function filesOf({ file }: PlayedMoment): { name: string; text: string }[] {
  return [file, ...file.others];
}

function preOf(name: string, text: string): HTMLPreElement {
  const pre = document.createElement('pre');
  pre.dataset.name = name;
  pre.textContent = text;
  return pre;
}

/** Whoever shows this page may know how high it is. */
function tellHeight(): void {
  const element = document.querySelector('frame-by-frame');
  if (parent === window || element === null) return;
  parent.postMessage(heightMessage(element.getBoundingClientRect().height), '*');
}

const sizes = new ResizeObserver(tellHeight);
let shows = 0;

async function show(): Promise<void> {
  shows += 1;
  const now = shows;
  let trouble: string | null = null;
  const moment = await momentOf(location.hash).catch((error: unknown) => {
    trouble = error instanceof Error ? error.message : String(error);
    return null;
  });
  if (now !== shows) return;
  const element = elementFor(new URLSearchParams(location.search), moment);
  if (trouble !== null) element.append(Object.assign(document.createElement('p'), { textContent: trouble }));
  document.querySelector('frame-by-frame')?.remove();
  document.querySelector('main')?.append(element);
  sizes.disconnect();
  sizes.observe(element);
}

addEventListener('message', ({ source, data }) => {
  if (source === parent && isHeightQuestion(data)) tellHeight();
});
addEventListener('hashchange', () => void show());
void show();
