import { describe, expect, it } from 'vitest';
import { firstOf, programFrom } from './files';

const file = (name: string, text = '') => new File([text], name);

async function namesOf(...files: File[]) {
  const program = await programFrom(files);
  const others = 'text' in program ? (program.others ?? []) : [];
  return [program.name, ...others.map(({ name }) => name)];
}

describe('the program among files', () => {
  it('is the only one', async () => {
    expect(await namesOf(file('a.py'))).toEqual(['a.py']);
  });

  it('has 16 MB at the most; what is too large is refused in a sentence', async () => {
    const most = 16 * 1024 * 1024;
    const sized = (size: number) => Object.defineProperty(file('a.py'), 'size', { value: size });
    for (const size of [most - 1, most]) expect(await namesOf(sized(size))).toEqual(['a.py']);
    await expect(namesOf(sized(most + 1))).rejects.toThrow('a.py is too large: a program may have up to 16 MB.');
  });

  it('begins with the file that no other imports', async () => {
    expect(await namesOf(file('shapes.py'), file('run.py', 'from shapes import area\n'))).toEqual([
      'run.py',
      'shapes.py',
    ]);
    expect(await namesOf(file('run.py', 'def f():\n    import a, b as c'), file('b.py'), file('a.py'))).toEqual([
      'run.py',
      'b.py',
      'a.py',
    ]);
  });

  it('begins with main.py, even if that is imported', () => {
    const sources = [
      { name: 'a.py', text: 'import main' },
      { name: 'main.py', text: 'import a' },
    ];
    expect(firstOf(sources)).toBe(1);
  });

  it('begins with the first where all import each other', () => {
    const sources = [
      { name: 'a.py', text: 'import b' },
      { name: 'b.py', text: 'import a' },
    ];
    expect(firstOf(sources)).toBe(0);
  });

  it('does not take a word in a text for an import', () => {
    const sources = [
      { name: 'a.py', text: '' },
      { name: 'b.py', text: 'print "import a"\nimport abc\nfrom_a = 1' },
    ];
    expect(firstOf(sources)).toBe(0);
  });

  it('is a .pyc with its source, if there is one', async () => {
    const program = await programFrom([file('a.py', 'x'), file('a.pyc', 'y')]);
    expect(program).toMatchObject({ name: 'a.pyc', source: 'x' });
  });

  it('is none among no files', async () => {
    await expect(programFrom([])).rejects.toThrow('No file was given');
  });
});
