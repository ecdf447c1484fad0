import { expect, test } from 'vitest';
import type { PlayedContent } from '../player/view';
import { packed, read, unpacked, written } from './content';

const view = { grain: 'line', hidden: [], pane: 'frames', breakpoints: [{ file: 'a.py', line: 2 }] } as const;

function contentOf(file: PlayedContent['file']): PlayedContent {
  return { lesson: null, file, answers: ['Ada', null], n: 7, view };
}

test('what was written is read again', () => {
  const content = contentOf({ name: 'a.py', text: 'print "{\\"base64\\": \\"AA\\"}"\0\ud800\u2028', others: [] });
  expect(read(written(content))).toEqual(content);
});

test('bytes stay bytes', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
  expect(read(written(contentOf({ name: 'a.pyc', bytes, source: undefined })))).toEqual(
    contentOf({ name: 'a.pyc', bytes, source: undefined }),
  );
});

test('nothing that is written ends or begins markup', () => {
  const name = '</script><!--<script>&amp;\u2028\u2029';
  expect(written(contentOf({ name, text: name, others: [{ name, text: name }] }))).not.toMatch(/[<>&\u2028\u2029]/);
});

test('only what can be bytes is taken for bytes', () => {
  const answers = [{ base64: 'AA==' }] as unknown as string[];
  const content = { ...contentOf({ name: 'a.py', text: '' }), answers };
  expect(read(written(content)).answers).toEqual(answers);
});

test('what was packed is unpacked', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
  expect(await unpacked(await packed(bytes))).toEqual(bytes);
});
