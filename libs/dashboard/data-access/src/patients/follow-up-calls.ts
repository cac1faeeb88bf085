import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  followUpListSchema,
  followUpSchema,
  type FollowUp,
  type FollowUpAcknowledgement,
  type FollowUpAssignment,
  type FollowUpClosing,
  type FollowUpList,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** The item-9 follow-ups of the practice that are open, or closed. Call in an injection context. */
export function followUpListResource(
  state: () => 'open' | 'closed',
): HttpResourceRef<FollowUpList | undefined> {
  return apiResource(() => `follow-ups?state=${state()}`, followUpListSchema);
}

/** What is done about an item-9 follow-up; each step is a version of it. */
@Service()
export class FollowUpCalls {
  private readonly api = inject(ApiClient);

  /** Says by name what was done so far; it stays open. */
  acknowledge(id: string, body: FollowUpAcknowledgement, version: number): Promise<FollowUp> {
    const path = apiPath`follow-ups/${id}/acknowledge`;
    return this.api.send({ method: 'POST', path, body, version }, followUpSchema);
  }

  /** Closes it with what was assessed and planned. */
  close(id: string, body: FollowUpClosing, version: number): Promise<FollowUp> {
    const path = apiPath`follow-ups/${id}/close`;
    return this.api.send({ method: 'POST', path, body, version }, followUpSchema);
  }

  /** Hands it to a colleague. */
  assign(id: string, body: FollowUpAssignment, version: number): Promise<FollowUp> {
    const path = apiPath`follow-ups/${id}/assign`;
    return this.api.send({ method: 'POST', path, body, version }, followUpSchema);
  }
}
