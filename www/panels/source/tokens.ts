// Python 2 source as tokens: just enough to set keywords in bold and to find the call expressions.

export type TokenKind = 'keyword' | 'name' | 'number' | 'string' | 'comment' | 'operator' | 'newline';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Index into the source of its first character. */
  readonly start: number;
  /** Index just after its last character. */
  readonly end: number;
}

/** The keywords of Python 2.7. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'and as assert break class continue def del elif else except exec finally for from global if import in is lambda ' +
    'not or pass print raise return try while with yield'
  ).split(' '),
);

const string = String.raw`[bBuU]?[rR]?(?:"""(?:\\[^]|[^\\])*?(?:"""|$)|'''(?:\\[^]|[^\\])*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)`;
const patterns: [TokenKind | null, string][] = [
  [null, String.raw`[ \t\f]+|\\\r?\n`],
  ['newline', String.raw`\r?\n`],
  ['comment', '#[^\\n]*'],
  ['string', string],
  ['number', String.raw`(?:\d|\.\d)[\w.]*`],
  ['name', String.raw`[A-Za-z_]\w*`],
  ['operator', String.raw`\*\*|//|<<|>>|[=!<>]=|<>|[^]`],
];
const pattern = new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'y');

/** The tokens of a source, without blanks. Any text gives tokens: what is no Python becomes single characters. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(source); match !== null && match[0] !== ''; match = pattern.exec(source)) {
    const [text] = match;
    const kind = patterns[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.[0] ?? null;
    if (kind === null) continue;
    const isKeyword = kind === 'name' && keywords.has(text);
    tokens.push({ kind: isKeyword ? 'keyword' : kind, text, start: match.index, end: match.index + text.length });
  }
  return tokens;
}
