import { Component, computed, input } from '@angular/core';
import { ageOn, formatDate, type CalendarDate } from '@glabella/domain/values';
import type { Identity } from './identity';

/** The line that stands on every form, so that nothing is written into another's record: name, birth date, age, MRN. */
@Component({
  selector: 'glabella-patient-identity',
  template: `
    <span class="visually-hidden">Patient: </span><strong>{{ patient().name }}</strong>
    <span class="soft"> born {{ born() }}</span>
    <span class="soft">MRN {{ patient().mrn }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
    }
    strong {
      font-weight: 650;
    }
    span {
      white-space: nowrap;
    }
  `,
})
export class PatientIdentity {
  readonly patient = input.required<Identity>();
  /** Today in the practice's time zone, for the age; without it no age is shown. */
  readonly today = input<CalendarDate>();

  protected readonly born = computed(() => {
    const { birthDate } = this.patient();
    const today = this.today();
    const age = today ? ` (${ageOn(birthDate, today)} y)` : '';
    return `${formatDate(birthDate)}${age}`;
  });
}
