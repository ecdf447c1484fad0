// Looking closer at a part of the timeline: by wheel, by two fingers, by the keys that zoom the stage.

import { isChord } from '../panels/chord';
import type { TimelinePanel } from '../panels/timeline/timeline';

/** A key makes the part so many times as long, or as short. */
const stepFactor = 2;

/** Lets the reader zoom the chart. With the focus on it, z, Z and 0 mean the chart and not the stage. */
export function attachChart(chart: TimelinePanel): void {
  chart.addEventListener('wheel', (event) => byWheel(chart, event), { passive: false });
  chart.addEventListener('keydown', (event) => byKey(chart, event));
  attachPinch(chart);
}

/** Control and wheel, or two fingers on a touchpad, zoom; sideways, the part moves along. All else scrolls the page. */
function byWheel(chart: TimelinePanel, event: WheelEvent): void {
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    chart.zoom(Math.exp(event.deltaY / 200), chart.momentAt(event.clientX));
  } else if (chart.span !== null) {
    const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (by === 0) return;
    event.preventDefault();
    chart.pan(by);
  }
}

function byKey(chart: TimelinePanel, event: KeyboardEvent): void {
  if (isChord(event)) return;
  const times = { z: 1 / stepFactor, Z: stepFactor, '0': Number.POSITIVE_INFINITY }[event.key];
  if (times === undefined) return;
  event.preventDefault();
  chart.zoom(times, chart.moment);
}

/** Two fingers: what is between them stays there. */
function attachPinch(chart: TimelinePanel): void {
  const fingers = new Map<number, number>();
  const spread = () => {
    const [one = 0, other = 0] = fingers.values();
    return { width: Math.max(Math.abs(one - other), 1), middle: (one + other) / 2 };
  };
  chart.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, event.clientX);
    chart.pinched = fingers.size > 1;
  });
  chart.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = spread();
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size !== 2) return;
    const now = spread();
    chart.zoom(before.width / now.width, chart.momentAt(now.middle));
  });
  const lift = ({ pointerId }: PointerEvent) => {
    fingers.delete(pointerId);
    // The finger that is lifted last does not slide the playhead.
    if (fingers.size === 0) chart.pinched = false;
  };
  for (const type of ['pointerup', 'pointercancel'] as const) chart.addEventListener(type, lift);
}
