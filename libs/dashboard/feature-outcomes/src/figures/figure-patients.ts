import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OutcomePatientsQuestion } from '@glabella/contracts';
import {
  growingList,
  readPage,
  OutcomeCalls,
  outcomePatientsResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import { DataTable, ErrorState, LoadingState, LoadMore } from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';
import { changeWords } from './figure-words';

/** The patients behind a figure by name, with what it rests on; each leads to the record. */
@Component({
  selector: 'glabella-figure-patients',
  imports: [DataTable, ErrorState, LoadingState, LoadMore, RouterLink],
  template: `
    <h3>Patients behind it</h3>
    @if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="first.reload()" />
    } @else if (!first.hasValue()) {
      <glabella-loading-state what="the patients behind it" [rows]="4" />
    } @else if (rows().length === 0) {
      <p class="soft">Nobody.</p>
    } @else {
      <p class="soft" role="status">{{ countText() }}</p>
      <glabella-data-table label="Patients behind the figure">
        <table class="stacking">
          <thead>
            <tr>
              <th scope="col">Patient</th>
              <th scope="col">{{ dayLabel() }}</th>
              @if (hasScores()) {
                <th scope="col" class="n">Baseline</th>
                <th scope="col" class="n">Total</th>
                <th scope="col" class="n">Change</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.id) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/patients', row.id]">{{ row.name }}</a>
                  <small>{{ row.identity }}</small>
                </th>
                <td class="nowrap" [attr.data-label]="dayLabel()">{{ row.on }}</td>
                @if (hasScores()) {
                  <td class="n" data-label="Baseline">{{ row.baseline }}</td>
                  <td class="n" data-label="Total">{{ row.total }}</td>
                  <td class="n nowrap" data-label="Change">{{ row.change }}</td>
                }
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
export class FigurePatients {
  readonly question = input.required<OutcomePatientsQuestion>();

  private readonly calls = inject(OutcomeCalls);
  protected readonly first = outcomePatientsResource(() => this.question());
  protected readonly list = growingList(readPage(this.first), (cursor) =>
    this.calls.patients({ ...this.question(), cursor }),
  );

  protected readonly problem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly isTreated = computed(() => this.question().group === 'treated');
  /** What the day of a row is of; the header of a wide table and the label of a narrow one. */
  protected readonly dayLabel = computed(() =>
    this.isTreated() ? 'First session' : 'First injection',
  );
  protected readonly hasScores = computed(() =>
    this.rows().some(({ baseline }) => baseline !== ''),
  );
  protected readonly rows = computed(() =>
    this.list.pages().flatMap(({ rows }) =>
      rows.map(({ patient, firstInjectionOn, baseline, total, change }) => ({
        id: patient.id,
        name: `${patient.familyName}, ${patient.givenName}`,
        identity: `born ${formatDate(patient.birthDate)} · MRN ${patient.mrn}`,
        on: formatDate(firstInjectionOn),
        baseline: baseline === null ? '' : String(baseline),
        total: total === null ? '' : String(total),
        change: change === null ? '' : changeWords(change),
      })),
    ),
  );
  protected readonly countText = computed(() => {
    const { length } = this.rows();
    const more = this.list.nextCursor() === null ? '.' : ', more below.';
    return `${length} ${length === 1 ? 'patient' : 'patients'}${more}`;
  });
}
