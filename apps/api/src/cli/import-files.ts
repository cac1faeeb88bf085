import { readFile } from 'node:fs/promises';
import {
  importLimits,
  type ImportBatch,
  type ImportPreview,
  type ImportProblem,
} from '@glabella/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { Refusal } from '../config/refusal';
import type { Caller } from '../http/caller';
import type { CheckedImportRequest } from '../imports/import-batch';
import { ImportsService } from '../imports/imports.service';
import { type CommandContext, type CommandOption, UsageError } from './command';
import { actingAdministrator, actingOptions } from './people';
import { withApp } from './with-app';

const PROBLEMS_SHOWN = 20;

/** The options of both kinds of import. */
export const importOptions = {
  file: {
    type: 'string',
    value: 'path',
    description: 'The file; may be given several times, each is an import of its own.',
    isRequired: true,
    isRepeatable: true,
  },
  'create-patients': {
    type: 'boolean',
    description: 'Create patients whose MRN is unknown; without it an unknown MRN is an error.',
  },
  'accept-duplicates': {
    type: 'boolean',
    description:
      'With --create-patients: create also those whose name and birth date another patient has.',
  },
  preview: { type: 'boolean', description: 'Say what would happen, and store nothing.' },
  ...actingOptions,
} as const satisfies Record<string, CommandOption>;

/** What a request of either kind says: the text of a file, and what happens to patients that are not known. */
type SharedRequest = Pick<CheckedImportRequest, 'content' | 'createPatients' | 'acceptDuplicates'>;

/** What became of one file. Its name stays here: nothing of it is stored, it may name a patient. */
interface ImportedFile {
  readonly file: string;
  readonly preview: ImportPreview;
  /** Null after a preview alone, or when the file cannot be taken. */
  readonly batch: ImportBatch | null;
}

/**
 * Looks at each file and, unless only that was asked for, imports it: all of a file is stored, or nothing. Throws a
 * `Refusal` at the end if a file could not be taken.
 */
export async function importFiles(
  context: CommandContext,
  requestFor: (shared: SharedRequest) => CheckedImportRequest,
): Promise<void> {
  const { options, output } = context;
  const createPatients = options.flag('create-patients');
  const acceptDuplicates = options.flag('accept-duplicates');
  const contents = await readAll(options.texts('file'));
  const results = await withApp(context, async (app) => {
    const { caller } = await actingAdministrator(app, options);
    const done: ImportedFile[] = [];
    for (const { file, content } of contents) {
      const request = requestFor({ content, createPatients, acceptDuplicates });
      done.push(await importOne(app, context, caller, file, request));
    }
    return done;
  });
  output.result({ files: results }, results.map(describe).join('\n\n'));
  const refused = results.filter(
    ({ preview, batch }) =>
      !preview.isImportable || (batch !== null && batch.status !== 'finished'),
  );
  if (refused.length > 0) {
    throw new Refusal(`${refused.length} of ${results.length} files could not be imported.`);
  }
}

async function importOne(
  app: INestApplicationContext,
  { options, output }: CommandContext,
  caller: Caller,
  file: string,
  request: CheckedImportRequest,
): Promise<ImportedFile> {
  const imports = app.get(ImportsService);
  const preview = await imports.preview(caller, request);
  if (options.flag('preview') || !preview.isImportable) return { file, preview, batch: null };
  const mapped =
    request.kind === 'csv' && preview.mapping !== null
      ? { ...request, mapping: preview.mapping }
      : request;
  const batch = await imports.importNow(caller, mapped, (done, rows) => {
    output.progress(`${file}: ${done} of ${rows} rows`);
  });
  return { file, preview, batch };
}

async function readAll(files: readonly string[]) {
  const contents: { file: string; content: string }[] = [];
  for (const file of files) {
    const content = await readFile(file, 'utf8').catch(() => {
      throw new UsageError(`--file: ${file} cannot be read.`);
    });
    if (content.length === 0 || content.length > importLimits.characters) {
      throw new UsageError(
        `--file: ${file} is empty, or longer than ${importLimits.characters} characters.`,
      );
    }
    contents.push({ file, content });
  }
  return contents;
}

function describe({ file, preview, batch }: ImportedFile): string {
  const { rowCount, newCount, unchangedCount, newPatientCount } = preview;
  const skipped = (batch ?? preview).skippedCount;
  const notTaken = skipped === null ? '' : `, ${skipped} not taken`;
  const counts = batch
    ? `${batch.rowCount} rows: ${batch.storedCount} stored, ${batch.unchangedCount} there already, ` +
      `${batch.newPatientCount} new patients${notTaken} (import ${batch.id}, ${batch.status})`
    : `${rowCount} rows: ${newCount} new, ${unchangedCount} there already, ${newPatientCount} new patients` +
      `${notTaken}; nothing was stored`;
  const problems = (batch?.problems ?? preview.problems).slice(0, PROBLEMS_SHOWN);
  const hidden = (batch ?? preview).problemCount - problems.length;
  return [
    `${file}: ${counts}`,
    ...problems.map((problem) => describeProblem(problem, PLACES[preview.kind])),
    ...(hidden > 0 ? [`  ... and ${hidden} more`] : []),
  ].join('\n');
}

/** What is counted in a file of either kind. */
const PLACES = { csv: 'line', fhir: 'entry' } as const;

function describeProblem(problem: ImportProblem, placeName: string): string {
  const { severity, line, column, message, code } = problem;
  const place = [
    ...(line === null ? [] : [`${placeName} ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(', ');
  return `  ${severity}${place === '' ? '' : ` at ${place}`}: ${message} (${code})`;
}
