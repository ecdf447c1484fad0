// The package's types, manifest and documentation say what the element is.

import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { StepGrain } from '../engine/grain';
import type { Status } from '../engine/types';
import type { FrameByFrameElement } from './framebyframe';
import type * as published from './package/types';
import { attributeNames, panelNames } from './settings';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const readme = read('./package/README.md');
const [declaration] = JSON.parse(read('./package/custom-elements.json')).modules[0].declarations;
const names = (list: { name: string }[]) => list.map(({ name }) => name);
const methods = ['run', 'step', 'back', 'seek', 'play', 'pause', 'reset', 'getState', 'dispose'] as const;
const events = ['fbf-ready', 'fbf-step', 'fbf-marker', 'fbf-end', 'fbf-error'];

describe('the package', () => {
  it('has the types that the element has', () => {
    type Method = (typeof methods)[number];
    expectTypeOf<published.Grain>().toEqualTypeOf<StepGrain>();
    expectTypeOf<published.EmbedState['run']>().toEqualTypeOf<Status['type'] | null>();
    expectTypeOf<Pick<FrameByFrameElement, Method>>().toEqualTypeOf<Pick<published.FrameByFrameElement, Method>>();
  });

  it('has a manifest of all that it can do', () => {
    expect(names(declaration.attributes)).toEqual(attributeNames);
    expect(names(declaration.members)).toEqual(methods);
    expect(names(declaration.events)).toEqual(events);
  });

  it('names the custom properties that its styles read', () => {
    const styles = read('../styles/tokens.css') + read('./shell.ts');
    const used = new Set([...styles.matchAll(/var\(\s*(--fbf-[\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(names(declaration.cssProperties).sort());
  });

  it('names the parts that its templates have', () => {
    const shell = read('./framebyframe.ts');
    const exported = /'exportparts', '([^']+)'/.exec(shell)?.[1]?.split(', ') ?? [];
    const own = [...shell.matchAll(/setAttribute\('part', '(\w+)'\)/g)].map(([, name]) => name);
    expect([...own, ...exported].sort()).toEqual(names(declaration.cssParts).sort());
    const player = ['player', 'dock', 'layout'].map((name) => read(`../player/${name}.ts`)).join('');
    for (const name of exported) expect(player).toContain(`part="${name}"`);
  });

  it('is documented whole', () => {
    const all = [declaration.attributes, declaration.events, declaration.cssParts, declaration.cssProperties].flatMap(
      names,
    );
    for (const name of [...all, ...panelNames]) expect(readme).toMatch(new RegExp(`[\`\\s]${name}[\`\\s]`));
    for (const name of methods) expect(readme).toMatch(new RegExp(`\`${name}\\(`));
  });
});
