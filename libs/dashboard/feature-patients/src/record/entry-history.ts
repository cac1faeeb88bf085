import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { assessmentHistoryResource, problemOf } from '@glabella/dashboard/data-access';
import { Chip, DataTable, DialogFrame, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { findInstrument } from '@glabella/domain/instruments';
import { entryRow } from './entry-row';

/** Whose versions are shown. */
export interface EntryHistoryData {
  readonly assessmentId: string;
  /** As in 'PHQ-9 of 2 Nov 2026'. */
  readonly entry: string;
  readonly timeZone: string;
}

/** Every version of an entry side by side, the newest first: what was answered, by whom, when and why it changed. */
@Component({
  selector: 'glabella-entry-history',
  imports: [Chip, DataTable, DialogFrame, ErrorState, LoadingState],
  template: `
    <glabella-dialog-frame [heading]="'Versions of the ' + question.entry">
      @if (history.hasValue()) {
        <glabella-data-table label="Versions">
          <table>
            <thead>
              <tr>
                <th scope="col">Item</th>
                @for (version of versions(); track version.number) {
                  <th scope="col">
                    Version {{ version.number }}
                    @if (version.row.isVoided) {
                      <glabella-chip>voided</glabella-chip>
                    }
                  </th>
                }
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.label) {
                <tr>
                  <th scope="row">{{ line.label }}</th>
                  @for (cell of line.cells; track $index) {
                    <td [class.changed]="cell.isChanged">{{ cell.text }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
      } @else if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="history.reload()" />
      } @else {
        <glabella-loading-state what="the versions" [rows]="8" />
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
  styles: `
    tbody th {
      font-weight: 560;
    }
    td {
      white-space: pre-line;
    }
    .changed {
      background: var(--warn-soft);
    }
  `,
})
export class EntryHistory {
  protected readonly question = inject<EntryHistoryData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly history = assessmentHistoryResource(() => this.question.assessmentId);

  protected readonly problem = computed(() => {
    const error = this.history.error();
    return error ? problemOf(error) : null;
  });

  protected readonly versions = computed(() =>
    (this.history.hasValue() ? this.history.value().versions : []).map((version) => ({
      number: version.version,
      assessment: version,
      row: entryRow(version, this.question.timeZone),
    })),
  );

  /** A line for each fact and each item; a cell is marked where it differs from the version before. */
  protected readonly lines = computed(() => {
    const versions = this.versions();
    const instrument = findInstrument(versions[0]?.assessment.instrumentId ?? '');
    type Version = (typeof versions)[number];
    const answerOf = (at: number) => (version: Version) => {
      const { answers } = version.assessment;
      if (answers === null) return 'not known';
      return answers[at] === null ? 'not answered' : String(answers[at]);
    };
    const functionItem = instrument?.functionItem;
    const functioningOf = ({ assessment: { answers, functionAnswer } }: Version) => {
      if (functionAnswer === null) return answers === null ? 'not known' : 'not answered';
      const option = functionItem?.options.find(({ value }) => value === functionAnswer);
      return option?.label ?? String(functionAnswer);
    };
    type Fact = [string, (version: Version) => string];
    const facts: Fact[] = [
      ['Date', ({ row }) => row.date],
      ['Total', ({ row }) => [row.total, row.band].filter(Boolean).join(', ')],
      ['Status', ({ row }) => row.status],
      ...(instrument?.items ?? []).map((item, at): Fact => [
        `${item.number}. ${item.shortLabel}`,
        answerOf(at),
      ]),
      ...(functionItem ? [['Functioning', functioningOf] satisfies Fact] : []),
      ['Taken', ({ row }) => row.how],
      ['Language', ({ assessment }) => assessment.language],
      ['Note', ({ assessment }) => assessment.note ?? ''],
      ['Reason', ({ assessment }) => assessment.reason ?? ''],
    ];
    const compared = facts.map(([label, text]) => ({
      label,
      cells: versions.map((version, at) => {
        const before = versions[at + 1];
        return {
          text: text(version),
          isChanged: before !== undefined && text(before) !== text(version),
        };
      }),
    }));
    const recorded = {
      label: 'Recorded by',
      cells: versions.map(({ row }) => ({ text: row.recorded, isChanged: false })),
    };
    return [...compared, recorded];
  });
}
