import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  AdverseEventCalls,
  growingList,
  readPage,
  lotRecipientsResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import { Chip, DataTable, ErrorState, LoadingState, LoadMore } from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';

/** Everybody else who received the lot behind an event: session, units, last contact. */
@Component({
  selector: 'glabella-lot-recipients',
  imports: [Chip, DataTable, ErrorState, LoadingState, LoadMore, RouterLink],
  template: `
    @if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="first.reload()" />
    } @else if (!first.hasValue()) {
      <glabella-loading-state what="who else received it" [rows]="4" />
    } @else if (rows().length === 0) {
      <p class="soft">Nobody else of this practice received lot {{ lotNumber() }}.</p>
    } @else {
      <p class="soft" role="status">{{ countText() }}</p>
      <glabella-data-table [label]="'Others who received lot ' + lotNumber()">
        <table class="stacking">
          <thead>
            <tr>
              <th scope="col">Patient</th>
              <th scope="col">Session</th>
              <th scope="col" class="n">Units</th>
              <th scope="col">Last contact</th>
              <th scope="col">Adverse event</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.sessionId) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/patients', row.patientId]">{{ row.name }}</a>
                  <small
                    ><span class="nowrap">{{ row.born }}</span> ·
                    <span class="nowrap">{{ row.mrn }}</span></small
                  >
                </th>
                <td class="nowrap" data-label="Session">
                  <a [routerLink]="['/sessions', row.sessionId]">{{ row.on }}</a>
                </td>
                <td class="n nowrap" data-label="Units">{{ row.units }} U</td>
                <td class="nowrap" data-label="Last contact">{{ row.lastContact }}</td>
                <td data-label="Adverse event">
                  @if (row.hasEvent) {
                    <glabella-chip class="nowrap" tone="warn">has one with this lot</glabella-chip>
                  } @else {
                    <span class="soft">none recorded</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </glabella-data-table>
      <glabella-load-more [list]="list" isCompact />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    small {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
  `,
})
export class LotRecipients {
  readonly eventId = input.required<string>();
  readonly lotNumber = input.required<string>();

  private readonly calls = inject(AdverseEventCalls);
  protected readonly first = lotRecipientsResource(() => this.eventId());
  protected readonly list = growingList(readPage(this.first), (cursor) =>
    this.calls.recipientsFrom(cursor, this.eventId()),
  );

  protected readonly problem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly rows = computed(() =>
    this.list.pages().flatMap(({ rows }) =>
      rows.map((row) => ({
        sessionId: row.sessionId,
        patientId: row.patient.id,
        name: `${row.patient.familyName}, ${row.patient.givenName}`,
        born: `born ${formatDate(row.patient.birthDate)}`,
        mrn: `MRN ${row.patient.mrn}`,
        on: formatDate(row.performedOn),
        units: row.units,
        lastContact: row.lastContactOn ? formatDate(row.lastContactOn) : 'none',
        hasEvent: row.hasEvent,
      })),
    ),
  );
  protected readonly countText = computed(() => {
    const patients = new Set(this.rows().map(({ patientId }) => patientId)).size;
    const more = this.list.nextCursor() === null ? '' : ', more below';
    return `${patients} ${patients === 1 ? 'other patient' : 'other patients'}${more}`;
  });
}
