// A recording that is being read; src/record/read.rs does the same.

import type { Program, Snapshot } from '../engine/types';
import { damaged } from './damage';
import { partsOf, unpacked } from './sections';
import { Section, type Words } from './streams';
import { Track } from './track';
import { readPatch, readTree, type Shapes, type Tree } from './trees';

/** The parts before the blocks. */
const beforeBlocks = 4;
/** How many blocks are kept, when they have been read. */
const keptBlocks = 3;
/** How many fields an object can have. */
const mostFields = 48;
/** How many moments there can be, and how many in a block. */
const mostMoments = 1 << 24;
const mostInBlock = 1 << 16;
/** How long moments are read before others get their turn, in milliseconds. */
const turn = 12;

/** A moment as it was recorded. */
interface Recorded {
  readonly moment: Tree;
  readonly step: Tree;
  readonly made: Tree;
}

/** A part of the run that is read as far as it was asked for. */
interface Block {
  readonly from: Section;
  readonly moments: Recorded[];
}

/** What does not change while a recording is read. */
interface Start {
  readonly program: Program;
  readonly first: Recorded;
  readonly moments: number;
  /** How many moments a block has. */
  readonly block: number;
  readonly ended: boolean;
  readonly waiting: boolean;
  /** For each line that the program was given to read, the moment in which it waited for that. */
  readonly answers: readonly number[];
  readonly words: Words;
}

export class Recording {
  readonly #parts: ReturnType<typeof partsOf>;
  readonly #shapes: Shapes;
  readonly #models: readonly Tree[];
  /** The last ones at the end. */
  readonly #blocks = new Map<number, Promise<Block>>();

  private constructor(
    parts: ReturnType<typeof partsOf>,
    shapes: Shapes,
    models: readonly Tree[],
    readonly start: Start,
    readonly track: Track,
  ) {
    this.#parts = parts;
    this.#shapes = shapes;
    this.#models = models;
  }

  /** Opens a recording. Rejects with a `Damage` if it is none. */
  static async open(file: Uint8Array): Promise<Recording> {
    const parts = partsOf(file);
    const shapes = readShapes(new Section(await unpacked(parts, 0), []));
    const start = readStart(new Section(await unpacked(parts, 1), []), shapes);
    if (Math.ceil(start.moments / start.block) !== parts.length - beforeBlocks) {
      throw damaged('it has another number of moments');
    }
    const models = new Section(await unpacked(parts, 2), start.words);
    const steps = Array.from({ length: models.count() }, () => readTree(models, shapes));
    const track = new Track(new Section(await unpacked(parts, 3), start.words), shapes, start.moments);
    return new Recording(parts, shapes, steps, start, track);
  }

  /** A moment, from 0 to the last one. */
  async seek(n: number): Promise<Snapshot> {
    const { block, moments } = this.start;
    const wanted = Math.max(0, Math.min(n, moments - 1));
    const { moment, step, made } = await this.#read(Math.floor(wanted / block), wanted % block);
    const snapshot = { moment, step, made };
    if (isSnapshot(snapshot, wanted)) return snapshot;
    throw damaged('a moment is none');
  }

  async #read(index: number, wanted: number): Promise<Recorded> {
    const block = await this.#block(index);
    let began = performance.now();
    while (block.moments.length <= wanted) {
      this.#readNext(block);
      if (performance.now() - began < turn) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      began = performance.now();
    }
    return block.moments[wanted] ?? this.start.first;
  }

  #block(index: number): Promise<Block> {
    const begin = async () => {
      const section = await unpacked(this.#parts, beforeBlocks + index);
      return { from: new Section(section, this.start.words), moments: [] };
    };
    const block = this.#blocks.get(index) ?? begin();
    this.#blocks.delete(index);
    this.#blocks.set(index, block);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > keptBlocks && oldest !== undefined) this.#blocks.delete(oldest);
    return block;
  }

  #readNext({ from, moments }: Block): void {
    const base = moments.at(-1) ?? this.start.first;
    const moment = readPatch(from, this.#shapes, base.moment);
    const step = this.#readStep(from, moments);
    moments.push({ moment, step, made: readPatch(from, this.#shapes, base.made) });
  }

  #readStep(from: Section, moments: readonly Recorded[]): Tree {
    const model = from.op();
    if (model === 0) return readTree(from, this.#shapes);
    const isBefore = model % 2 === 0;
    const found = isBefore ? this.#models[model / 2 - 1] : moments.at(-(model + 1) / 2)?.step;
    if (found === undefined) throw damaged('a step is not there');
    return readPatch(from, this.#shapes, found);
  }
}

function fieldCount(from: Section): number {
  const count = from.op();
  if (count > mostFields) throw damaged('a shape has too many fields');
  return count;
}

function readShapes(from: Section): Shapes {
  const field = () => {
    const name = from.word();
    if (!/^[a-z][A-Za-z]*$/.test(name)) throw damaged('a field has no name');
    return name;
  };
  return Array.from({ length: from.count() }, () => Array.from({ length: fieldCount(from) }, field));
}

function readStart(from: Section, shapes: Shapes): Start {
  const [moments, block, ended, waiting, answers] = [0, 0, 0, 0, 0].map(() => from.natural());
  if (!moments || !block || answers === undefined) throw damaged('it has no moments');
  if (moments > mostMoments || block > mostInBlock) throw damaged('it has too many moments');
  const waited: number[] = [];
  while (waited.length < answers) waited.push(from.natural());
  const [program = null, moment = null, step = null, made = null] = [0, 0, 0, 0].map(() => readTree(from, shapes));
  if (!isProgram(program)) throw damaged('it has no program');
  const words = from.words;
  const first = { moment, step, made };
  return { program, first, moments, block, ended: ended === 1, waiting: waiting === 1, answers: waited, words };
}

/** Whether what was read has at least what everything stands on. What it was written from had the rest. */
function isProgram(tree: unknown): tree is Program {
  const program = tree as Program | null;
  return (
    typeof program?.filename === 'string' && [program.listings, program.files, program.warnings].every(Array.isArray)
  );
}

function isSnapshot(trees: { [field in keyof Snapshot]: unknown }, n: number): trees is Snapshot {
  const moment = trees.moment as Snapshot['moment'] | null;
  const lists = [
    trees.made,
    moment?.stack,
    moment?.objects,
    moment?.cFunctions,
    moment?.parked,
    moment?.callStats,
    moment?.output,
  ];
  return moment?.n === n && lists.every(Array.isArray);
}
