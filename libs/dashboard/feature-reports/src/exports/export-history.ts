import { Component, computed, inject, input, output } from '@angular/core';
import { type DataExport, mostListedExports } from '@glabella/contracts';
import {
  type CareSiteChoice,
  CurrentUser,
  type ProtocolChoice,
} from '@glabella/dashboard/data-access';
import { Chip, DataTable } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import {
  formatLabels,
  kindLabels,
  rowWords,
  selectionWords,
  sizeWords,
  statusWords,
  writtenRows,
} from './export-words';

/** Who exported what, when, and how it ended. The files themselves are kept nowhere. */
@Component({
  selector: 'glabella-export-history',
  imports: [Chip, DataTable],
  template: `
    @if (isFull()) {
      <p class="soft">The latest {{ most }}. The audit trail knows of older ones.</p>
    }
    <glabella-data-table label="Past exports">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">State</th>
            <th scope="col">By</th>
            <th scope="col">What</th>
            <th scope="col">Patients</th>
            <th scope="col" class="n">Rows</th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row" class="nowrap">{{ row.when }}</th>
              <td data-label="State">
                <div class="state">
                  <glabella-chip [tone]="row.status.tone">{{ row.status.label }}</glabella-chip>
                  @if (row.isOnItsWay) {
                    <button
                      type="button"
                      class="btn compact no-print"
                      (click)="cancelled.emit(row.id)"
                    >
                      Cancel<span class="visually-hidden"> the export of {{ row.when }}</span>
                    </button>
                  }
                </div>
              </td>
              <td data-label="By">{{ row.by }}</td>
              <td data-label="What">{{ row.kind }}, {{ row.format }}</td>
              <td data-label="Patients">{{ row.selection }}</td>
              <td data-label="Rows" class="n">{{ row.rowCount }}</td>
              <td data-label="File">
                @if (row.sha256) {
                  {{ row.size }}
                  <details>
                    <summary>Checksum</summary>
                    <code>SHA-256 {{ row.sha256 }}</code>
                  </details>
                } @else {
                  –
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </glabella-data-table>
  `,
  styles: `
    td,
    th {
      vertical-align: top;
    }
    .state {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    code {
      display: block;
      max-width: 24ch;
      overflow-wrap: anywhere;
      font-size: var(--text-s);
    }
    summary {
      min-height: var(--target-compact);
      cursor: pointer;
    }
  `,
})
export class ExportHistory {
  private readonly user = inject(CurrentUser);

  readonly protocols = input.required<readonly ProtocolChoice[]>();
  readonly careSites = input<readonly CareSiteChoice[]>([]);
  readonly exports = input.required<readonly DataExport[]>();
  /** The id of the export that somebody wants to end. */
  readonly cancelled = output<string>();

  protected readonly most = mostListedExports;
  protected readonly isFull = computed(() => this.exports().length >= mostListedExports);
  protected readonly rows = computed(() => {
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    const nameOf = (id: string): string =>
      this.protocols().find((protocol) => protocol.id === id)?.label ?? id;
    const siteOf = (code: string): string =>
      this.careSites().find(({ id }) => id === code)?.label ?? code;
    return this.exports().map((one) => ({
      id: one.id,
      when: formatDateTime(one.createdAt, timeZone),
      by: one.createdBy.displayName,
      kind: kindLabels[one.kind],
      format: formatLabels[one.format],
      status: statusWords[one.status],
      isOnItsWay: one.status === 'running' || one.status === 'prepared',
      selection: selectionWords(one.selection, nameOf, siteOf),
      rowCount: rowWords(writtenRows(one)),
      size: one.bytes === null ? '' : sizeWords(one.bytes),
      sha256: one.sha256,
    }));
  });
}
