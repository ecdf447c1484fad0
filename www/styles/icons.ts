// The drawings of the controls and marks. All in the colour of the text around them; none is read aloud.

import { html, type TemplateResult } from 'lit';

function filled(size: number, path: string): TemplateResult {
  return html`<svg width=${size} height=${size} viewBox="0 0 ${size} ${size}" fill="currentColor" aria-hidden="true"><path d=${path} /></svg>`;
}

function drawn(size: number, path: string): TemplateResult {
  return html`<svg width=${size} height=${size} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path d=${path} /></svg>`;
}

export const icons = {
  toStart: filled(18, 'M2 2h2v14H2zM16 2v14L5 9z'),
  back: filled(18, 'M12 3l-8 6 8 6zM13.5 3h2v12h-2z'),
  play: filled(18, 'M4 2l12 7-12 7z'),
  pause: filled(18, 'M4 2h4v14H4zM10.5 2h4v14h-4z'),
  step: filled(18, 'M6 3l8 6-8 6zM2.5 3h2v12h-2z'),
  toEnd: filled(18, 'M14 2h2v14h-2zM2 2l11 7-11 7z'),
  edit: drawn(14, 'M2 12l.6-3L9.2 2.4l2.4 2.4L5 11.4z'),
  help: drawn(
    18,
    'M6.2 6.6a2.8 2.8 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2M9 13.4v.8M9 1.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z',
  ),
  close: drawn(16, 'M4 4l8 8M12 4l-8 8'),
  /** The mark of what runs next. */
  next: filled(10, 'M1 0l8 5-8 5z'),
  /** The mark of what has just run. */
  ran: drawn(10, 'M2 1.5l6 3.5-6 3.5z'),
  /** The mark of a caller that waits. */
  waits: filled(10, 'M1.5 0.5h2.5v9H1.5zM6 0.5h2.5v9H6z'),
  finished: filled(10, 'M1 1h8v8H1z'),
  failed: drawn(10, 'M1.5 1.5l7 7M8.5 1.5l-7 7'),
};
