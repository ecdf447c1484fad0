import { describe, expect, test } from 'vitest';
import { addRun } from '../../dev/add';
import { callback, closure, crowd, recursion } from '../../dev/moments';
import { object } from '../../dev/world';
import type { Frame, Snapshot } from '../../engine/types';
import { linksToDraw } from './links';
import { marksOf } from './marks';
import { planScene, type Room, type Scene } from './scene';

const ROOM: Room = { lanes: 'three', height: 590 };

type Run = ReturnType<typeof addRun>;

function sceneOf(run: Run, at = 0, room = ROOM): Scene {
  const snapshot = run.snapshots[at];
  if (snapshot === undefined) throw new Error(`no moment ${at}`);
  return planScene(run.program, snapshot.moment, room, new Set(), false);
}

const snapshotAt = (run: Run, at: number): Snapshot => {
  const snapshot = run.snapshots[at];
  if (snapshot === undefined) throw new Error(`no moment ${at}`);
  return snapshot;
};

/** The frame lane in a few words. */
const lane = (scene: Scene) =>
  scene.frames.map((item) =>
    item.type === 'frame' ? `${item.frame.name} ${item.form}` : item.type === 'more' ? `+${item.count}` : 'C call',
  );

describe('a frame that waits in its generator', () => {
  const run = callback();
  const [{ moment }] = run.snapshots as [Snapshot];
  const waiting = moment.stack.find((activation) => activation.type === 'frame');
  if (waiting?.type !== 'frame') throw new Error('no frame');
  const held: Frame = { ...waiting, id: 300, back: null, state: 'suspended' };
  const generator = object(500, 'other', 'generator', {
    fields: [{ name: 'gi_frame', value: { type: 'ref', to: 300, kind: 'frame', label: 'g' }, note: null }],
  });
  const other = object(400, 'list', 'len 0');
  const frame = object(300, 'frame', 'g', { frame: held });
  const scene = planScene(
    run.program,
    { ...moment, objects: [frame, other, generator, ...moment.objects] },
    { lanes: 'three', height: 2000 },
    new Set(),
    false,
  );

  test('stands in the lane of frames, apart from the stack, whole where there is room', () => {
    expect(scene.waiting.map((item) => [item.frame.id, item.form])).toEqual([[300, 'full']]);
    expect(scene.data.some((item) => item.object.id === 300)).toBe(false);
    expect(lane(scene)).toEqual(['double full', 'C call', '<module> full']);
  });

  test('is a line where there is none, before the stack gives way', () => {
    const low = planScene(run.program, scene.moment, { lanes: 'three', height: 700 }, new Set(), false);
    expect(low.waiting.map(({ form }) => form)).toEqual(['line']);
    expect(lane(low)).toEqual(['double full', 'C call', '<module> full']);
  });

  test('is what its generator points at, and is linked to no caller', () => {
    const links = linksToDraw(scene, marksOf(null, moment), null);
    expect(links.find(({ to }) => to === 300)).toMatchObject({ from: 500, kind: 'pointer', name: 'gi_frame' });
    expect(links.some(({ from, kind }) => from === 300 && kind === 'call')).toBe(false);
  });
});

describe('the frame lane', () => {
  test('shows every frame whole where there is room, newest first', () => {
    expect(lane(sceneOf(addRun(), 7))).toEqual(['add full', '<module> full']);
  });

  test('shows a C call between the frames', () => {
    expect(lane(sceneOf(callback()))).toEqual(['double full', 'C call', '<module> full']);
  });

  test('keeps the newest and the module, and counts the frames between', () => {
    const scene = sceneOf(recursion(40));
    const items = lane(scene);
    expect(items[0]).toBe('rec full');
    expect(items.at(-1)).toBe('<module> line');
    const shown = scene.frames.filter((item) => item.type === 'frame').length;
    const more = scene.frames.find((item) => item.type === 'more');
    expect(shown + (more?.type === 'more' ? more.count : 0)).toBe(41);
  });

  test('has fewer frames in a lower room, and never none', () => {
    const low = sceneOf(recursion(40), 0, { lanes: 'three', height: 300 });
    expect(low.frames.length).toBeLessThan(sceneOf(recursion(40)).frames.length);
    expect(lane(low)[0]).toBe('rec some');
  });

  test('has caller and callee open while arguments are copied, in any room', () => {
    const run = recursion(40);
    const { moment } = snapshotAt(run, 0);
    const [newest, ...older] = moment.stack;
    if (newest?.type !== 'frame') throw new Error('The recursion has no frame.');
    const copying = { ...moment, stack: [{ ...newest, state: 'new' as const }, ...older] };
    const low = planScene(run.program, copying, { lanes: 'one', height: 200 }, new Set(), false);
    expect(lane(low).slice(0, 2)).toEqual(['rec some', 'rec some']);
  });
});

