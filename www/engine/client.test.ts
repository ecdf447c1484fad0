import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addLength, addProblem, addProgram, addSource, RecordedMachine } from '../testing/add-run';
import { Engine, type WorkerLike } from './client';
import { EngineError } from './failure';
import { Host } from './host';
import type { Call, Reply } from './protocol';
import type { ProgramFile } from './session';

const file: ProgramFile = { name: 'test.pyc', bytes: new Uint8Array(), source: undefined };

/** A worker without a thread. */
class FakeWorker implements WorkerLike {
  alive = true;
  readonly machine = new RecordedMachine();
  private readonly listeners = new Map<string, (event: { data: Reply; message: string }) => void>();
  private readonly host = new Host(
    Promise.resolve(this.machine),
    (data) => this.fire('message', { data }),
    () => Promise.resolve(),
  );

  postMessage(message: Call): void {
    if (this.alive) void this.host.answer(message);
  }

  addEventListener(type: string, listener: (event: { data: Reply; message: string }) => void): void {
    this.listeners.set(type, listener);
  }

  terminate(): void {
    this.alive = false;
  }

  die(message: string): void {
    this.fire('error', { message });
  }

  private fire(type: string, event: { data?: Reply; message?: string }): void {
    if (this.alive) this.listeners.get(type)?.(event as { data: Reply; message: string });
  }
}

let workers: FakeWorker[];

