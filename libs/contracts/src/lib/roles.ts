import * as z from 'zod';

/** What a person may be in a practice; one person may hold several. */
export const roles = ['psychiatrist', 'clinician', 'administrator'] as const;

/** One of `roles`. */
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The roles that read and write clinical records: whoever may answer for a patient. */
export const clinicalRoles = ['psychiatrist', 'clinician'] as const satisfies readonly Role[];

/** Whether somebody with these roles may answer for a patient. */
export function isClinical(roles: readonly string[]): boolean {
  return clinicalRoles.some((role) => roles.includes(role));
}

/** Whether a person may answer for follow-ups: not disabled, and in a clinical role. */
export function mayAnswer(person: {
  readonly roles: readonly string[];
  readonly isDisabled: boolean;
}): boolean {
  return !person.isDisabled && isClinical(person.roles);
}

/** The words a screen shows for each role. */
export const roleLabels: Readonly<Record<Role, string>> = {
  psychiatrist: 'Psychiatrist',
  clinician: 'Clinician',
  administrator: 'Administrator',
};

/** The roles of a person in words: 'Psychiatrist, Administrator' */
export function rolesWords(roles: readonly Role[]): string {
  return roles.map((role) => roleLabels[role]).join(', ');
}
