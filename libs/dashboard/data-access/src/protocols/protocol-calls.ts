import type { HttpResourceRef } from '@angular/common/http';
import { computed, inject, Service, type Signal } from '@angular/core';
import {
  protocolHistorySchema,
  protocolListSchema,
  protocolVersionRefSchema,
  type ProtocolChange,
  type ProtocolCreation,
  type ProtocolHistory,
  type ProtocolList,
  type ProtocolRetirement,
  type ProtocolVersionRef,
} from '@glabella/contracts';
import { type DiagnosisChoice, diagnosisChoices } from '@glabella/domain/treatment';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Every protocol of the practice in its newest version, once they are wanted. Call in an injection context. */
export function protocolsResource(
  isWanted = (): boolean => true,
): HttpResourceRef<ProtocolList | undefined> {
  return apiResource(() => (isWanted() ? 'protocols' : undefined), protocolListSchema);
}

/** A protocol as a list offers it. */
export interface ProtocolChoice {
  readonly id: string;
  /** Its name; marked where no new course may take it. */
  readonly label: string;
  readonly indication: string;
}

/** The protocols as choices of a filter, retired ones marked; empty until they are read. */
export function protocolChoices(
  protocols: HttpResourceRef<ProtocolList | undefined>,
): Signal<readonly ProtocolChoice[]> {
  return computed(() =>
    (protocols.hasValue() ? protocols.value().rows : []).map(({ protocol, isRetired }) => ({
      id: protocol.id,
      indication: protocol.indication,
      label: isRetired ? `${protocol.name} (retired)` : protocol.name,
    })),
  );
}

/** The diagnoses that the practice's protocols are for, as choices of a filter; empty until they are read. */
export function diagnosisFilterChoices(
  protocols: HttpResourceRef<ProtocolList | undefined>,
): Signal<readonly DiagnosisChoice[]> {
  return computed(() =>
    diagnosisChoices(
      (protocols.hasValue() ? protocols.value().rows : []).flatMap(
        ({ protocol }) => protocol.diagnoses,
      ),
    ),
  );
}

/** Every version of a protocol; nothing while the id is undefined. Call in an injection context. */
export function protocolHistoryResource(
  protocolId: () => string | undefined,
): HttpResourceRef<ProtocolHistory | undefined> {
  return apiResource(() => {
    const id = protocolId();
    return id === undefined ? undefined : apiPath`protocols/${id}/history`;
  }, protocolHistorySchema);
}

/** What administrators and psychiatrists write of protocols. */
@Service()
export class ProtocolCalls {
  private readonly api = inject(ApiClient);

  /** Stores a protocol of the practice. */
  create(body: ProtocolCreation, submission: Submission): Promise<ProtocolVersionRef> {
    const request = { method: 'POST', path: 'protocols', body, submission } as const;
    return this.api.send(request, protocolVersionRefSchema);
  }

  /** Stores the version after `version`; running courses keep theirs. */
  change(id: string, body: ProtocolChange, version: number): Promise<ProtocolVersionRef> {
    const path = apiPath`protocols/${id}`;
    return this.api.send({ method: 'PUT', path, body, version }, protocolVersionRefSchema);
  }

  /** Every version as it stands on the server now. */
  history(id: string): Promise<ProtocolHistory> {
    return this.api.get(apiPath`protocols/${id}/history`, protocolHistorySchema);
  }

  /** Takes it out of the choices of new courses, or back into them. */
  retire(id: string, body: ProtocolRetirement, version: number): Promise<ProtocolVersionRef> {
    const path = apiPath`protocols/${id}/retirement`;
    return this.api.send({ method: 'PUT', path, body, version }, protocolVersionRefSchema);
  }
}
