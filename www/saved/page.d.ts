/** The page of saved files, with its script and styles in it, as a file of text (vite.config.ts makes it). */
declare module '*?one-file' {
  /** Where that text is. */
  export const address: string;
  /** How many bytes it has. */
  export const size: number;
  /** How many characters of a saved file the wasm is. */
  export const machineSize: number;
}
