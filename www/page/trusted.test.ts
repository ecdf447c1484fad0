import { expect, test, vi } from 'vitest';

test('only scripts of the site itself are taken', async () => {
  const createPolicy = vi.fn();
  vi.stubGlobal('trustedTypes', { createPolicy });
  vi.stubGlobal('document', { baseURI: 'https://site.example/some/' });
  const { ownScript } = await import('./trusted');
  const [name, rules] = createPolicy.mock.calls[0] ?? [];
  expect(name).toBe('default');
  // Markup and scripts out of text have no rule: the browser refuses them.
  expect(Object.keys(rules)).toEqual(['createScriptURL']);
  for (const address of ['https://site.example/a.js', './a.js', '/a.js', 'blob:https://site.example/1']) {
    expect(rules.createScriptURL(address)).toBe(address);
  }
  for (const address of [
    'https://other.example/a.js',
    '//other.example/a.js',
    'data:text/javascript,1',
    'javascript:1',
  ]) {
    expect(() => ownScript(address, 'https://site.example/')).toThrow('no script of this site');
  }
  vi.unstubAllGlobals();
});
