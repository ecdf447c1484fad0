// The playground: the player, and the header that chooses what it plays.

import './trusted';
import type { ProgramFile } from '../engine/session';
import type { GalleryEntry } from '../extras/gallery';
import type { LessonEntry } from '../lessons/types';
import type { PlayedMoment } from '../player/view';
import { download } from './download';
import { programFrom } from './files';
import { fetchLesson, lessonHash, lessonIn, lessonPrefix, lessons } from './lessons';
import { hashOf, momentFile, momentIn, momentOf } from './link';
import { PlaygroundPlayer } from './player';
import { fetchSample, sampleGroups, sourceOf } from './samples';
import { chosenContrast, chosenScheme, currentScheme, rememberContrast, rememberScheme } from './theme';

const player = element('frame-by-frame', PlaygroundPlayer);
const picker = element('#program', HTMLSelectElement);
const fileInput = element('#file', HTMLInputElement);
const galleryButton = element('#gallery', HTMLButtonElement);
const openButton = element('#open', HTMLButtonElement);
const linkButton = element('#link', HTMLButtonElement);
const shareButton = element('#share', HTMLButtonElement);
const saveButton = element('#save', HTMLButtonElement);
const saved = element('#saved', HTMLElement);
const presentButton = element('#present', HTMLButtonElement);
const copied = element('#copied', HTMLElement);
const themeButton = element('#theme', HTMLButtonElement);
const curtain = element('#curtain', HTMLElement);

/** The value of the list's entry for a file of the reader's own. A sample's name has no colon. */
const ownFile = 'file:';
/** What the list shows while the player has it open. */
let opened = '';
/** The reader's own program: a file, or what was made of a sample. */
let own: ProgramFile | null = null;
let choices = 0;

/** The reader, or the address, has chosen something to be opened. Says later whether there was another choice since. */
function choose(): () => boolean {
  choices += 1;
  const choice = choices;
  return () => choice !== choices;
}

