import { Component, computed, inject, input, signal } from '@angular/core';
import { type AuditEventView, auditActionWords } from '@glabella/contracts';
import {
  growingList,
  PatientCalls,
  patientAccessResource,
  problemOf,
  readPage,
} from '@glabella/dashboard/data-access';
import { DataTable, ErrorState, LoadingState, LoadMore } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';

/** Who looked at this record or wrote into it. It is read only when somebody opens it, since that is on the trail too. */
@Component({
  selector: 'glabella-access-panel',
  imports: [DataTable, ErrorState, LoadingState, LoadMore],
  template: `
    <details (toggle)="open($event)">
      <summary>Who looked at this record</summary>
      @if (access.hasValue()) {
        <glabella-data-table label="Who looked at this record">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.id) {
                <tr>
                  <td class="nowrap">{{ line.at }}</td>
                  <td>{{ line.who }}</td>
                  <td>{{ line.what }}</td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="3" class="soft">Nobody yet.</td>
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
        <glabella-load-more [list]="list" isCompact>
          <p class="soft" role="status">
            The latest {{ lines().length }}, earlier ones are not read yet.
          </p>
        </glabella-load-more>
      } @else if (problem(); as failed) {
        <glabella-error-state [problem]="failed" (retry)="access.reload()" />
      } @else if (isOpen()) {
        <glabella-loading-state what="who looked at this record" [rows]="4" />
      }
    </details>
  `,
  styles: `
    summary {
      min-height: var(--target-compact);
      padding: 4px 0;
      color: var(--accent);
      cursor: pointer;
    }
    td {
      padding-block: 4px;
    }
  `,
})
export class AccessPanel {
  readonly patientId = input.required<string>();
  readonly timeZone = input.required<string>();

  private readonly calls = inject(PatientCalls);
  protected readonly isOpen = signal(false);
  protected readonly access = patientAccessResource(() =>
    this.isOpen() ? this.patientId() : undefined,
  );
  protected readonly list = growingList(readPage(this.access), (cursor) =>
    this.calls.accessFrom(cursor, this.patientId()),
  );
  protected readonly problem = computed(() => {
    const error = this.access.error();
    return error ? problemOf(error) : null;
  });
  protected readonly lines = computed(() =>
    this.list
      .pages()
      .flatMap(({ rows }) => rows)
      .map((event) => ({
        id: event.id,
        at: formatDateTime(event.at, this.timeZone()),
        who: event.actor.displayName,
        what: wordsOf(event),
      })),
  );

  /** What is opened again is read again: more may have happened since. */
  protected open(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }
}

function wordsOf({ action, outcome }: AuditEventView): string {
  const words = auditActionWords(action);
  return outcome === 'done' ? words : `${words} (${outcome})`;
}
