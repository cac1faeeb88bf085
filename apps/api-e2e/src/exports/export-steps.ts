import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import {
  type DataExport,
  dataExportListSchema,
  dataExportSchema,
  type ExportFormat,
  type ExportKind,
  exportRequestSchema,
} from '@glabella/contracts';
import type { z } from 'zod';
import type { Answer, ApiClient } from '../support/api-client';
import type { TestClinic } from '../support/test-clinic';

export type Selection = z.input<typeof exportRequestSchema>['selection'];

/** The files of an archive, each checked against the manifest that lies beside it. */
export interface ReadArchive {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly manifest: Manifest;
}

/** What the tests read of `manifest.json`. */
export interface Manifest {
  readonly exportId: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly practice: string;
  readonly timeZone: string;
  readonly dataAsOf: string;
  readonly exporter: { readonly id: string; readonly displayName: string } | null;
  readonly selection: Readonly<Record<string, unknown>>;
  readonly definitions: {
    readonly thresholdVersion: number;
    readonly thresholds: readonly {
      readonly key: string;
      readonly value: number;
      readonly source: string;
    }[];
  };
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly name: string;
    readonly rows: number | null;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

export type Line = Readonly<Record<string, string>>;

export function prepare(
  client: ApiClient,
  kind: ExportKind = 'identified',
  format: ExportFormat = 'csv-analysis',
  selection: Selection = {},
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return client.post(`/api/v1/exports/${kind}`, { selection, format }, { idempotencyKey });
}

export async function prepared(...args: Parameters<typeof prepare>): Promise<DataExport> {
  const answer = await prepare(...args);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(dataExportSchema);
}

/** Prepares and downloads an export, and checks every file against the manifest. */
export async function exported(...args: Parameters<typeof prepare>): Promise<ReadArchive> {
  const [client] = args;
  const { id } = await prepared(...args);
  return readArchive(await client.open(`/api/v1/exports/${id}/file`));
}

export async function readArchive(response: Response): Promise<ReadArchive> {
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const disposition = response.headers.get('content-disposition') ?? '';
  return readZip(bytes, /filename="([^"]+)"/.exec(disposition)?.[1] ?? '');
}

/** Reads an archive with another library than the one that wrote it. */
export function readZip(bytes: Uint8Array, fileName: string): ReadArchive {
  const files = unzipSync(bytes);
  const manifest = JSON.parse(textOf(files['manifest.json'])) as Manifest;
  const named = manifest.files.map(({ name }) => name);
  expect([...named, 'manifest.json'].sort()).toEqual(Object.keys(files).sort());
  for (const { name, bytes: length, sha256 } of manifest.files) {
    const content = files[name] ?? new Uint8Array();
    expect([name, content.length, sha256Of(content)]).toEqual([name, length, sha256]);
  }
  return { fileName, bytes, files, manifest };
}

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export const textOf = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** The lines of a CSV of an archive under their headings; every row has a cell for each. */
export function linesOf(
  { files, manifest }: Pick<ReadArchive, 'files' | 'manifest'>,
  name: string,
  delimiter = ',',
): Line[] {
  const lines = parse(textOf(files[`${name}.csv`]), {
    columns: true,
    bom: true,
    delimiter,
    record_delimiter: '\r\n',
    relax_column_count: false,
  }) as Line[];
  const said = manifest.files.find((file) => file.name === `${name}.csv`);
  expect([name, lines.length]).toEqual([name, said?.rows]);
  return lines;
}

export function history(clinic: TestClinic): Promise<readonly DataExport[]> {
  return historyOf(clinic.administrator);
}

export async function historyOf(client: ApiClient): Promise<readonly DataExport[]> {
  return (await client.get('/api/v1/exports')).as(dataExportListSchema).rows;
}

/** The export once it has ended. */
export async function ended(client: ApiClient, id: string): Promise<DataExport> {
  for (;;) {
    const one = (await client.get(`/api/v1/exports/${id}`)).as(dataExportSchema);
    if (one.status !== 'running') return one;
    await delay(20);
  }
}
