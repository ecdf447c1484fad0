// The moment on the stage as a picture to keep: its sentence, and below it what the stage shows, whole.

import { download } from '../../page/download';
import type { FrameByFrame } from '../../player/player';
import { type Font, fontText, type Shape, shapesOf, type TextShape } from './shapes';
import { type Picture, toPng, toSvg } from './write';

export { toSvg };

export type Format = 'svg' | 'png';

/** Space for the sentence above the stage. */
const head = 64;
const margin = 28;

/** Gives the reader the moment on the page as a file. */
export async function savePicture(player: FrameByFrame, format: Format): Promise<void> {
  const [picture, moment] = [await pictureOf(player), player.getMoment()];
  if (picture === null || moment === null) return player.fail('There is nothing to make a picture of yet.');
  const blob = format === 'svg' ? new Blob([toSvg(picture)], { type: 'image/svg+xml' }) : await toPng(picture);
  if (blob === null) return player.fail('The picture is too large for a PNG in this browser: save it as SVG.');
  download(blob, `${moment.filename.replace(/\.\w+$/, '').replace(/[^\w-]+/g, '_')}-step-${moment.n}.${format}`);
}

/** The moment as shapes; null while there is none. */
export async function pictureOf(player: FrameByFrame): Promise<Picture | null> {
  const moment = player.getMoment();
  const { stage } = player;
  const field = stage?.renderRoot.querySelector<HTMLElement>('.field');
  if (moment === null || stage === null || field == null) return null;
  await stage.settled;
  const { fontFamily, color, backgroundColor } = getComputedStyle(stage);
  const width = field.scrollWidth;
  const words = (text: string, y: number, size: number, weight: string): TextShape => {
    const font: Font = { style: 'normal', weight, size, family: fontFamily };
    return { kind: 'text', x: margin, y, text: cut(text, font, width - 2 * margin), font, fill: color };
  };
  const place = `${moment.filename}, step ${moment.n} of ${moment.length}`;
  const shapes = shapesOf(field).map((shape) => moved(shape, head));
  return {
    width,
    height: field.scrollHeight + head,
    ground: backgroundColor,
    title: `${moment.sentence} (${place})`,
    shapes: [words(moment.sentence, 31, 18, '600'), words(place, 52, 13, '400'), ...shapes],
  };
}

/** Long sentences end in dots. */
function cut(text: string, font: Font, room: number): string {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text;
  context.font = fontText(font);
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

function moved(shape: Shape, by: number): Shape {
  if (shape.kind === 'text') return { ...shape, y: shape.y + by };
  const [a, b, c, d, e, f] = shape.matrix;
  return { ...shape, matrix: [a, b, c, d, e, f + by] };
}
