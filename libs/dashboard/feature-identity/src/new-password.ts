import { type SchemaPath, validateStandardSchema } from '@angular/forms/signals';
import { newPasswordSchema, passwordLimits } from '@glabella/contracts';

/** The hint under every field for a new password. */
export const newPasswordHint = `At least ${passwordLimits.min} characters; a few words in a row do. No other rules.`;

/** A new password as the server takes it. */
export function asNewPassword(path: SchemaPath<string>): void {
  validateStandardSchema<string, string>(path, newPasswordSchema);
}
