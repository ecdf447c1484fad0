import { describe, expect, it } from 'vitest';
import type { ListedInstruction, Listing } from '../../engine/types';
import { CallSites } from './calls';

/** A listing of calls: each number is the line of one CALL_FUNCTION, at offsets 0, 3, 6, … */
function callsAt(...lines: number[]): Listing {
  const instructions = lines.map(
    (line, index): ListedInstruction => ({
      offset: 3 * index,
      line,
      startsLine: false,
      isTarget: false,
      op: 'CALL_FUNCTION',
      arg: 0,
      meaning: null,
      target: null,
    }),
  );
  return { name: '<module>', filename: 'test.py', firstLine: 1, parent: null, instructions };
}

/** The source of the calls in the order in which CPython makes them; null for each that cannot be told. */
function sitesOf(source: string, listing: Listing): (string | null)[] {
  const sites = new CallSites(source);
  return listing.instructions.map(({ offset }) => {
    const span = sites.find(listing, offset);
    return span === null ? null : source.slice(span.start, span.end);
  });
}

describe('the call that an instruction makes', () => {
  it.each([
    ['print add(1,2)', ['add(1,2)']],
    ['x = f(g(1), h(2))', ['g(1)', 'h(2)', 'f(g(1), h(2))']],
    ['make(1)(2)', ['make(1)', 'make(1)(2)']],
    ['a.b.c(1) + d[f(2)].e(3)', ['a.b.c(1)', 'f(2)', 'd[f(2)].e(3)']],
    ['f(x=g(1))', ['g(1)', 'f(x=g(1))']],
    ['", ".join(names(2))', ['names(2)', '", ".join(names(2))']],
    ["print f(\"a)(\"), g('\\')(')  # h(1)", ['f("a)(")', "g('\\')(')"]],
    ['[f(1), (g)(2)]', ['f(1)', '(g)(2)']],
    ['for x in f(1): g(x)', ['f(1)', 'g(x)']],
    ['if f(1): g(2)', ['f(1)', 'g(2)']],
    ['f(1); x = g(2)', ['f(1)', 'g(2)']],
    ['def f(a=g(1)):', ['g(1)']],
    ['class A(object): x = f(1)', ['f(1)']],
    ['return n * fact(n - 1)', ['fact(n - 1)']],
    ['print (f(1))', ['f(1)']],
    ['[f(x) for x in xs]', ['f(x)']],
  ])('%s', (source, expected) => {
    expect(sitesOf(source, callsAt(...expected.map(() => 1)))).toEqual(expected);
  });

  it('may go over several lines', () => {
    const source = 'x = f(\n  g(1),\n  2)\ny = h(3)\n';
    expect(sitesOf(source, callsAt(2, 2, 4))).toEqual(['g(1)', 'f(\n  g(1),\n  2)', 'h(3)']);
  });

  it('is not confused by a string of several lines', () => {
    expect(sitesOf('"""\nf(1)\n"""\ng(2)\n', callsAt(4))).toEqual(['g(2)']);
  });

  it('may come after a continued line', () => {
    expect(sitesOf('x = 1 + \\\n  f(2)\n', callsAt(2))).toEqual(['f(2)']);
  });

  it.each([
    ['two conditionals', 'x = f(1) if g(2) else h(3)', 3],
    ['a comprehension with two calls', '[f(x) for x in g(1)]', 2],
    ['a dict display', 'x = {f(1): g(2)}', 2],
    ['a call on the left of an assignment', 'd[f(1)] = g(2)', 2],
    ['arguments after *', 'f(*g(1), x=h(2))', 3],
    ['a decorator, which calls without brackets', '@f(1)', 2],
    ['a class, whose body is called', 'class A(f(1)): pass', 2],
    ['a lambda, whose calls are elsewhere', 'x = f(lambda: g(1))', 1],
    ['no call at all', 'x = 1', 1],
    ['a bracket that is missing', 'f(1))(', 2],
  ])('is not guessed: %s', (_name, source, count) => {
    expect(sitesOf(source, callsAt(...Array<number>(count).fill(1)))).toEqual(Array(count).fill(null));
  });

  it('is none for other instructions and other lines', () => {
    const sites = new CallSites('f(1)');
    const listing = callsAt(1);
    expect(sites.find(listing, 1)).toBeNull();
    expect(sites.find(callsAt(7), 0)).toBeNull();
    const [call] = listing.instructions;
    const load = { ...(call as ListedInstruction), op: 'LOAD_NAME' };
    expect(sites.find({ ...listing, instructions: [load] }, 0)).toBeNull();
  });
});
