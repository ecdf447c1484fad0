// A scene as elements: the lanes and the cards in them.

import { html, nothing, type TemplateResult } from 'lit';
import type { Program } from '../../engine/types';
import { objectCard } from '../cards';
import { cCallCard } from '../cards/ccall';
import type { Draw } from '../cards/draw';
import { frameCard, freeListCard, zombieCard } from '../cards/frame';
import { glyph } from '../cards/glyph';
import { moreKey } from '../cards/keys';
import { isGoingOn } from '../whereabouts';
import { ALL_FRAMES, type CardItem, type FrameItem, gapAbove, type Lanes, type Scene, setsUpBlocks } from './scene';

/** Which part of the stage is shown where only one has room. */
export type Pane = 'all' | 'frames' | 'objects';

/** What the picture is told besides the scene. */
export type PictureOptions = {
  readonly program: Program | null;
  readonly lanes: Lanes;
  readonly pane: Pane;
  readonly draw: Draw;
  /** Asks for the card of an object (from a chip). */
  readonly open: (id: number) => void;
  /** Asks to show the objects that found no room, or no longer. */
  readonly showAll: () => void;
};

export function picture(scene: Scene, options: PictureOptions): TemplateResult {
  const { lanes, pane } = options;
  const frames = html`<section role="group" class="lane frames" aria-label="Frames">
    <h2>Frames <span class="q">one for each call, newest on top</span></h2>
    ${frameLane(scene, options)}
  </section>`;
  if (lanes === 'three') {
    return html`${frames}
      <section role="group" class="lane objects" aria-label="Functions and data">
        <h2>Functions and data</h2>
        <div class="channel"></div>${dataCards(scene, options)}<div class="grow"></div>${cards(scene.namespaces, options)}
      </section>
      <section role="group" class="lane codes" aria-label="Code">
        <h2>Code <span class="q">what to do</span></h2>
        ${cards(scene.codes, options)}<div class="grow"></div>${freeList(scene)}${cards(scene.moduleCode, options)}
      </section>`;
  }
  const objects = html`<section role="group" class="lane objects codes" aria-label="Code, functions and data">
    <h2>Code, functions <span class="q">and data</span></h2>
    ${cards(scene.codes, options)}${dataCards(scene, options)}${cards(scene.namespaces.slice(0, 1), options)}${freeList(scene)}${cards(scene.moduleCode, options)}${cards(scene.namespaces.slice(1), options)}
  </section>`;
  if (lanes === 'two' || pane === 'all') return html`${frames}${objects}`;
  return pane === 'frames' ? html`${frames}${chips(scene, options)}` : objects;
}

function frameLane(scene: Scene, options: PictureOptions): TemplateResult {
  const { moment, frames } = scene;
  if (frames.length === 0 && scene.waiting.length === 0) {
    const words = isGoingOn(moment) ? 'No frame yet.' : 'The run is over.';
    return html`<p class="nothing">${words}</p>`;
  }
  const names = new Map(
    moment.stack.flatMap((activation) =>
      activation.type === 'frame' ? [[activation.id, activation.name] as const] : [],
    ),
  );
  const one = (item: FrameItem, index: number) => {
    const gap = gapAbove(item, frames[index - 1]);
    const space = gap > 0 ? html`<div class="gap gap-${gap}"></div>` : nothing;
    if (item.type === 'more') return html`${space}${moreFrames(item.count, options)}`;
    if (item.type === 'cCall') return html`${space}${cCallCard(item.activation, item.depth)}`;
    const { frame } = item;
    const back = frame.back === null ? null : (names.get(frame.back) ?? null);
    const look = {
      form: item.form,
      back,
      setsUpBlocks: setsUpBlocks(options.program, frame),
      over: !isGoingOn(moment) && index === 0,
    };
    return html`${space}${frameCard(frame, look, options.draw)}`;
  };
  const waiting = scene.waiting.map(({ frame, form }) =>
    frameCard(
      frame,
      { form, back: null, setsUpBlocks: setsUpBlocks(options.program, frame), over: false },
      options.draw,
    ),
  );
  const left = scene.waitingLeft > 0 ? moreFrames(scene.waitingLeft, options) : nothing;
  const apart = waiting.length > 0 ? html`${left}${waiting}<div class="apart"></div>` : nothing;
  return html`${apart}${frames.map(one)}`;
}

function moreFrames(count: number, options: PictureOptions): TemplateResult {
  return html`<button type="button" class="morebox" data-place=${moreKey('frames')} @click=${() => options.draw.toggle(ALL_FRAMES)}>${glyph(
    'frame',
  )}${count} more frame${count === 1 ? '' : 's'}</button>`;
}

function cards(items: readonly CardItem[], options: PictureOptions): TemplateResult[] {
  return items.map(
    (item) =>
      html`${objectCard(item.object, item, options.draw)}${
        item.zombie === null ? nothing : zombieCard(item.zombie, item.object.label)
      }`,
  );
}

function dataCards(scene: Scene, options: PictureOptions): TemplateResult {
  const left =
    scene.dataLeft === 0
      ? nothing
      : html`<button type="button" class="morebox row2" data-place=${moreKey('objects')} @click=${options.showAll}>${scene.dataLeft} more object${
          scene.dataLeft === 1 ? '' : 's'
        }</button>`;
  return html`${cards(scene.data, options)}${left}`;
}

function freeList(scene: Scene): TemplateResult | typeof nothing {
  return scene.freeList.length === 0 ? nothing : freeListCard(scene.freeList);
}

/** On a phone: the objects as chips that lead to the pane where their cards are. */
function chips(scene: Scene, options: PictureOptions): TemplateResult {
  const items = [...scene.data, ...scene.codes, ...scene.namespaces].slice(0, 12);
  return html`<div class="chips" data-place=${moreKey('objects')}><span class="q">Objects</span>${items.map(
    ({ object }) =>
      html`<button type="button" class="chip k-${object.kind}" data-chip=${object.id} @click=${() =>
        options.open(object.id)}>${glyph(object.kind)}<span class="cut">${object.label}</span></button>`,
  )}</div>`;
}
