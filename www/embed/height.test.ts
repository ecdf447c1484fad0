import { describe, expect, it } from 'vitest';
import { heightIn, heightMessage, heightQuestion, isHeightQuestion } from './height';

describe('isHeightQuestion', () => {
  it('knows the question, and nothing else', () => {
    expect(isHeightQuestion(structuredClone(heightQuestion))).toBe(true);
    for (const other of [null, 'fbf-height?', heightMessage(5), { type: 'fbf-height?' }]) {
      expect(isHeightQuestion(other)).toBe(false);
    }
  });
});

describe('heightIn', () => {
  it('reads what the page for an iframe writes', () => {
    expect(heightIn(heightMessage(512.3))).toBe(513);
    expect(heightIn(structuredClone(heightMessage(512)))).toBe(512);
  });

  it.each([
    [null],
    ['fbf-height'],
    [{}],
    [{ type: 'fbf-height', version: 2, height: 500 }],
    [{ type: 'fbf-height', version: 1, height: '500' }],
    [{ type: 'fbf-height', version: 1, height: Number.NaN }],
    [{ type: 'resize', version: 1, height: 500 }],
  ])('takes no other message: %j', (data) => expect(heightIn(data)).toBeNull());

  it('keeps within limits', () => {
    expect(heightIn(heightMessage(1e9))).toBe(1_600);
    expect(heightIn(heightMessage(-1))).toBe(80);
  });
});