function engine(): Engine {
  return new Engine(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
}

beforeEach(() => {
  workers = [];
});

describe('the engine', () => {
  it('ends a worker that gives no sign of life, and goes on with a new one', async () => {
    vi.useFakeTimers();
    try {
      const one = engine();
      await one.open(file);
      await one.survey(100);
      const [first] = workers;
      if (first !== undefined) first.postMessage = () => {};
      const asked = expect(one.seek(3)).rejects.toThrow('has not answered for 15 seconds');
      await vi.advanceTimersByTimeAsync(21_000);
      await asked;
      expect(first?.alive).toBe(false);
      expect(await one.seek(3)).toMatchObject({ moment: { n: 3 } });
      expect(workers).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits as long as it takes for a worker that is still loading', async () => {
    vi.useFakeTimers();
    try {
      const one = new Engine(() => {
        const worker = new FakeWorker();
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message) => void setTimeout(() => post(message), 120_000);
        workers.push(worker);
        return worker;
      });
      const opening = one.open(file);
      await vi.advanceTimersByTimeAsync(121_000);
      expect(await opening).toEqual(addProgram);
      expect(workers).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('starts its worker when the first program is opened', async () => {
    const one = engine();
    expect(workers).toHaveLength(0);
    expect(await one.open(file)).toEqual(addProgram);
    expect(workers).toHaveLength(1);
  });

  it('hears of a survey on the way', async () => {
    const one = engine();
    await one.open(file);
    const lengths: number[] = [];
    const timeline = await one.survey(100, ({ length }) => lengths.push(length));
    expect(timeline.length).toBe(addLength);
    expect(lengths).toEqual([addLength]);
  });

  it('rejects with the kind and the sentence of the failure', async () => {
    const refused = engine().open({ ...file, name: 'notes.txt' });
    await expect(refused).rejects.toEqual(new EngineError('refused', 'notes.txt is no .pyc.'));
    await expect(refused).rejects.toMatchObject({ kind: 'refused' });
  });

  it('compiles, and hands on what is wrong with a source', async () => {
    const one = engine();
    expect(await one.open({ name: 'test.py', text: addSource })).toEqual(addProgram);
    await expect(one.open({ name: 'test.py', text: '(' })).rejects.toMatchObject({ syntax: addProblem });
  });

  it('keeps the worker after a refusal', async () => {
    const one = engine();
    await one.open(file);
    await expect(one.open({ ...file, name: 'notes.txt' })).rejects.toThrow();
    await one.survey(100);
    expect((await one.seek(3)).moment.n).toBe(3);
    expect(workers).toHaveLength(1);
  });

  it('rejects what was asked of a worker that dies, and goes on with a new one where the run was', async () => {
    const one = engine();
    await one.open(file);
    await one.survey(9);
    const asked = one.seek(1);
    workers[0]?.die('out of memory');
    await expect(asked).rejects.toMatchObject({ kind: 'crashed', message: expect.stringContaining('out of memory') });
    const [snapshot, other] = await Promise.all([one.seek(9), one.seek(2)]);
    expect([snapshot.moment.n, other.moment.n]).toEqual([9, 2]);
    expect(workers.map(({ alive }) => alive)).toEqual([false, true]);
  });

  it('gives up a worker whose wasm trapped, and keeps the program', async () => {
    const one = engine();
    await one.open(file);
    await expect(one.open({ ...file, name: 'trap.pyc' })).rejects.toMatchObject({ kind: 'crashed' });
    expect((await one.seek(0)).moment.n).toBe(0);
    expect(workers).toHaveLength(2);
  });

  it('gives a new worker the source that was compiled last', async () => {
    const one = engine();
    await one.open({ name: 'test.py', text: addSource });
    await one.survey(9);
    workers[0]?.die('out of memory');
    expect((await one.seek(9)).moment.n).toBe(9);
    expect(workers).toHaveLength(2);
  });

  it('gives a new worker what the program was given to read', async () => {
    const one = engine();
    await one.open(file);
    for (const [index, line] of ['Ann', 'Bob', null].entries()) await one.answer({ index, line });
    await one.answer({ index: 1, line: 'Eve' });
    workers[0]?.die('out of memory');
    await one.seek(9);
    expect(workers[1]?.machine.sessions[0]?.answers).toEqual(['Ann', 'Eve']);
  });

  describe('whose memory has grown large', () => {
    let one: Engine;

    beforeEach(async () => {
      one = engine();
      await one.open(file);
      const [worker] = workers;
      if (worker !== undefined) worker.machine.bytes = 300 << 20;
      await one.survey(9);
    });

    it('runs its program on, and opens the next in a new worker', async () => {
      expect((await one.seek(9)).moment.n).toBe(9);
      expect(workers).toHaveLength(1);
      await one.open({ name: 'test.py', text: addSource });
      expect(workers.map(({ alive }) => alive)).toEqual([false, true]);
      await one.open(file);
      expect(workers).toHaveLength(2);
    });

    it('still has the program before where the next is refused', async () => {
      await expect(one.open({ ...file, name: 'notes.txt' })).rejects.toMatchObject({ kind: 'refused' });
      expect((await one.seek(9)).moment.n).toBe(9);
      expect(workers.filter(({ alive }) => alive)).toHaveLength(1);
    });

    it('asks nothing of the program before while the next is opened', async () => {
      const opening = one.open(file);
      const [, asked] = await Promise.allSettled([opening, one.seek(9)]);
      expect(asked).toMatchObject({ status: 'rejected', reason: { kind: 'superseded' } });
      const refused = one.open({ ...file, name: 'notes.txt' });
      await one.survey(9);
      expect((await one.seek(9)).moment.n).toBe(9);
      await expect(refused).rejects.toMatchObject({ kind: 'refused' });
    });

    it('opens the last of two', async () => {
      const opened = [one.open({ ...file, name: 'notes.txt' }), one.open(file)];
      const seen = one.seek(0);
      expect((await Promise.allSettled(opened)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      await expect(seen).rejects.toMatchObject({ kind: 'superseded' });
      await one.survey(9);
      expect((await one.seek(3)).moment.n).toBe(3);
      expect(workers.filter(({ alive }) => alive)).toHaveLength(1);
    });
  });

  it('ends its worker', async () => {
    const one = engine();
    await one.open(file);
    const asked = one.seek(0);
    one.dispose();
    await expect(asked).rejects.toMatchObject({ kind: 'superseded' });
    expect(workers[0]?.alive).toBe(false);
  });
});
