import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VARIABLE = 'GLABELLA_E2E_DATA';

/** Where the data folders of a run lie, so that its end takes them along; workers inherit it. */
export function publishDataFolders(parent: string): void {
  mkdirSync(parent);
  process.env[VARIABLE] = parent;
}

let made: string | undefined;

/**
 * Where the API of this test file keeps what it does not keep in the database: keys, and the signed heads of the audit trail.
 * Never in the workspace: a product that is started there would find heads of practices that are gone.
 */
export function dataFolder(): string {
  made ??= mkdtempSync(join(process.env[VARIABLE] ?? tmpdir(), 'glabella-api-data-'));
  return made;
}
