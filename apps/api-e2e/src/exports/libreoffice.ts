import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Line } from './export-steps';

const usualPlaces = [
  'soffice',
  '/usr/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Comma, quotes, UTF-8, cells as they are shown, no formulas, every sheet in a file of its own. */
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** The LibreOffice of this machine; null where there is none. */
export function findLibreOffice(): string | null {
  const runs = (program: string): boolean =>
    spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0;
  return usualPlaces.find(runs) ?? null;
}

/** The sheets of a workbook as LibreOffice reads them, by name: rows under their headings. */
export function sheetsInLibreOffice(
  program: string,
  workbook: Uint8Array,
): ReadonlyMap<string, readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-libreoffice-'));
  try {
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, workbook);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const done = spawnSync(
      program,
      [
        `-env:UserInstallation=${profile}`,
        ...['--headless', '--norestore', '--convert-to', everySheet],
        ...['--outdir', join(folder, 'sheets'), file],
      ],
      { timeout: 150_000, encoding: 'utf8' },
    );
    if (done.status !== 0) throw new Error(`LibreOffice: ${done.stdout} ${done.stderr}`);
    const names = readdirSync(join(folder, 'sheets'));
    return new Map(
      names.map((name) => [
        name.replace(/^book-|\.csv$/g, ''),
        parse(readFileSync(join(folder, 'sheets', name)), {
          columns: true,
          relax_column_count: false,
        }) as Line[],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
