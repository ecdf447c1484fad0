import type { EndEvent, ErrorEvent, FrameByFrameElement, MarkerEvent, ReadyEvent, StepEvent } from './types.js';

export * from './types.js';

declare global {
  interface HTMLElementTagNameMap {
    'frame-by-frame': FrameByFrameElement;
  }
  interface HTMLElementEventMap {
    'fbf-ready': ReadyEvent;
    'fbf-step': StepEvent;
    'fbf-marker': MarkerEvent;
    'fbf-end': EndEvent;
    'fbf-error': ErrorEvent;
  }
}
