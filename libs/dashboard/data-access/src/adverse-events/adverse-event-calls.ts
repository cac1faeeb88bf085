import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  adverseEventPageSchema,
  adverseEventRecordSchema,
  lotRecipientPageSchema,
  recordRefSchema,
  type AdverseEventCorrection,
  type AdverseEventPage,
  type AdverseEventQuery,
  type AdverseEventRecord,
  type AdverseEventRecording,
  type LotRecipientPage,
  type RecordRef,
  type Voiding,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Which adverse events a list asks for. */
export type AdverseEventFilter = Pick<AdverseEventQuery, 'state' | 'gravity' | 'lot'>;

/** An adverse event with every version. Call in an injection context. */
export function adverseEventResource(
  eventId: () => string,
): HttpResourceRef<AdverseEventRecord | undefined> {
  return apiResource(() => apiPath`adverse-events/${eventId()}`, adverseEventRecordSchema);
}

/** The first page of the register, read again whenever the filter changes. Call in an injection context. */
export function adverseEventListResource(
  filter: () => AdverseEventFilter,
): HttpResourceRef<AdverseEventPage | undefined> {
  return apiResource(() => {
    const { state, gravity, lot } = filter();
    const ofLot = lot === undefined ? '' : apiPath`&lot=${lot}`;
    return `adverse-events?state=${state}&gravity=${gravity}${ofLot}`;
  }, adverseEventPageSchema);
}

/** The others who received the lot of an event; nothing while the id is undefined. Call in an injection context. */
export function lotRecipientsResource(
  eventId: () => string | undefined,
): HttpResourceRef<LotRecipientPage | undefined> {
  return apiResource(() => {
    const id = eventId();
    return id === undefined ? undefined : apiPath`adverse-events/${id}/lot-recipients`;
  }, lotRecipientPageSchema);
}

/** Recording, correcting and voiding adverse events, and the further pages of their lists. */
@Service()
export class AdverseEventCalls {
  private readonly api = inject(ApiClient);

  /** Records an event of a patient that was a half-written form of this version, 0 for none. */
  record(
    patientId: string,
    body: AdverseEventRecording,
    version: number | undefined,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = apiPath`patients/${patientId}/adverse-events`;
    return this.api.send({ method: 'POST', path, body, version, submission }, recordRefSchema);
  }

  /** Stores a correction as the version after `version`. */
  correct(eventId: string, body: AdverseEventCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`adverse-events/${eventId}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Takes an event out of the count; it stays in the record, marked. */
  void(eventId: string, body: Voiding, version: number): Promise<RecordRef> {
    const path = apiPath`adverse-events/${eventId}/void`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }

  /** An event as it stands on the server now. */
  read(eventId: string): Promise<AdverseEventRecord> {
    return this.api.get(apiPath`adverse-events/${eventId}`, adverseEventRecordSchema);
  }

  /** The page of the register that begins at the cursor. */
  listFrom(cursor: string, filter: AdverseEventFilter): Promise<AdverseEventPage> {
    return this.api.get('adverse-events', adverseEventPageSchema, { ...filter, cursor });
  }

  /** The page of the recipients of a lot that begins at the cursor. */
  recipientsFrom(cursor: string, eventId: string): Promise<LotRecipientPage> {
    const path = apiPath`adverse-events/${eventId}/lot-recipients`;
    return this.api.get(path, lotRecipientPageSchema, { cursor });
  }
}
