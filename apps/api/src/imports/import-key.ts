import { createHash } from 'node:crypto';
import type { ReadAssessment } from './read-assessment';

/**
 * What makes an imported assessment the same as one imported before: whose it is, instrument, day, and the answers or
 * the total. It stays with the entry when that is corrected or moved, so that a file imported again does not bring
 * back what somebody put right.
 */
export function importKey(
  patientId: string,
  read: Pick<ReadAssessment, 'instrumentId' | 'assessedOn' | 'answers' | 'total'>,
): string {
  const content = [patientId, read.instrumentId, read.assessedOn, read.answers ?? read.total];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
