// The attributes of the embedded element, read with care: a bad value is told in a sentence, and the usual one is taken.

import type { StepGrain } from '../engine/grain';
import type { Theme } from '../player/player';

/** What can be shown. */
export const panelNames = [
  'source',
  'bytecode',
  'frames',
  'objects',
  'call',
  'counters',
  'output',
  'narration',
  'timeline',
] as const;
export type PanelName = (typeof panelNames)[number];

/** Everything that the element looks at. */
export const attributeNames = [
  'src',
  'at',
  'until',
  'grain',
  'speed',
  'panels',
  'controls',
  'theme',
  'readonly',
  'autoplay',
  'loading',
] as const;
export type AttributeName = (typeof attributeNames)[number];

export interface Settings {
  /** The absolute address of a .py, a .pyc, a lesson or a recorded run; null: the program stands in a `<pre>` inside. */
  readonly src: string | null;
  /** The moment to open at: so many instructions have run. */
  readonly at: number | 'end';
  /** The last moment that can be gone to; null: that of the run. */
  readonly until: number | null;
  readonly grain: StepGrain;
  readonly speed: number;
  readonly panels: ReadonlySet<PanelName>;
  readonly controls: 'full' | 'compact' | 'none';
  readonly theme: Theme;
  readonly readonly: boolean;
  readonly autoplay: boolean;
  readonly loading: 'lazy' | 'eager';
}

/** Something that an author should mend. */
export interface Complaint {
  readonly attribute: AttributeName;
  /** One sentence: what is wrong, and what is done in its place. */
  readonly message: string;
}

const grains: Record<string, StepGrain> = {
  'c-step': 'cStep',
  cstep: 'cStep',
  instruction: 'instruction',
  line: 'line',
  call: 'call',
};
/** From where a program may be fetched: other kinds of address are not for that. */
const protocols = ['http:', 'https:', 'blob:', 'data:', 'file:'];
/** How much of a bad value is repeated to its author. */
const longest = 40;

/** The settings that attributes ask for, and what is wrong with them; `base` is what a relative address is relative to. */
export function readSettings(get: (name: AttributeName) => string | null, base: string) {
  const complaints: Complaint[] = [];
  const complain = (attribute: AttributeName, why: string, instead: string) => {
    const value = get(attribute) ?? '';
    const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
    complaints.push({ attribute, message: `${attribute}="${shown}" ${why}: ${instead}.` });
  };

  function choice<T extends string>(attribute: AttributeName, choices: readonly T[], usual: T): T {
    const value = get(attribute)?.trim().toLowerCase();
    if (value === undefined || value === '') return usual;
    const found = choices.find((one) => one === value);
    if (found === undefined) complain(attribute, `is none of ${choices.join(', ')}`, `"${usual}" is taken`);
    return found ?? usual;
  }

  function moment(attribute: 'at' | 'until', instead: string): number | null {
    const value = get(attribute)?.trim() ?? '';
    if (value === '') return null;
    const number = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(number)) return number;
    complain(attribute, 'is not a number of instructions', instead);
    return null;
  }

  function flag(attribute: AttributeName): boolean {
    const value = get(attribute)?.trim().toLowerCase();
    if (value === undefined || value === 'false') return false;
    if (['', 'true', attribute].includes(value)) return true;
    complain(attribute, 'is neither true nor false', 'it is taken as false');
    return false;
  }

  function panels(): ReadonlySet<PanelName> {
    const words = (get('panels') ?? '').toLowerCase().split(/[\s,]+/);
    const asked = words.filter((word) => word !== '' && word !== 'all');
    const found = panelNames.filter((name) => asked.includes(name));
    const unknown = asked.filter((word) => !panelNames.some((name) => name === word));
    const instead = found.length === 0 ? 'all are shown' : 'the others are shown';
    if (unknown.length > 0) complain('panels', `has a word that is none of ${panelNames.join(', ')}`, instead);
    return new Set(found.length === 0 ? panelNames : found);
  }

  function source(): string | null {
    const value = get('src')?.trim() ?? '';
    if (value === '') return null;
    const url = URL.canParse(value, base) ? new URL(value, base) : null;
    if (url !== null && protocols.includes(url.protocol)) return url.href;
    complain('src', 'is not the address of a file', 'the program in the element is shown');
    return null;
  }

  const isEnd = get('at')?.trim().toLowerCase() === 'end';
  const at = isEnd ? 'end' : (moment('at', 'the beginning is shown') ?? 0);
  const last = moment('until', 'the whole run is shown');
  const isBefore = last !== null && at !== 'end' && last < at;
  if (isBefore) complain('until', `comes before at="${at}"`, 'the whole run is shown');
  const settings: Settings = {
    src: source(),
    at,
    until: isBefore ? null : last,
    grain: grains[choice('grain', Object.keys(grains), 'instruction')] ?? 'instruction',
    speed: Number(choice('speed', ['0.5', '1', '2', '4'], '1')),
    panels: panels(),
    controls: choice('controls', ['full', 'compact', 'none'], 'full'),
    theme: choice('theme', ['auto', 'light', 'dark'], 'auto'),
    readonly: flag('readonly'),
    autoplay: flag('autoplay'),
    loading: choice('loading', ['lazy', 'eager'], 'lazy'),
  };
  return { settings, complaints };
}
