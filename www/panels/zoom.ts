// Measuring where things are drawn larger or smaller than their styles say.

/** How many pixels of the screen a pixel of the element's own styles has; 1 where the browser does not tell boxes apart. */
export function zoomOf(element: Element): number {
  return element.currentCSSZoom || 1;
}
