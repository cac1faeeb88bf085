import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import {
  historyVersionsResource,
  problemOf,
  type HistoryAddress,
} from '@glabella/dashboard/data-access';
import {
  DialogFrame,
  ErrorState,
  LoadingState,
  VersionTable,
  type VersionColumn,
} from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { historyFacts } from '../entry/history-records';

/** Which record's versions are shown. */
export interface HistoryVersionsQuestion {
  readonly address: HistoryAddress;
  readonly id: string;
  readonly title: string;
  readonly record: PatientRecord;
}

/** Every version of a record side by side, the newest first, with who, when and why. */
@Component({
  selector: 'glabella-history-versions',
  imports: [DialogFrame, ErrorState, LoadingState, VersionTable],
  template: `
    <glabella-dialog-frame [heading]="'Versions: ' + question.title">
      @if (resource.hasValue()) {
        <glabella-version-table [versions]="versions()" />
      } @else if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="resource.reload()" />
      } @else {
        <glabella-loading-state what="the versions" [rows]="7" />
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class VersionsDialog {
  protected readonly question = inject<HistoryVersionsQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly resource = historyVersionsResource(this.question.address, this.question.id);
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly versions = computed<VersionColumn[]>(() => {
    const { address, record } = this.question;
    const versions = this.resource.hasValue() ? this.resource.value().versions : [];
    return versions.map((version) => ({
      version: version.version,
      facts: [...historyFacts(address, version, record), ['Standing', version.status]],
      by: `${version.author.displayName}, ${formatDateTime(version.recordedAt, record.timeZone)}`,
      reason: version.reason ?? '',
    }));
  });
}
