import { reasonSchema } from '@glabella/contracts';

/** What is wrong with the reason of a correction; null where nothing is. */
export function correctionReasonProblem(reason: string): { kind: string; message: string } | null {
  return reasonSchema.safeParse(reason).success
    ? null
    : { kind: 'required', message: 'Write why it is corrected, in up to 500 characters.' };
}
