import { createHmac, randomBytes } from 'node:crypto';
import { addDays } from '@glabella/domain/values';

/** A day is moved back by 1 to this many days. */
export const MOST_SHIFT_DAYS = 365;

const CODE_LENGTH = 24;

/**
 * The random codes and date shifts of one export. They follow from a key that is made for it and never stored: within
 * the export the same id has the same code and a patient one shift; afterwards nobody can compute either.
 */
export class Pseudonyms {
  private shiftOf: { readonly patientId: string; readonly days: number } | null = null;

  constructor(private readonly key: Buffer = randomBytes(32)) {}

  /** The code in place of an id. */
  codeOf(id: string): string {
    return this.digest('code', id).toString('hex').slice(0, CODE_LENGTH);
  }

  /** The patient's day, moved back; intervals between days of one patient stay what they are. */
  shift(day: string, patientId: string): string {
    return addDays(day, -this.daysOf(patientId));
  }

  private daysOf(patientId: string): number {
    // Rows come patient by patient.
    if (this.shiftOf?.patientId !== patientId) {
      const random = this.digest('shift', patientId).readUIntBE(0, 6);
      this.shiftOf = { patientId, days: 1 + (random % MOST_SHIFT_DAYS) };
    }
    return this.shiftOf.days;
  }

  private digest(purpose: 'code' | 'shift', id: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}:${id}`).digest();
  }
}
