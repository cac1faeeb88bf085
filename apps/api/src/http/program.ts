import { randomUUID } from 'node:crypto';
import type { Caller } from './caller';

/** Stands where a person's id stands when the program acts by itself; no member of staff has it. */
export const PROGRAM_ID = '00000000-0000-0000-0000-000000000000';

/** The program itself at work in a practice, with the rights of nobody. */
export function programIn(practiceId: string): Caller {
  return {
    practiceId,
    staffId: PROGRAM_ID,
    displayName: '',
    roles: [],
    sessionId: PROGRAM_ID,
    requestId: randomUUID(),
    address: '',
  };
}
