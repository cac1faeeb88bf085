import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import {
  cosignatureCountSchema,
  cosignaturePageSchema,
  recordRefSchema,
  type CosignatureCount,
  type CosignatureHandOver,
  type CosignaturePage,
  type CosignatureQuery,
  type CosignatureReturn,
  type Cosigning,
  type RecordRef,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath, withQuery } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** A page of the co-signatures that are awaited or returned. Call in an injection context. */
export function cosignatureListResource(
  query: () => Partial<CosignatureQuery>,
): HttpResourceRef<CosignaturePage | undefined> {
  return apiResource(() => withQuery('cosignatures', query()), cosignaturePageSchema);
}

/** How many co-signatures wait for the person at the page, for the navigation: asked as the counts of follow-ups are. */
@Service()
export class CosignatureCounts {
  private readonly api = inject(ApiClient);
  private readonly known = signal<CosignatureCount | null>(null);

  /** As the server last said; null before, and while it cannot be asked. */
  readonly count = this.known.asReadonly();

  async ask(): Promise<void> {
    try {
      this.known.set(await this.api.get('cosignatures/count', cosignatureCountSchema));
    } catch {
      this.known.set(null);
    }
  }
}

/** What is done about a co-signature; each step is a version of it. */
@Service()
export class CosignatureCalls {
  private readonly api = inject(ApiClient);
  private readonly counts = inject(CosignatureCounts);

  /** Co-signs the version as it was read. */
  sign(id: string, body: Cosigning, version: number, submission: Submission): Promise<RecordRef> {
    return this.take(apiPath`cosignatures/${id}/sign`, body, version, submission);
  }

  /** Asks another psychiatrist instead. */
  handOver(id: string, body: CosignatureHandOver, version: number): Promise<RecordRef> {
    return this.take(apiPath`cosignatures/${id}/hand-over`, body, version);
  }

  /** Gives it back to the delegate, who amends. */
  giveBack(id: string, body: CosignatureReturn, version: number): Promise<RecordRef> {
    return this.take(apiPath`cosignatures/${id}/return`, body, version);
  }

  private async take(
    path: string,
    body: unknown,
    version: number,
    submission?: Submission,
  ): Promise<RecordRef> {
    const request = { method: 'POST', path, body, version } as const;
    const changed = await this.api.send(
      submission ? { ...request, submission } : request,
      recordRefSchema,
    );
    void this.counts.ask();
    return changed;
  }
}
