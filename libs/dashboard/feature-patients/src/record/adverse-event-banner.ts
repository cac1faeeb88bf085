import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { Banner } from '@glabella/dashboard/ui';
import { openEvents, openEventWords } from './adverse-event-words';

/** Every open adverse event of a patient, the serious ones first and in words; each stays until its end is recorded. */
@Component({
  selector: 'glabella-adverse-event-banner',
  imports: [Banner, RouterLink],
  template: `
    @for (row of rows(); track row.id) {
      <glabella-banner [tone]="row.isSerious ? 'alarm' : 'warn'">
        {{ row.words }}
        <a bannerActions class="btn no-print" [routerLink]="['/adverse-events', row.id]"
          >Open<span class="visually-hidden"> {{ row.title }}</span></a
        >
      </glabella-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class AdverseEventBanner {
  readonly record = input.required<PatientRecord>();

  protected readonly rows = computed(() =>
    openEvents(this.record().adverseEvents).map((event) => openEventWords(event)),
  );
}
