// Handing a file to the reader.

/** How long the browser may take to fetch it from the page, in milliseconds. */
const patience = 60_000;

/** Saves a file where the reader's downloads go. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
