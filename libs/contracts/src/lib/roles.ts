import * as z from 'zod';

/** What a person may be in a practice; one person may hold several. */
export const roles = ['psychiatrist', 'clinician', 'administrator'] as const;

/** One of `roles`. */
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The words a screen shows for each role. */
export const roleLabels: Readonly<Record<Role, string>> = {
  psychiatrist: 'Psychiatrist',
  clinician: 'Clinician',
  administrator: 'Administrator',
};
