import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  frownRatingVersionsSchema,
  lifeEventVersionsSchema,
  medicationVersionsSchema,
  priorTreatmentVersionsSchema,
  recordRefSchema,
  type FrownRatingRecording,
  type FrownRatingVersions,
  type LifeEventRecording,
  type LifeEventVersions,
  type MedicationRecording,
  type MedicationVersions,
  type PriorTreatmentRecording,
  type PriorTreatmentVersions,
  type RecordRef,
  type Voiding,
} from '@glabella/contracts';
import type { z } from 'zod';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** What is recorded in each of a patient's histories, by its address. */
export interface HistoryRecordings {
  readonly 'prior-treatments': PriorTreatmentRecording;
  readonly medications: MedicationRecording;
  readonly 'frown-ratings': FrownRatingRecording;
  readonly 'life-events': LifeEventRecording;
}

/** The address of one of a patient's histories. */
export type HistoryAddress = keyof HistoryRecordings;

/** Every version of a record of a history, the newest first. */
export type HistoryVersions =
  PriorTreatmentVersions | MedicationVersions | FrownRatingVersions | LifeEventVersions;

const versionSchemas: Readonly<Record<HistoryAddress, z.ZodType<HistoryVersions>>> = {
  'prior-treatments': priorTreatmentVersionsSchema,
  medications: medicationVersionsSchema,
  'frown-ratings': frownRatingVersionsSchema,
  'life-events': lifeEventVersionsSchema,
};

/** Every version of one record. Call in an injection context. */
export function historyVersionsResource(
  address: HistoryAddress,
  id: string,
): HttpResourceRef<HistoryVersions | undefined> {
  return apiResource(() => apiPath`${address}/${id}`, versionSchemas[address]);
}

/** Recording, correcting and voiding what a patient's histories hold. */
@Service()
export class HistoryCalls {
  private readonly api = inject(ApiClient);

  /** Records something of a patient that was a half-written form of this version, 0 for none. */
  record<Address extends HistoryAddress>(
    address: Address,
    patientId: string,
    body: HistoryRecordings[Address],
    version: number | undefined,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = apiPath`patients/${patientId}/${address}`;
    return this.api.send({ method: 'POST', path, body, version, submission }, recordRefSchema);
  }

  /** Stores a correction with its reason as the version after `version`. */
  correct<Address extends HistoryAddress>(
    address: Address,
    id: string,
    body: HistoryRecordings[Address] & { readonly reason: string },
    version: number,
  ): Promise<RecordRef> {
    const path = apiPath`${address}/${id}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Takes a record out of the count; it stays readable, marked. */
  void(address: HistoryAddress, id: string, body: Voiding, version: number): Promise<RecordRef> {
    const path = apiPath`${address}/${id}/void`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }

  /** Every version of a record as it stands on the server now, the newest first. */
  versions(address: HistoryAddress, id: string): Promise<HistoryVersions> {
    return this.api.get(apiPath`${address}/${id}`, versionSchemas[address]);
  }
}
