import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import type { AttentionHistory, CaseloadRow } from '@glabella/contracts';
import { attentionHistoryResource, CurrentUser, problemOf } from '@glabella/dashboard/data-access';
import { DialogFrame, EmptyState, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { attentionLabels } from '@glabella/domain/outcomes';
import { formatDate, formatDateTime } from '@glabella/domain/values';

type HistoryEvent = AttentionHistory['events'][number];

/** What was done about a patient's reasons, by whom, when and why. */
@Component({
  selector: 'glabella-history-dialog',
  imports: [DialogFrame, EmptyState, ErrorState, LoadingState],
  template: `
    <glabella-dialog-frame heading="What was done about {{ row.givenName }} {{ row.familyName }}">
      @if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="history.reload()" />
      } @else if (!history.hasValue()) {
        <glabella-loading-state what="the history" />
      } @else if (events().length === 0) {
        <glabella-empty-state
          heading="Nothing yet"
          next="Nobody has acknowledged, snoozed or handed over a reason of this patient."
        />
      } @else {
        <ol>
          @for (event of events(); track $index) {
            <li>
              <span class="strong">{{ event.what }}</span>
              <span>{{ event.evidence }}</span>
              @if (event.note) {
                <span class="soft">“{{ event.note }}”</span>
              }
              <span class="dim">{{ event.by }}</span>
            </li>
          }
        </ol>
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-bottom: var(--space-3);
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border: 0;
    }
    span {
      display: block;
    }
  `,
})
export class HistoryDialog {
  protected readonly row = inject<CaseloadRow>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly history = attentionHistoryResource(() => this.row.id);
  private readonly timeZone = inject(CurrentUser).me()?.practice?.timeZone ?? 'UTC';

  protected readonly problem = computed(() => {
    const error = this.history.error();
    return error ? problemOf(error) : null;
  });
  protected readonly events = computed(() =>
    (this.history.hasValue() ? this.history.value().events : []).map((event) => ({
      what: `${attentionLabels[event.kind]} ${wordsOf(event)}`,
      evidence: event.evidence,
      note: event.note,
      by: `${event.author.displayName}, ${formatDateTime(event.recordedAt, this.timeZone)}`,
    })),
  );
}

function wordsOf({ action, until, owner }: HistoryEvent): string {
  if (action === 'snoozed') return `snoozed until ${until ? formatDate(until) : ''}`;
  if (action === 'acknowledged') return 'acknowledged';
  if (action === 'taken-back') return 'shown again';
  return owner ? `handed to ${owner.displayName}` : 'handed back to the people of the course';
}
