import * as z from 'zod';
import { compareDates, csvFormats } from '@glabella/domain/values';
import { authorSchema, calendarDateSchema, idSchema, instantSchema, lineSchema } from './fields';
import { careSiteFilterSchema } from './care-sites';
import { diagnosisFilterSchema } from './outcomes';

/** Whether an export names people. Each kind is a permission of its own. */
export const exportKinds = ['identified', 'pseudonymised'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The tables of an export, in their order. */
export const exportTableNames = [
  'patients',
  'courses',
  'injection_sites',
  'assessments',
  'adverse_events',
  'trials',
  'medications',
  'frown_ratings',
  'life_events',
] as const;
export type ExportTableName = (typeof exportTableNames)[number];

/** How the tables are written: as CSV in one of its ways, or as a workbook. */
export const exportFormats = [...csvFormats, 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A period that ends before it begins is nobody's. */
function isInOrder({ from, until }: { from: string | null; until: string | null }): boolean {
  return from === null || until === null || compareDates(from, until) <= 0;
}

/**
 * Whose record is exported: everybody's, or that of patients with a session that matches all of it. A patient who
 * matches comes with the whole record, so that baselines before the period and follow-ups after it are there.
 */
export const exportSelectionSchema = z
  .strictObject({
    /** First and last day of the sessions, both included. */
    from: calendarDateSchema.nullable().default(null),
    until: calendarDateSchema.nullable().default(null),
    protocolId: lineSchema(80).nullable().default(null),
    productId: lineSchema(80).nullable().default(null),
    /** The diagnosis of the session's course as it stands now: a code, or a category for every code in it. */
    diagnosisCode: diagnosisFilterSchema.nullable().default(null),
    /** Where the session took place. */
    careSite: careSiteFilterSchema.nullable().default(null),
    /** Voided records come too, marked as such. */
    withVoided: z.boolean().default(false),
  })
  .refine(isInOrder, { path: ['until'], error: 'The last day lies before the first.' });
export type ExportSelection = z.output<typeof exportSelectionSchema>;

export const exportRequestSchema = z.strictObject({
  selection: exportSelectionSchema,
  format: z.enum(exportFormats),
});
export type ExportRequest = z.output<typeof exportRequestSchema>;

const rowCountSchema = z.int().min(0);

/** Rows of each table. */
export const exportCountsSchema = z.strictObject({
  patients: rowCountSchema,
  courses: rowCountSchema,
  injection_sites: rowCountSchema,
  assessments: rowCountSchema,
  adverse_events: rowCountSchema,
  trials: rowCountSchema,
  medications: rowCountSchema,
  frown_ratings: rowCountSchema,
  life_events: rowCountSchema,
});
export type ExportCounts = z.infer<typeof exportCountsSchema>;

/** What an export with this selection would hold now. */
export const exportPreviewSchema = z.strictObject({
  counts: exportCountsSchema,
  /** The same without the patients who refuse the use of their data. */
  pseudonymised: exportCountsSchema,
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

/**
 * An export as the history keeps it: who, when and what, never the file. `prepared` waits for its download, which must
 * begin soon and happens once; `unused` was never downloaded.
 */
export const dataExportSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  selection: z.strictObject({
    from: calendarDateSchema.nullable(),
    until: calendarDateSchema.nullable(),
    protocolId: z.string().nullable(),
    productId: z.string().nullable(),
    diagnosisCode: z.string().nullable(),
    careSite: z.string().nullable(),
    withVoided: z.boolean(),
  }),
  status: z.enum(['prepared', 'unused', 'running', 'finished', 'cancelled', 'failed']),
  createdBy: authorSchema,
  createdAt: instantSchema,
  endedAt: instantSchema.nullable(),
  /** Rows that it was counted to hold when it was prepared. */
  expectedRows: rowCountSchema,
  /** Rows written so far. */
  doneRows: rowCountSchema,
  /** Rows per table that were written; null until it has ended. */
  counts: exportCountsSchema.nullable(),
  bytes: z.int().min(0).nullable(),
  /** SHA-256 of the whole archive in hexadecimal; null unless it was finished. */
  sha256: z.string().nullable(),
});
export type DataExport = z.infer<typeof dataExportSchema>;

/** How many exports the history lists at most. */
export const mostListedExports = 200;

/** The latest first, no more than `mostListedExports`. */
export const dataExportListSchema = z.strictObject({ rows: z.array(dataExportSchema) });
export type DataExportList = z.infer<typeof dataExportListSchema>;

/** Rows of all tables together. */
export function totalRows(counts: ExportCounts): number {
  return exportTableNames.reduce((sum, table) => sum + counts[table], 0);
}
