import type { ImportProblems } from './read-assessment';

const UTF8_ADVICE =
  'The file is not UTF-8. Save it again with the encoding UTF-8 (in Excel: "CSV UTF-8") and try once more.';

/** The text of a file's bytes, or null when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Notes text that was read with the wrong encoding: replacement characters, or the zero bytes of UTF-16. */
export function checkEncoding(text: string | null, problems: ImportProblems): text is string {
  const isReadable =
    text !== null && text.isWellFormed() && !text.includes('\uFFFD') && !text.includes('\0');
  if (!isReadable) problems.error('import.encoding', UTF8_ADVICE);
  return isReadable;
}

/** The text without the byte order mark that some programs write first. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
