import { describe, expect, it } from 'vitest';
import { attributeNames, panelNames, readSettings } from './settings';

const base = 'https://example.org/articles/one/';

function read(attributes: Record<string, string>) {
  return readSettings((name) => attributes[name] ?? null, base);
}

describe('readSettings', () => {
  it('has a usual value for each attribute', () => {
    const { settings, complaints } = read({});
    expect(complaints).toEqual([]);
    expect(Object.keys(settings).sort()).toEqual([...attributeNames].sort());
    expect(settings).toMatchObject({ src: null, at: 0, until: null, grain: 'instruction', speed: 1, controls: 'full' });
    expect(settings).toMatchObject({ theme: 'auto', readonly: false, autoplay: false, loading: 'lazy' });
    expect([...settings.panels]).toEqual(panelNames);
  });

  it('takes what is asked for', () => {
    const { settings, complaints } = read({
      src: '../add.py',
      at: '12',
      until: '20',
      grain: 'c-step',
      speed: '0.5',
      panels: 'output, source',
      controls: 'none',
      theme: 'dark',
      readonly: '',
      autoplay: 'autoplay',
      loading: 'eager',
    });
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({ src: 'https://example.org/articles/add.py', at: 12, until: 20, grain: 'cStep' });
    expect(settings).toMatchObject({ speed: 0.5, controls: 'none', theme: 'dark', readonly: true, autoplay: true });
    expect([...settings.panels]).toEqual(['source', 'output']);
    expect(read({ at: 'end' }).settings.at).toBe('end');
    expect(read({ readonly: 'false' })).toMatchObject({ settings: { readonly: false }, complaints: [] });
  });

  it.each([
    ['src', 'javascript:alert(1)', { src: null }],
    ['src', 'http://', { src: null }],
    ['at', '-1', { at: 0 }],
    ['at', '1e3', { at: 0 }],
    ['at', '99999999999999999999', { at: 0 }],
    ['until', 'soon', { until: null }],
    ['grain', 'step', { grain: 'instruction' }],
    ['speed', '3', { speed: 1 }],
    ['controls', 'some', { controls: 'full' }],
    ['theme', 'blue', { theme: 'auto' }],
    ['readonly', 'perhaps', { readonly: false }],
    ['autoplay', '0', { autoplay: false }],
    ['loading', 'late', { loading: 'lazy' }],
    ['panels', 'sauce', { panels: new Set(panelNames) }],
    ['panels', 'sauce output', { panels: new Set(['output']) }],
  ])('tells of %s="%s" in one sentence, and takes the usual', (attribute, value, taken) => {
    const { settings, complaints } = read({ [attribute]: value });
    expect(settings).toMatchObject(taken);
    expect(complaints.map((one) => one.attribute)).toEqual([attribute]);
    expect(complaints[0]?.message).toMatch(/^[^.]*="[^"]*" [^.]+(\.\d[^.]*)*\.$/);
  });

  it('does not take an end that comes before the beginning', () => {
    const { settings, complaints } = read({ at: '9', until: '3' });
    expect(settings).toMatchObject({ at: 9, until: null });
    expect(complaints).toHaveLength(1);
  });

  it('repeats no more than the beginning of a long value', () => {
    const [complaint] = read({ theme: 'x'.repeat(10_000) }).complaints;
    expect(complaint?.message.length).toBeLessThan(200);
  });
});
