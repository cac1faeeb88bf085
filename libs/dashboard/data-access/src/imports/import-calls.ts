import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  importBatchListSchema,
  importBatchSchema,
  importPreviewSchema,
  type ImportBatch,
  type ImportBatchList,
  type ImportPreview,
  type ImportRequest,
  type ImportVoiding,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Every import of the practice, the newest first, for its administrators. Call in an injection context. */
export function importBatchesResource(): HttpResourceRef<ImportBatchList | undefined> {
  return apiResource(() => 'imports', importBatchListSchema);
}

/** One import with its progress; `reload()` it while it runs. Call in an injection context. */
export function importBatchResource(
  batchId: () => string,
): HttpResourceRef<ImportBatch | undefined> {
  return apiResource(() => apiPath`imports/${batchId()}`, importBatchSchema);
}

/**
 * What an import of this text would do, read again whenever the request changes; nothing is stored. The text goes in a body
 * and never into an address. Call in an injection context.
 */
export function importPreviewResource(
  request: () => ImportRequest | undefined,
): HttpResourceRef<ImportPreview | undefined> {
  return apiResource(() => {
    const body = request();
    return body && { path: 'imports/preview', body };
  }, importPreviewSchema);
}

/** Starting an import, and taking one back. */
@Service()
export class ImportCalls {
  private readonly api = inject(ApiClient);

  /** Starts an import; it runs on the server, whether or not this page stays open. */
  start(body: ImportRequest, submission: Submission): Promise<ImportBatch> {
    return this.api.send({ method: 'POST', path: 'imports', body, submission }, importBatchSchema);
  }

  /** Stops a running import; nothing of it is stored. */
  cancel(batchId: string): Promise<ImportBatch> {
    const path = apiPath`imports/${batchId}/cancel`;
    return this.api.send({ method: 'POST', path, body: {} }, importBatchSchema);
  }

  /** Voids everything that an import stored, with the reason. */
  void(batchId: string, body: ImportVoiding): Promise<ImportBatch> {
    const path = apiPath`imports/${batchId}/void`;
    return this.api.send({ method: 'POST', path, body }, importBatchSchema);
  }
}
