import { importLimits, type ImportRequest } from '@glabella/contracts';

/** The largest file that is read, in bytes. UTF-8 never has more characters than bytes, so the server takes its text. */
export const mostFileBytes = importLimits.characters;

/** A file's text and what it seems to be; its name stays on this page. */
export interface ImportFile {
  readonly kind: ImportRequest['kind'];
  readonly content: string;
  readonly name: string;
  readonly bytes: number;
}

/** Why a file was not read, as a sentence that says what to do. */
export interface FileRefusal {
  readonly refusal: string;
}

/** The part of the browser's File that is needed here. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** A size as people write it: '812 bytes', '36 kB', '4.2 MB' (powers of 1000). */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}

/** FHIR JSON begins with a brace; everything else is taken for a CSV and explained by the server. */
export function kindOf(content: string): ImportRequest['kind'] {
  return /^\uFEFF?\s*[{[]/.test(content) ? 'fhir' : 'csv';
}

/**
 * Reads what was chosen as strict UTF-8 in the browser; what the server would refuse is told before anything is sent. Several
 * files are taken only as FHIR JSON: an event may be spread over them, so they are sent as one list.
 */
export async function readImportFiles(
  files: readonly ReadableFile[],
): Promise<ImportFile | FileRefusal> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostFileBytes) {
    const what = files.length === 1 ? 'The file is' : 'The files together are';
    return {
      refusal: `${what} larger than the ${sizeText(mostFileBytes)} that an import takes. Split it.`,
    };
  }
  const [only, ...others] = files;
  if (only && others.length === 0) return readImportFile(only);
  const read: ImportFile[] = [];
  for (const file of files) {
    const one = await readImportFile(file);
    if ('refusal' in one) return { refusal: `${file.name}: ${one.refusal}` };
    if (one.kind === 'csv') return { refusal: 'Choose one CSV at a time.' };
    if (!isJson(one.content)) return { refusal: `${file.name}: This is no complete JSON.` };
    read.push(one);
  }
  return {
    kind: 'fhir',
    content: `[${read.map(({ content }) => content).join(',')}]`,
    name: `${read.length} files`,
    bytes,
  };
}

async function readImportFile(file: ReadableFile): Promise<ImportFile | FileRefusal> {
  const { name, size } = file;
  if (size === 0) return { refusal: 'The file is empty. Choose another.' };
  const bytes = await bytesOf(file);
  if (!bytes) return { refusal: 'The browser could not read the file. Choose it again.' };
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: kindOf(content), content, name, bytes: size };
  } catch {
    return {
      refusal: 'The file is not UTF-8 text. Save it as “CSV UTF-8” or as JSON and choose it again.',
    };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A file that was moved or changed after it was chosen cannot be read any more. */
async function bytesOf(file: ReadableFile): Promise<ArrayBuffer | null> {
  try {
    return await file.arrayBuffer();
  } catch {
    return null;
  }
}
