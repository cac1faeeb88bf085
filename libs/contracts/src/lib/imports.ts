import * as z from 'zod';
import { authorSchema, idSchema, instantSchema, lineSchema, reasonSchema } from './fields';

/** The largest file an import takes, in characters. */
export const importLimits = { characters: 20_000_000, rows: 200_000 } as const;

/** What a column of a CSV means. */
export const csvColumnMeanings = [
  'mrn',
  'given-name',
  'family-name',
  'birth-date',
  'sex',
  'assessed-on',
  'instrument',
  'total',
  'item-1',
  'item-2',
  'item-3',
  'item-4',
  'item-5',
  'item-6',
  'item-7',
  'item-8',
  'item-9',
  'function',
  'language',
  'status',
  'ignore',
] as const;
export const csvColumnMeaningSchema = z.enum(csvColumnMeanings);
export type CsvColumnMeaning = z.infer<typeof csvColumnMeaningSchema>;

/** How a CSV is to be read; `columns` follows the file's header. */
export const csvMappingSchema = z.strictObject({
  columns: z.array(csvColumnMeaningSchema).max(200),
  instrumentId: lineSchema(40),
  dateFormat: z.enum(['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY']),
});
export type CsvMapping = z.infer<typeof csvMappingSchema>;

/** The columns of one instrument where the header of a CSV names several; `columns` follows the header. */
export const csvInstrumentChoiceSchema = csvMappingSchema.pick({
  instrumentId: true,
  columns: true,
});
export type CsvInstrumentChoice = z.infer<typeof csvInstrumentChoiceSchema>;

/** Whether new patients are created although somebody of the same name and birth date is there under another number. */
const acceptDuplicatesSchema = z.boolean().default(false);

/** A file's text; the name of the file is not sent, it may name a patient. */
export const importRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    content: z.string().min(1).max(importLimits.characters),
    /** Absent in a first preview: the server proposes one from the header. */
    mapping: csvMappingSchema.optional(),
    createPatients: z.boolean().default(false),
    acceptDuplicates: acceptDuplicatesSchema,
  }),
  z.strictObject({
    kind: z.literal('fhir'),
    content: z.string().min(1).max(importLimits.characters),
    createPatients: z.boolean().default(false),
    acceptDuplicates: acceptDuplicatesSchema,
    /** For resources that name no patient, or none that is known: whose they are. */
    patientId: idSchema.optional(),
  }),
]);
export type ImportRequest = z.input<typeof importRequestSchema>;

/** A place in the file that cannot be taken, or that says two things; names line and column, no values. */
export const importProblemSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  /** Line of a CSV, counted from 1 with the header; index of a FHIR entry, counted from 1. */
  line: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const importPreviewSchema = z.strictObject({
  kind: z.enum(['csv', 'fhir']),
  header: z.array(z.string()),
  mapping: csvMappingSchema.nullable(),
  /** What may be chosen where the header of a CSV names several instruments; otherwise none. */
  instrumentChoices: z.array(csvInstrumentChoiceSchema),
  /** The first rows as read, for the eye. */
  sample: z.array(z.array(z.string())),
  rowCount: z.int(),
  newCount: z.int(),
  unchangedCount: z.int(),
  newPatientCount: z.int(),
  /** Rows or entries of which nothing would be taken. */
  skippedCount: z.int(),
  problems: z.array(importProblemSchema),
  problemCount: z.int(),
  isImportable: z.boolean(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importBatchSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['csv', 'fhir']),
  status: z.enum(['running', 'finished', 'failed', 'cancelled', 'voided']),
  createdBy: authorSchema,
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  rowCount: z.int(),
  doneCount: z.int(),
  storedCount: z.int(),
  unchangedCount: z.int(),
  newPatientCount: z.int(),
  /** Rows or entries of which nothing was taken; null for an import from before these were counted. */
  skippedCount: z.int().nullable(),
  /** The first of each kind: errors, then what may have come to the wrong person, then the rest. */
  problems: z.array(importProblemSchema),
  /** All that there were. */
  problemCount: z.int(),
  voidReason: z.string().nullable(),
  voidedBy: authorSchema.nullable(),
  voidedAt: instantSchema.nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;

/** How many imports the history lists at most. */
export const mostListedImports = 200;

/** The latest first, no more than `mostListedImports`. */
export const importBatchListSchema = z.strictObject({ rows: z.array(importBatchSchema) });
export type ImportBatchList = z.infer<typeof importBatchListSchema>;

export const importVoidingSchema = z.strictObject({ reason: reasonSchema });
export type ImportVoiding = z.infer<typeof importVoidingSchema>;