describe('the objects', () => {
  test('are the function, with every field, above the namespaces', () => {
    const scene = sceneOf(addRun(), 7);
    expect(scene.data.map((item) => [item.object.label, item.form])).toEqual([['add', 'full']]);
    expect(scene.namespaces.map((item) => item.object.label)).toEqual(['globals', 'builtins']);
  });

  test('come in the order of their birth', () => {
    const ids = sceneOf(closure()).data.map((item) => item.object.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  test('include no tuple that a field writes out', () => {
    const run = addRun();
    expect(sceneOf(run, 7).data.some((item) => item.object.kind === 'tuple')).toBe(false);
    expect(snapshotAt(run, 7).moment.objects.some((object) => object.kind === 'tuple')).toBe(true);
  });

  test('that find no room are counted, the nearest stay', () => {
    const scene = sceneOf(crowd(30));
    expect(scene.data.length + scene.dataLeft).toBe(30);
    expect(scene.dataLeft).toBeGreaterThan(0);
    // The one on the stack of the running frame.
    expect(scene.data.some((item) => item.object.id === 203)).toBe(true);
  });

  test('are all there when asked for', () => {
    const run = crowd(30);
    const scene = planScene(run.program, snapshotAt(run, 0).moment, ROOM, new Set(), true);
    expect(scene.data.length).toBe(30);
  });

  test('make room for the function that runs: others shrink first', () => {
    const forms = new Map(sceneOf(closure()).data.map((item) => [item.object.label, item.form]));
    expect(forms.get('inc')).toBe('some');
    expect(forms.get('make')).toBe('line');
  });
});

test('a scene depends on the moment alone: the same going forth and back', () => {
  const run = addRun();
  const forth = run.snapshots.map((_, at) => JSON.stringify(placesOf(sceneOf(run, at))));
  const back = run.snapshots.map((_, at) => at).reverse();
  for (const at of back) expect(JSON.stringify(placesOf(sceneOf(run, at)))).toBe(forth[at]);
});

function placesOf(scene: Scene) {
  return { frames: lane(scene), data: scene.data.map((item) => [item.object.id, item.form]), left: scene.dataLeft };
}

describe('links', () => {
  const drawn = (run: Run, at = 0, focus: number | null = null) => {
    const snapshot = snapshotAt(run, at);
    const scene = sceneOf(run, at);
    return linksToDraw(scene, marksOf(snapshot.step, snapshot.moment), focus).map((link) => `${link.kind} ${link.id}`);
  };

  test('of a call: f_back, f_code, and those of the function that was called', () => {
    const links = drawn(addRun(), 7);
    expect(links).toContain('call card:50>30');
    expect(links).toContain('instance card:50>10');
    expect(links).toContain('pointer field:40:func_code>10');
    expect(links).toContain('lexical field:40:func_globals>1');
  });

  test('of a closure: frame and function point at one cell', () => {
    const links = drawn(closure());
    expect(links).toContain('lexical cellSlot:90:0>60');
    expect(links).toContain('lexical item:65:0>60');
    expect(links).toContain('reference cell:60>80');
  });

  test('a zombie is linked in the step that parks it', () => {
    expect(drawn(addRun(), 11)).toContain('pointer field:10:co_zombieframe>50');
    expect(drawn(addRun(), 12).some((link) => link.includes('co_zombieframe'))).toBe(false);
  });

  test('f_back passes a C call by', () => {
    expect(drawn(callback())).toContain('call card:90>95');
  });

  test('others are drawn for the card that has the focus', () => {
    const link = 'lexical field:30:f_globals>1';
    expect(drawn(addRun(), 7)).not.toContain(link);
    expect(drawn(addRun(), 7, 30)).toContain(link);
  });
});

describe('marks', () => {
  const marks = (at: number) => {
    const { step, moment } = snapshotAt(addRun(), at);
    return marksOf(step, moment);
  };

  test('are none before the first step', () => {
    expect(marks(0).changed.size).toBe(0);
  });

  test('are the places that got a value, and nothing else', () => {
    expect([...marks(1).changed]).toEqual(['stack:30:0']);
    expect([...marks(7).changed].sort()).toEqual(['local:50:0', 'local:50:1']);
    expect([...marks(11).changed].sort()).toEqual(['field:10:co_zombieframe', 'stack:30:0']);
  });

  test('name what a call reads, and what a step makes', () => {
    expect(marks(7).used.has('field:10:co_flags')).toBe(true);
    expect([...marks(2).made]).toEqual([40]);
  });
});
