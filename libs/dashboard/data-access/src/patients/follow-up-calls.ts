import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import {
  followUpCountSchema,
  followUpListSchema,
  followUpSchema,
  type FollowUp,
  type FollowUpAcknowledgement,
  type FollowUpAssignment,
  type FollowUpClosing,
  type FollowUpCount,
  type FollowUpList,
  type FollowUpQuery,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath, withQuery } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** A page of the register of item-9 follow-ups. Call in an injection context. */
export function followUpListResource(
  query: () => Partial<FollowUpQuery>,
): HttpResourceRef<FollowUpList | undefined> {
  return apiResource(() => withQuery('follow-ups', query()), followUpListSchema);
}

/**
 * How many follow-ups are open and late, for the navigation: asked when the page is opened and after every step, never by a
 * timer, which would keep somebody signed in who is gone.
 */
@Service()
export class FollowUpCounts {
  private readonly api = inject(ApiClient);
  private readonly known = signal<FollowUpCount | null>(null);

  /** As the server last said; null before, and while it cannot be asked. */
  readonly count = this.known.asReadonly();

  async ask(): Promise<void> {
    try {
      this.known.set(await this.api.get('follow-ups/count', followUpCountSchema));
    } catch {
      this.known.set(null);
    }
  }
}

/** What is done about an item-9 follow-up; each step is a version of it. */
@Service()
export class FollowUpCalls {
  private readonly api = inject(ApiClient);
  private readonly counts = inject(FollowUpCounts);

  /** Says by name what was done so far; it stays open. */
  acknowledge(id: string, body: FollowUpAcknowledgement, version: number): Promise<FollowUp> {
    return this.take(apiPath`follow-ups/${id}/acknowledge`, body, version);
  }

  /** Closes it with what was assessed and planned. */
  close(id: string, body: FollowUpClosing, version: number): Promise<FollowUp> {
    return this.take(apiPath`follow-ups/${id}/close`, body, version);
  }

  /** Hands it to a colleague. */
  assign(id: string, body: FollowUpAssignment, version: number): Promise<FollowUp> {
    return this.take(apiPath`follow-ups/${id}/assign`, body, version);
  }

  private async take(path: string, body: unknown, version: number): Promise<FollowUp> {
    const request = { method: 'POST', path, body, version } as const;
    const changed = await this.api.send(request, followUpSchema);
    void this.counts.ask();
    return changed;
  }
}
