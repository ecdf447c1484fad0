import { beforeEach, describe, expect, it } from 'vitest';
import {
  addLength,
  addProblem,
  addProgram,
  addSnapshot,
  addSource,
  RecordedMachine,
  RecordedSession,
} from '../testing/add-run';
import { Host } from './host';
import type { Reply, Request } from './protocol';
import type { Machine, Session } from './session';
import type { Found } from './types';

const bytes = new Uint8Array();
const open: Request = { type: 'open', name: 'test.pyc', bytes, source: undefined };

let replies: Reply[];
let machine: RecordedMachine;

function hostOf(loading: Promise<Machine> = Promise.resolve(machine), breathe = () => Promise.resolve()): Host {
  return new Host(loading, (reply) => replies.push(reply), breathe);
}

async function ask(host: Host, request: Request): Promise<Reply | undefined> {
  await host.answer({ id: replies.length, request });
  return replies.at(-1);
}

beforeEach(() => {
  replies = [];
  machine = new RecordedMachine();
});

describe('the host', () => {
  it('opens a program, surveys it and gives its moments', async () => {
    const host = hostOf();
    expect(await ask(host, open)).toMatchObject({ type: 'done', result: addProgram });
    expect(await ask(host, { type: 'survey', until: 1000 })).toMatchObject({
      type: 'done',
      result: { length: addLength },
    });
    expect(await ask(host, { type: 'seek', n: 7 })).toMatchObject({ type: 'done', result: addSnapshot(7) });
  });

  it('gives a part of the timeline', async () => {
    const host = hostOf();
    await ask(host, open);
    const part = await ask(host, { type: 'timeline', from: 3, to: 9, columns: 2 });
    expect(part).toMatchObject({ type: 'done', result: { from: 3, to: 9, depths: [1, 1] } });
  });

  it('gives the memory of its program back when nobody asks any more', async () => {
    const host = hostOf();
    await ask(host, open);
    host.close();
    expect(machine.sessions[0]?.freed).toBe(true);
    expect(await ask(host, { type: 'seek', n: 0 })).toMatchObject({ type: 'failed', failure: { kind: 'refused' } });
  });

  it('runs ahead in slices as small as it is told', async () => {
    const slices = { first: 2, largest: 3, search: 1 };
    const host = new Host(
      Promise.resolve(machine),
      (reply) => replies.push(reply),
      () => Promise.resolve(),
      slices,
    );
    await ask(host, open);
    await ask(host, { type: 'survey', until: 1000 });
    const lengths = replies.flatMap((reply) => (reply.type === 'progress' ? [reply.timeline.length] : []));
    expect(lengths.length).toBeGreaterThan(3);
    const steps = lengths.map((length, index) => length - (lengths[index - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(3);
  });

  it('hands on what the program is given to read', async () => {
    const host = hostOf();
    await ask(host, open);
    const answered = await ask(host, { type: 'answer', index: 0, line: 'Ann' });
    expect(answered).toMatchObject({ type: 'done', result: { length: addLength } });
    await ask(host, { type: 'answer', index: 1, line: null });
    expect(machine.sessions[0]?.answers).toEqual(['Ann', undefined]);
  });

  it('surveys no further than to a question', async () => {
    let surveys = 0;
    machine.fromPyc = () => {
      const session = new RecordedSession();
      session.survey = () => {
        surveys += 1;
        return {
          length: 3,
          ended: false,
          waiting: true,
          answers: [],
          whole: { from: 0, to: 0, calls: [], depths: [] },
          callCount: 0,
        };
      };
      return session;
    };
    const host = hostOf();
    await ask(host, open);
    await ask(host, { type: 'survey', until: 1_000_000 });
    expect(surveys).toBe(1);
  });

  it('surveys no further than it is asked to', async () => {
    const host = hostOf();
    await ask(host, open);
    expect(await ask(host, { type: 'survey', until: 4 })).toMatchObject({ result: { length: 4, ended: false } });
  });

  it('tells of a long survey on the way, and lets others in between', async () => {
    let breaths = 0;
    const breathe = async () => {
      breaths += 1;
    };
    const host = hostOf(Promise.resolve(new EndlessMachine()), breathe);
    await ask(host, open);
    await ask(host, { type: 'survey', until: 100_000 });
    const progress = replies.filter(({ type }) => type === 'progress').length;
    expect(progress).toBeGreaterThan(3);
    expect(breaths).toBe(progress);
    expect(replies.at(-1)).toMatchObject({ type: 'done', result: { length: 100_000, ended: false } });
  });

  it('ends a survey where it is when that is asked for, and can go on', async () => {
    let host: Host;
    let breaths = 0;
    const breathe = async () => {
      breaths += 1;
      if (breaths === 1) await host.answer({ id: 99, request: { type: 'stop' } });
    };
    host = hostOf(Promise.resolve(new EndlessMachine()), breathe);
    await ask(host, open);
    expect(await ask(host, { type: 'survey', until: 1e6 })).toMatchObject({ type: 'done', result: { length: 2_000 } });
    expect(await ask(host, { type: 'survey', until: 1e6 })).toMatchObject({ result: { length: 1_000_000 } });
  });

  it('ends a survey when another program is opened', async () => {
    let host: Host;
    let breaths = 0;
    const breathe = async () => {
      breaths += 1;
      if (breaths === 1) await host.answer({ id: 99, request: open });
    };
    host = hostOf(Promise.resolve(new EndlessMachine()), breathe);
    await ask(host, open);
    expect(await ask(host, { type: 'survey', until: 1e6 })).toMatchObject({
      type: 'failed',
      failure: { kind: 'superseded' },
    });
  });

  it('refuses a bad program and keeps the one before', async () => {
    const host = hostOf();
    await ask(host, open);
    const refused = await ask(host, { ...open, name: 'notes.txt' });
    expect(refused).toMatchObject({ type: 'failed', failure: { kind: 'refused', message: 'notes.txt is no .pyc.' } });
    expect(machine.sessions[0]?.freed).toBe(false);
    expect(await ask(host, { type: 'seek', n: 0 })).toMatchObject({ type: 'done' });
  });

  it.each([
    ['text', addSource],
    ['bytes', new TextEncoder().encode(addSource)],
  ])('compiles a source given as %s', async (_how, text) => {
    const host = hostOf();
    expect(await ask(host, { type: 'compile', name: 'test.py', text })).toMatchObject({ result: addProgram });
    expect(await ask(host, { type: 'seek', n: 0 })).toMatchObject({ result: addSnapshot(0) });
  });

  it('says where a source does not compile, and keeps the program before', async () => {
    const host = hostOf();
    await ask(host, open);
    const refused = await ask(host, { type: 'compile', name: 'test.py', text: 'print add(1,2' });
    const failure = { kind: 'refused', message: 'SyntaxError: invalid syntax (test.py, line 4)', syntax: addProblem };
    expect(refused).toMatchObject({ type: 'failed', failure });
    expect(await ask(host, { type: 'seek', n: 0 })).toMatchObject({ type: 'done' });
  });

  it('drops a program that is still being opened when the next is asked for', async () => {
    let finish = () => {};
    class SlowMachine extends RecordedMachine {
      override async fromSource(source: Uint8Array | string, name: string): Promise<Session> {
        const session = super.fromSource(source, name);
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return session;
      }
    }
    const slow = new SlowMachine();
    const host = hostOf(Promise.resolve(slow));
    const first = host.answer({ id: 1, request: { type: 'compile', name: 'test.py', text: addSource } });
    await ask(host, open);
    finish();
    await first;
    expect(replies.at(-1)).toMatchObject({ id: 1, type: 'failed', failure: { kind: 'superseded' } });
    expect(slow.sessions.map(({ freed }) => freed)).toEqual([true, false]);
  });

  it('frees the program before when a new one is open', async () => {
    const host = hostOf();
    await ask(host, open);
    await ask(host, open);
    expect(machine.sessions.map(({ freed }) => freed)).toEqual([true, false]);
  });

  it('says so when the machine cannot be loaded', async () => {
    const failed = Promise.reject(new Error('404'));
    failed.catch(() => {});
    expect(await ask(hostOf(failed), open)).toMatchObject({ type: 'failed', failure: { kind: 'unavailable' } });
  });

  it('calls everything else that goes wrong a crash', async () => {
    const host = hostOf();
    await ask(host, open);
    expect(await ask(host, { type: 'seek', n: 999 })).toMatchObject({ type: 'failed', failure: { kind: 'crashed' } });
  });

  it.each([
    ['instruction', [1, 2, 3, 4]],
    ['line', [3, 7, 15, 15]],
    ['call', [7, 11, 15, 15]],
  ] as const)('finds the ends of steps by %s, forwards and back', async (grain, stops) => {
    const host = hostOf();
    await ask(host, open);
    await ask(host, { type: 'survey', until: 1000 });
    let at = 0;
    for (const stop of stops) {
      expect(await ask(host, { type: 'find', grain, from: at, direction: 1 })).toMatchObject({ result: stop });
      at = stop;
    }
    const back = [...new Set([0, ...stops])].reverse().slice(1);
    for (const stop of back) {
      expect(await ask(host, { type: 'find', grain, from: at, direction: -1 })).toMatchObject({ result: stop });
      at = stop;
    }
  });
});

describe('a search for a moment', () => {
  class SlowSession extends RecordedSession {
    left = 3;
    override search(): Found {
      this.left -= 1;
      return this.left > 0 ? { what: 'searching', n: 100 - this.left } : { what: 'moment', n: 99 };
    }
  }
  class SlowMachine extends RecordedMachine {
    override fromPyc(): Session {
      return new SlowSession();
    }
  }
  const move: Request = { type: 'move', move: { goal: { type: 'exception' }, back: false }, from: 0 };

  it('tells how far it has come, slice by slice', async () => {
    const host = hostOf(Promise.resolve(new SlowMachine()));
    await ask(host, open);
    expect(await ask(host, move)).toMatchObject({ result: { what: 'moment', n: 99 } });
    expect(replies.filter(({ type }) => type === 'searching')).toMatchObject([{ n: 98 }, { n: 99 }]);
  });

  it('is given up when another move is asked for, or all is to stop', async () => {
    for (const other of [move, { type: 'stop' } as const]) {
      let host: Host;
      let breaths = 0;
      const breathe = async () => {
        breaths += 1;
        if (breaths === 1) await host.answer({ id: 99, request: other });
      };
      host = hostOf(Promise.resolve(new SlowMachine()), breathe);
      await ask(host, open);
      expect(await ask(host, move)).toMatchObject({ type: 'failed', failure: { kind: 'superseded' } });
    }
  });
});

class EndlessMachine extends RecordedMachine {
  override fromPyc(): Session {
    return new EndlessSession();
  }
}

/** A program that never ends. */
class EndlessSession extends RecordedSession implements Session {
  private length = 0;

  override survey(limit: number) {
    this.length += limit;
    return {
      length: this.length,
      ended: false,
      waiting: false,
      answers: [],
      whole: { from: 0, to: 0, calls: [], depths: [] },
      callCount: 0,
    };
  }
}
