import { sep } from 'node:path';
import { types } from 'node:util';
import { Refusal } from '../../config/refusal';

/** Where the program works on the disk. */
export interface Place {
  /** Folders; the first is the one that people know. */
  readonly paths: readonly [string, ...string[]];
  /** What to do where the disk does not let the program work there. */
  readonly remedy: string;
}

/** DATA_DIR, or what becomes it. */
export function dataPlace(dataDir: string, ...unfinished: readonly string[]): Place {
  return { paths: [dataDir, ...unfinished], remedy: 'choose another folder with DATA_DIR' };
}

/** An error of the file system at a place as a `Refusal` that names the place; any other error as it is. */
export function orUnusable(error: unknown, { paths, remedy }: Place): unknown {
  if (!isFileError(error) || !isAt(error, paths)) return error;
  // Node says code, meaning, call and path; the meaning never holds a comma.
  const [reason = error.code] = error.message.split(',');
  return new Refusal(`${paths[0]} cannot be used (${reason}): ${remedy}.`, { cause: error });
}

interface FileError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

function isFileError(error: unknown): error is FileError {
  if (!types.isNativeError(error) || !('code' in error) || !('syscall' in error)) return false;
  return /^E[A-Z0-9]+$/.test(String(error.code)) && typeof error.syscall === 'string';
}

/** Node does not say which open file could not be written: only those of the place are. */
function isAt({ syscall, path, dest }: FileError, places: readonly string[]): boolean {
  if (path === undefined) return ['write', 'fsync'].includes(syscall);
  const named = dest === undefined ? [path] : [path, dest];
  return named.some((one) => places.some((place) => isWithin(one, place) || isWithin(place, one)));
}

const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}${sep}`);
