import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { stagingOfRecord, stagingSummary } from '@glabella/domain/charts';
import { drugName, latestDose, medicationSpan } from '@glabella/domain/treatment';

/** Why toxin: how resistant the episode is, what is taken beside it, and the way to the whole history. */
@Component({
  selector: 'glabella-history-card',
  imports: [RouterLink],
  template: `
    <ul aria-label="Resistance to treatment">
      @for (line of staging(); track line) {
        <li>{{ line }}</li>
      }
    </ul>
    <ul aria-label="Medication now">
      @for (line of medication(); track line) {
        <li>{{ line }}</li>
      } @empty {
        <li class="soft">No medication is recorded as taken now.</li>
      }
    </ul>
    <a class="btn compact no-print" [routerLink]="['/patients', record().patient.id, 'history']"
      >Treatments, medication, frown ratings and life events</a
    >
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-1);
      margin: 0 0 var(--space-3);
      padding: 0;
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class HistoryCard {
  readonly record = input.required<PatientRecord>();

  protected readonly staging = computed(() => {
    const course = stagingOfRecord(this.record());
    return course
      ? [...stagingSummary(course.staging), `Computed ${course.asOf}.`]
      : ['A stage speaks of a course of treatment: there is none yet.'];
  });
  protected readonly medication = computed(() =>
    this.record()
      .medications.filter(({ status, stoppedOn }) => status === 'recorded' && stoppedOn === null)
      .map((one) => `${drugName(one)} ${latestDose(one)}, ${medicationSpan(one)}`),
  );
}
