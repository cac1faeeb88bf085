import * as z from 'zod';
import { instantSchema, versionSchema } from './fields';

/** The answer to a saved draft: its new version and the time of saving, nothing else. */
export const draftSavedSchema = z.strictObject({ version: versionSchema, savedAt: instantSchema });
export type DraftSaved = z.infer<typeof draftSavedSchema>;
