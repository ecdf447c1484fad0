// Where things are.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the repository. */
export function atRoot(...parts) {
  return join(root, ...parts);
}

/** What the set-up installs; git ignores it. */
export const toolsFolder = atRoot('.tools');

/** The built site; git ignores it. */
export const siteFolder = atRoot('dist');

/** The npm package; git ignores it. */
export const packageFolder = atRoot('dist-npm');

/** The machine for the browser, written by wasm-bindgen; git ignores it. */
export const wasmFolder = atRoot('www', 'engine', 'wasm');

/** Cargo's folder for wasm builds: apart from `target`, since another compiler may fill it. */
export const wasmTargetFolder = atRoot('target-wasm');
