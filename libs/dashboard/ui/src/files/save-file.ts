/** As long as any browser takes to read what it saves. */
const KEPT_MS = 10_000;

/** Hands a file to the browser's downloads. Its name says nothing of a patient. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
