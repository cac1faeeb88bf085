import * as z from 'zod';
import {
  instruments,
  questionnaireForm,
  type QuestionnaireForm,
} from '@glabella/domain/instruments';
import { idSchema, instantSchema } from './fields';

const formsOfRecords = [
  'adverse-event',
  'consent',
  'course',
  'follow-up-closing',
  'frown-ratings',
  'life-events',
  'medications',
  'patient',
  'prior-treatments',
] as const;
export type DraftedForm = (typeof formsOfRecords)[number] | QuestionnaireForm;

/**
 * The forms that are kept while they are half written, besides sessions, which keep their own. Each is about one subject: the
 * patient for something new, else the record that is corrected or closed.
 */
export const draftedForms: readonly DraftedForm[] = [
  ...formsOfRecords,
  ...instruments.map(({ id }) => questionnaireForm(id)),
];

/** More than any of these forms can hold. */
const mostCharacters = 60_000;

/** Path of a half-written form: of which patient, which form, about what. */
export const formDraftParamSchema = z.object({
  id: idSchema,
  form: z.enum(draftedForms),
  subjectId: idSchema,
});
export type FormDraftParam = z.infer<typeof formDraftParamSchema>;

/** What is written so far, as the form itself holds it; nobody but the form reads it. */
export const formDraftContentSchema = z
  .record(z.string().max(60), z.unknown())
  .refine((content) => JSON.stringify(content).length <= mostCharacters, {
    message: `A half-written form has at most ${mostCharacters} characters.`,
  });
export const formDraftBodySchema = z.strictObject({ content: formDraftContentSchema });
export type FormDraftBody = z.infer<typeof formDraftBodySchema>;

/** The caller's own half-written form; `content` is null and `version` 0 where nothing is kept. */
export const formDraftSchema = z.strictObject({
  version: z.int().min(0),
  savedAt: instantSchema.nullable(),
  content: formDraftContentSchema.nullable(),
});
export type FormDraft = z.infer<typeof formDraftSchema>;
