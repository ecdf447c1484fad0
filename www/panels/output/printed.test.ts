import { describe, expect, it } from 'vitest';
import type { Moment, OutputPiece } from '../../engine/types';
import { addProgram, addSnapshot } from '../../testing/add-run';
import { printed, readerOf, warned } from './printed';

const traceback = 'Traceback (most recent call last):\n  File "t.py", line 1, in <module>\nKeyError: 1\n';
const hello: OutputPiece = { stream: 'stdout', text: 'hello\n', answer: null };

function raised(output: OutputPiece[]): Moment {
  const { moment } = addSnapshot(3);
  return { ...moment, output, status: { type: 'raised', exception: 'KeyError', message: '1', traceback } };
}

describe('the output', () => {
  it('begins with the compiler’s warnings, as CPython writes them', () => {
    const warnings = [
      { message: "name 'x' is used prior to global declaration", line: 2 },
      { message: 'this line is not known', line: 9 },
    ];
    expect(warned({ ...addProgram, source: 'def f(x):\r\n    global x\r\n', warnings })).toEqual([
      {
        stream: 'stderr',
        text: "test.py:2: SyntaxWarning: name 'x' is used prior to global declaration\n  global x\n",
        answer: null,
      },
      { stream: 'stderr', text: 'test.py:9: SyntaxWarning: this line is not known\n', answer: null },
    ]);
  });

  it('is what was printed', () => {
    expect(printed(addSnapshot(12).moment)).toEqual([{ stream: 'stdout', text: '3', answer: null }]);
  });

  it('ends with the traceback', () => {
    expect(printed(raised([hello]))).toEqual([hello, { stream: 'stderr', text: traceback, answer: null }]);
  });

  it('has the traceback once', () => {
    const error: OutputPiece = { stream: 'stderr', text: traceback, answer: null };
    expect(printed(raised([hello, error]))).toEqual([hello, error]);
  });

  it('knows which builtin waits for a line', () => {
    const { moment } = addSnapshot(7);
    const reader = { type: 'cCall', name: 'raw_input', progress: 'waiting' } as const;
    expect(readerOf(moment)).toBeNull();
    expect(readerOf({ ...moment, status: { type: 'waiting' }, stack: [reader, ...moment.stack] })).toBe('raw_input');
  });
});
