import * as z from 'zod';
import { csvFormatSchema } from './csv-format';
import {
  calendarDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageSchema,
  pageSizeSchema,
} from './fields';

/** One line of the trail: who did what to which record, when and from where; ids only. */
export const auditEventSchema = z.strictObject({
  id: z.string(),
  at: instantSchema,
  actor: z.strictObject({ id: idSchema.nullable(), displayName: z.string() }),
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  patientIds: z.array(idSchema),
  subjectType: z.string().nullable(),
  subjectId: idSchema.nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  address: z.string(),
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const auditQuerySchema = z.strictObject({
  from: calendarDateSchema.optional(),
  to: calendarDateSchema.optional(),
  actorId: idSchema.optional(),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type AuditQuery = z.input<typeof auditQuerySchema>;

/** The same question for the file, which holds every page. */
export const auditFileQuerySchema = auditQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({ format: csvFormatSchema });
export type AuditFileQuery = z.output<typeof auditFileQuerySchema>;

export const auditPageSchema = pageSchema(auditEventSchema);
export type AuditPage = z.infer<typeof auditPageSchema>;
