import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive; its bytes are asked for when those before it have left. */
export interface ArchiveEntry {
  readonly name: string;
  /** False for what is compressed already. */
  readonly isCompressed: boolean;
  content(): AsyncIterable<Buffer>;
}

/**
 * A zip of these files, one after the other, never faster than it is read. A failing file breaks the stream off; a
 * destroyed stream ends the file that is being read.
 */
export function zipArchive(entries: readonly ArchiveEntry[], at: Date): Readable {
  const zip = new ZipFile();
  const archive = zip.outputStream as Readable;
  let current: Readable | null = null;
  for (const entry of entries) {
    const options = { mtime: at, compress: entry.isCompressed };
    zip.addReadStreamLazy(entry.name, options, (begin) => {
      current = Readable.from(entry.content(), { objectMode: false });
      current.once('error', (error) => archive.destroy(error));
      begin(null, current);
    });
  }
  archive.once('close', () => current?.destroy());
  zip.end();
  return archive;
}
