import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type DataExport,
  type DataExportList,
  dataExportListSchema,
  dataExportSchema,
  type ExportKind,
  type ExportPreview,
  exportPreviewSchema,
  type ExportRequest,
  type ExportSelection,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Past exports, the latest first; `reload()` it while one is on its way. Call in an injection context. */
export function dataExportsResource(): HttpResourceRef<DataExportList | undefined> {
  return apiResource(() => 'exports', dataExportListSchema);
}

/** How many rows an export would hold now, counted again whenever the selection changes. Call in an injection context. */
export function exportPreviewResource(
  selection: () => ExportSelection | undefined,
): HttpResourceRef<ExportPreview | undefined> {
  return apiResource(() => {
    const body = selection();
    return body && { path: 'exports/preview', body };
  }, exportPreviewSchema);
}

/** Preparing an export and ending one. */
@Service()
export class ExportCalls {
  private readonly api = inject(ApiClient);

  /** Makes an export ready; its download must begin soon. */
  prepare(kind: ExportKind, body: ExportRequest, submission: Submission): Promise<DataExport> {
    const path = apiPath`exports/${kind}`;
    return this.api.send({ method: 'POST', path, body, submission }, dataExportSchema);
  }

  /** Breaks off an export, whoever began it. */
  cancel(exportId: string): Promise<DataExport> {
    const path = apiPath`exports/${exportId}/cancel`;
    return this.api.send({ method: 'POST', path, body: {} }, dataExportSchema);
  }
}
