import { csvFormats } from '@glabella/domain/values';
import * as z from 'zod';

/** How a list is written as CSV; for analysis unless something else is asked for. */
export const csvFormatSchema = z.enum(csvFormats).default('csv-analysis');

/** The query of a file that has no other question. */
export const csvFileQuerySchema = z.strictObject({ format: csvFormatSchema });
export type CsvFileQuery = z.output<typeof csvFileQuerySchema>;