function element<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${selector}.`);
}

/** Opens what an entry of the list stands for: a sample, or a lesson. Gives what went wrong, which the player shows. */
async function openEntry(name: string): Promise<string | null> {
  const isOverdue = choose();
  let trouble: string | null = null;
  try {
    const isOpen = name.startsWith(lessonPrefix)
      ? await openLesson(name, isOverdue)
      : await openSample(name, isOverdue);
    if (isOpen) [opened = ''] = name.split('@');
  } catch (error) {
    if (isOverdue()) return null;
    trouble = messageOf(error);
    player.fail(trouble);
  }
  if (!isOverdue()) picker.value = opened;
  return trouble;
}

async function openSample(name: string, isOverdue: () => boolean): Promise<boolean> {
  const sample = await fetchSample(name);
  return !isOverdue() && player.open(sample);
}

/** Opens a lesson, at the moment that is named with it. */
async function openLesson(address: string, isOverdue: () => boolean): Promise<boolean> {
  const { name, n } = lessonIn(address);
  const lesson = await fetchLesson(name);
  const isOpen = !isOverdue() && (await player.openLesson(lesson));
  if (isOpen && n > 0 && !isOverdue()) await player.seek(n);
  return isOpen;
}

async function openFiles(files: readonly File[]): Promise<void> {
  const isOverdue = choose();
  try {
    const [first] = files;
    if (first !== undefined && files.length === 1 && /\.json$/i.test(first.name))
      return await restore(await momentIn(first));
    const program = await programFrom(files);
    if (!isOverdue() && (await player.open(program))) listOwn(program, program.name);
  } catch (error) {
    if (!isOverdue()) player.fail(messageOf(error));
  }
}

/** The list shows the reader's own program; from a sample one can go back to it. */
function listOwn(program: ProgramFile, title: string): void {
  picker.querySelector(`[value^="${ownFile}"]`)?.remove();
  const option = new Option(title, ownFile + program.name, true, true);
  picker.prepend(option);
  own = program;
  opened = option.value;
}

async function openOwn(program: ProgramFile): Promise<void> {
  choose();
  if (await player.open(program)) opened = ownFile + program.name;
  picker.value = opened;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function listSamples(): void {
  picker.replaceChildren(
    ...sampleGroups.map(({ title, samples }) => {
      const group = document.createElement('optgroup');
      group.label = title;
      group.append(...samples.map((sample) => new Option(sample.title, sample.name)));
      return group;
    }),
    lessonGroup(),
  );
  picker.addEventListener('change', () => {
    if (!picker.value.startsWith(ownFile)) void openEntry(picker.value);
    else if (own !== null) void openOwn(own);
  });
  player.addEventListener('fbf-edit', ({ detail }) => listOwn(detail, `${detail.name}, edited`));
}

function lessonGroup(): HTMLOptGroupElement {
  const group = document.createElement('optgroup');
  group.label = 'Lessons';
  group.append(...lessons.map(({ name, title }) => new Option(title, lessonPrefix + name)));
  return group;
}

/** The programs as cards, over the page. */
async function openGallery(): Promise<void> {
  try {
    await import('../extras/gallery');
  } catch {
    return player.fail('The programs could not be listed: check the connection, or choose one from the list.');
  }
  const gallery = document.querySelector('fbf-gallery') ?? document.createElement('fbf-gallery');
  if (!gallery.isConnected) {
    const programs = sampleGroups.map(({ title, samples }) => ({
      title,
      samples: samples.map((sample) => ({ ...sample, source: () => sourceOf(sample.name) })),
    }));
    gallery.groups = [...programs, { title: 'Lessons', samples: lessons.map(lessonCard) }];
    gallery.addEventListener('choose', (event) => void openEntry((event as CustomEvent<string>).detail));
    document.body.append(gallery);
  }
  gallery.chosen = opened;
  gallery.open();
}

function lessonCard({ name, title, summary, questions }: LessonEntry): GalleryEntry {
  const source = async () => (await fetchLesson(name)).source;
  return { name: lessonPrefix + name, title, subject: summary, extent: `${questions} questions`, source };
}

function takeFiles(): void {
  openButton.addEventListener('click', () => fileInput.click());
  fileInput.addEventListener('change', () => {
    const files = [...(fileInput.files ?? [])];
    // So that the same file, changed meanwhile, can be chosen again.
    fileInput.value = '';
    if (files.length > 0) void openFiles(files);
  });
}

function takeDrops(): void {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    curtain.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) curtain.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    curtain.hidden = true;
    void openFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

async function restore(moment: PlayedMoment): Promise<void> {
  choose();
  if (await player.restore(moment)) listOwn(moment.file, moment.file.name);
}

/** The address becomes that of the moment on the page, and is copied. */
async function copyLink(): Promise<void> {
  const moment = player.getState();
  if (moment === null)
    return player.fail('There is no source to make a link of: a .pyc can only be passed on as a file.');
  // Who is in a lesson passes on the lesson, at this place.
  const lesson = player.getContent()?.lesson ?? null;
  const hash = (lesson && lessonHash(lesson.name, moment.n)) ?? (await hashOf(moment));
  if (hash === null) {
    const file = momentFile(moment);
    download(file, file.name);
    return player.fail(
      'This program is too long for a link, so it was saved as a file: whoever drops that on this page sees this moment.',
    );
  }
  history.replaceState(null, '', hash);
  // Not every browser lets a page write to the clipboard; the address is there to be copied in any case.
  const done = await navigator.clipboard?.writeText(location.href).then(
    () => 'Copied',
    () => null,
  );
  sayUntilStep(copied, 'Link', done ?? 'In the address');
}

/** A button's label says what was done, until there is another moment to do it with. */
function sayUntilStep(label: HTMLElement, usual: string, words: string): void {
  label.textContent = words;
  const again = () => {
    label.textContent = usual;
  };
  player.addEventListener('fbf-step', again, { once: true });
}

/** The program and the player as one file, for where there is no network. */
async function save(): Promise<void> {
  try {
    const { saveFile, inWords } = await import('../saved/save');
    const file = await saveFile(player);
    if (file !== null) sayUntilStep(saved, 'Save', `Saved, ${inWords(file.size)}`);
  } catch (error) {
    player.fail(`The file could not be saved: ${messageOf(error)}`);
  }
}

/** What to copy into another page to show this moment there. */
async function openShare(): Promise<void> {
  const moment = player.getState();
  if (moment === null) return player.fail('There is no source to put into a page: a .pyc can only be named in src.');
  try {
    const [{ snippetsOf }, { pictureOf, toSvg }] = await Promise.all([
      import('../extras/snippets'),
      import('../extras/picture'),
      import('../extras/share'),
    ]);
    const picture = await pictureOf(player);
    const dialog = document.querySelector('fbf-share') ?? document.createElement('fbf-share');
    if (!dialog.isConnected) document.body.append(dialog);
    const sentence = player.getMoment()?.sentence ?? '';
    const svg = picture === null ? '' : toSvg(picture);
    dialog.open(
      snippetsOf({ moment, site: new URL('.', location.href).href, hash: await hashOf(moment), svg, sentence }),
    );
  } catch {
    player.fail('What to copy could not be loaded: check the connection and try it again.');
  }
}

/** Opens what the address holds, or else the first sample, if there is nothing on the page yet. */
async function openAddress(isFirst: boolean): Promise<void> {
  const isLesson = location.hash.startsWith(`#${lessonPrefix}`);
  const found = isLesson ? await openEntry(location.hash.slice(1)) : await momentOf(location.hash).catch(messageOf);
  if (isLesson && found === null) return;
  if (found !== null && typeof found !== 'string') {
    return restore(found);
  }
  const first = sampleGroups[0]?.samples[0];
  if (isFirst && first !== undefined) await openEntry(first.name);
  if (found !== null) player.fail(found);
}

function switchTheme(): void {
  const show = () => {
    document.documentElement.dataset.theme = chosenScheme() ?? 'auto';
    player.theme = chosenScheme() ?? 'auto';
    themeButton.setAttribute('aria-pressed', String(currentScheme() === 'dark'));
    document.documentElement.dataset.contrast = chosenContrast();
    player.contrast = chosenContrast();
  };
  player.addEventListener('fbf-look', ({ detail }) => {
    rememberContrast(detail.contrast);
    show();
  });
  themeButton.addEventListener('click', () => {
    const scheme = currentScheme() === 'dark' ? 'light' : 'dark';
    rememberScheme(scheme);
    show();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  show();
}

/** On this page the player has the keys also while nothing, or a button of the header, has the focus. */
function handOnKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.target !== player) player.handleKey(event);
  });
}

/** Once the first program is there, so that nothing that the reader waits for is in line behind it. */
async function keep(): Promise<void> {
  if (!import.meta.env.PROD) return;
  const offline = await import('../offline/keep').catch(() => null);
  await offline?.keepSite(offline.offerReload);
}

listSamples();
takeFiles();
takeDrops();
switchTheme();
handOnKeys();
galleryButton.addEventListener('click', () => void openGallery());
presentButton.addEventListener('click', () => player.obey({ do: 'present' }));
shareButton.addEventListener('click', () => void openShare());
saveButton.addEventListener('click', () => void save());
linkButton.addEventListener('click', () => void copyLink());
addEventListener('hashchange', () => void openAddress(false));
void openAddress(true).then(keep);
