/** A worker with all that it imports, as the text of one classic script (vite.config.ts makes it). */
declare module '*?worker-text' {
  const text: string;
  export default text;
}
