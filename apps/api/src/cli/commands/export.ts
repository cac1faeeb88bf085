import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  type DataExport,
  type ExportFormat,
  type ExportKind,
  exportRequestSchema,
  exportSelectionSchema,
  exportTableNames,
} from '@glabella/contracts';
import { Refusal } from '../../config/refusal';
import type { Caller } from '../../http/caller';
import { ExportsService } from '../../exports/exports.service';
import { checked } from '../checked';
import { type Command, type CommandContext, type GivenOptions, UsageError } from '../command';
import { actingAdministrator, actingOptions } from '../people';
import { withApp } from '../with-app';

/** How often a long export says how far it is. */
const PROGRESS_MS = 1_000;

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write the record of a practice as CSV or Excel tables with a codebook into one zip.',
  details:
    'The file holds patient data: only its owner may read it. The export stands in the trail and in the history of the\n' +
    'page Reports. Patients with a session that matches the filters come with their whole record.',
  options: {
    ...actingOptions,
    to: {
      type: 'string',
      value: 'path',
      description: 'A folder, which gets a file with a name of its own, or the file to write.',
      isRequired: true,
    },
    format: { type: 'string', value: 'format', description: 'csv or xlsx; csv without it.' },
    variant: {
      type: 'string',
      value: 'variant',
      description: 'Of csv: analysis or excel (with a byte order mark); analysis without it.',
    },
    separator: {
      type: 'string',
      value: 'name',
      description:
        'Of the variant excel: comma, or semicolon with a decimal comma; comma without it.',
    },
    pseudonymised: {
      type: 'boolean',
      description: 'Without names, numbers, contacts, births, free text and staff; days moved.',
    },
    from: { type: 'string', value: 'date', description: 'First day of a session, YYYY-MM-DD.' },
    until: { type: 'string', value: 'date', description: 'Last day of a session, YYYY-MM-DD.' },
    protocol: { type: 'string', value: 'id', description: 'Patients treated by this protocol.' },
    product: { type: 'string', value: 'id', description: 'Patients treated with this product.' },
    diagnosis: {
      type: 'string',
      value: 'code',
      description: 'Patients treated for this ICD-10 code, or category (F33).',
    },
    'care-site': {
      type: 'string',
      value: 'code',
      description: 'Patients treated at this site of care; none: where it is not recorded.',
    },
    'with-voided': { type: 'boolean', description: 'Voided records too, marked as such.' },
  },
  async run(context) {
    const { options, output } = context;
    const request = requestOf(options);
    const kind: ExportKind = options.flag('pseudonymised') ? 'pseudonymised' : 'identified';
    const place = await placeOf(options.text('to'));
    const { done, path } = await withApp(context, async (app, stop) => {
      const { caller } = await actingAdministrator(app, options);
      const exports = app.get(ExportsService);
      const prepared = await exports.prepare(caller, randomUUID(), kind, request);
      return write(context, exports, caller, prepared, place, stop);
    });
    const rows = exportTableNames.map((name) => `${name} ${done.counts?.[name] ?? 0}`).join(', ');
    output.result(
      { path, ...done },
      `${path}\n${done.kind}, ${rows}; ${done.bytes ?? 0} bytes, SHA-256 ${done.sha256 ?? ''}`,
    );
  },
};

/** Writes beside the target and moves it there when it is whole; resolves once the history says how it ended. */
async function write(
  { output }: CommandContext,
  exports: ExportsService,
  caller: Caller,
  prepared: DataExport,
  place: Place,
  stop: AbortSignal,
): Promise<{ done: DataExport; path: string }> {
  const { fileName, stream } = await exports.open(caller, prepared.id);
  const path = place.isFolder ? join(place.path, fileName) : place.path;
  const part = `${path}.part`;
  const ticking = setInterval(() => {
    const rows = exports.rowsWritten(prepared.id);
    if (rows !== null) output.progress(`${rows} of ${prepared.expectedRows} rows`);
  }, PROGRESS_MS);
  try {
    await pipeline(stream, createWriteStream(part, { mode: 0o600, flags: 'wx' }), { signal: stop });
    await rename(part, path);
  } catch (error) {
    stream.destroy();
    if (!isThere(error)) await rm(part, { force: true });
    await exports.ended(prepared.id);
    throw isFileTrouble(error) ? new Refusal(`--to: ${part} cannot be written.`) : error;
  } finally {
    clearInterval(ticking);
  }
  await exports.ended(prepared.id);
  return { done: await exports.read(caller, prepared.id), path };
}

/** Where the file goes: into a folder that is there, or under a name that is free. */
interface Place {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Asked before anything is read: an export that would overwrite something leaves no trace in the history. */
async function placeOf(to: string): Promise<Place> {
  const path = resolve(to);
  const found = await stat(path).catch(() => null);
  if (found && !found.isDirectory()) throw new Refusal(`--to: ${path} is there already.`);
  return { path, isFolder: found !== null };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
const isThere = (error: unknown): boolean => codeOf(error) === 'EEXIST';
const isFileTrouble = (error: unknown): boolean => /^E[A-Z]+$/.test(codeOf(error));

function requestOf(options: GivenOptions) {
  const selection = checked(
    exportSelectionSchema,
    {
      from: options.optionalText('from'),
      until: options.optionalText('until'),
      protocolId: options.optionalText('protocol'),
      productId: options.optionalText('product'),
      diagnosisCode: options.optionalText('diagnosis'),
      careSite: options.optionalText('care-site'),
      withVoided: options.flag('with-voided'),
    },
    {
      from: '--from',
      until: '--until',
      protocolId: '--protocol',
      productId: '--product',
      diagnosisCode: '--diagnosis',
      careSite: '--care-site',
    },
  );
  return exportRequestSchema.parse({ selection, format: formatOf(options) });
}

/** What is left out has a default; what does not go together is refused. */
function formatOf(options: GivenOptions): ExportFormat {
  const format = oneOf(options, 'format', ['csv', 'xlsx']);
  const variant = oneOf(options, 'variant', ['analysis', 'excel']);
  const separator = oneOf(options, 'separator', ['comma', 'semicolon']);
  if (format === 'xlsx') {
    if (variant ?? separator) throw new UsageError('--variant and --separator go with csv.');
    return 'xlsx';
  }
  if (variant === 'excel') return `csv-excel-${separator ?? 'comma'}`;
  if (separator !== null) throw new UsageError('--separator goes with --variant excel.');
  return 'csv-analysis';
}

function oneOf<Value extends string>(
  options: GivenOptions,
  name: string,
  values: readonly Value[],
): Value | null {
  const given = options.optionalText(name);
  if (given === null) return null;
  const value = values.find((one) => one === given);
  if (value === undefined) throw new UsageError(`--${name}: ${values.join(' or ')}.`);
  return value;
}
