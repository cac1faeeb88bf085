import { randomUUID } from 'node:crypto';
import {
  recordRefSchema,
  type FrownRatingRecording,
  type LifeEventRecording,
  type MedicationRecording,
  type PriorTreatmentRecording,
  type RecordRef,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';

/** Six weeks of sertraline in 2025 that brought nothing. */
export function sertralineTrial(
  changes: Partial<PriorTreatmentRecording> = {},
): PriorTreatmentRecording {
  return {
    kind: 'drug',
    drugId: 'sertraline',
    otherName: null,
    otherClass: null,
    startedOn: '2025-10',
    stoppedOn: '2025',
    isOngoing: false,
    maximumDose: 100,
    doseUnit: 'mg',
    weeksAtDose: 6,
    isDoseAdequate: null,
    sessionCount: null,
    electrodes: null,
    adherence: 'taken',
    outcome: 'none',
    reasonStopped: 'Not enough effect.',
    sideEffects: null,
    augmentationOfId: null,
    informationSource: 'records',
    ...changes,
  };
}

/** Mirtazapine since March 2026, raised once. */
export function mirtazapine(changes: Partial<MedicationRecording> = {}): MedicationRecording {
  return {
    drugId: 'mirtazapine',
    otherName: null,
    otherClass: null,
    doseUnit: 'mg',
    steps: [
      { on: '2026-03', dose: 15 },
      { on: '2026-04-10', dose: 22.5 },
    ],
    stoppedOn: null,
    purpose: 'sleep',
    ...changes,
  };
}

/** A frown rating on the day before the test clock's. */
export function frownRating(
  ratedById: string,
  changes: Partial<FrownRatingRecording> = {},
): FrownRatingRecording {
  return { ratedOn: '2026-04-22', atRest: 0, atMaximum: 1, ratedById, note: null, ...changes };
}

/** A bereavement in the month before the test clock's. */
export function lifeEvent(changes: Partial<LifeEventRecording> = {}): LifeEventRecording {
  return { happenedOn: '2026-03', kind: 'bereavement', note: 'Her mother', ...changes };
}

/** The last part of the addresses of the four histories. */
export type HistoryAddress = 'prior-treatments' | 'medications' | 'frown-ratings' | 'life-events';

export function post(
  client: ApiClient,
  patientId: string,
  address: HistoryAddress,
  body: unknown,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return client.post(`/api/v1/patients/${patientId}/${address}`, body, { idempotencyKey });
}

export async function recorded(
  client: ApiClient,
  patientId: string,
  address: HistoryAddress,
  body: unknown,
): Promise<RecordRef> {
  const answer = await post(client, patientId, address, body);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(recordRefSchema);
}

/** One record of each history: a treatment, a medication of two doses, a frown rating, a life event. */
export async function recordOneOfEach(
  client: ApiClient,
  patientId: string,
  ratedById: string,
): Promise<void> {
  await recorded(client, patientId, 'prior-treatments', sertralineTrial());
  await recorded(client, patientId, 'medications', mirtazapine());
  await recorded(client, patientId, 'frown-ratings', frownRating(ratedById));
  await recorded(client, patientId, 'life-events', lifeEvent());
}
