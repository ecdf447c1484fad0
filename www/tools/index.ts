// What can wait until the first picture stands: the divider between the panels, zoom and pan, presenting.

export * from './chart';
export * from './divider';
export * from './pan';
export * from './view';
