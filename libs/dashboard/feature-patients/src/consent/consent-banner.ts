import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { Banner } from '@glabella/dashboard/ui';
import { standingOf, standingWords } from './consent-words';

/** That the consent to the running course was withdrawn, or that a newer text asks for another one. */
@Component({
  selector: 'glabella-consent-banner',
  imports: [Banner, RouterLink],
  template: `
    @if (row(); as shown) {
      <glabella-banner tone="warn">
        <span class="strong">Consent.</span> {{ shown.words }}
        @if (mayAct()) {
          <a
            bannerActions
            class="btn no-print"
            [routerLink]="['/patients', record().patient.id, 'courses', shown.courseId, 'consent']"
            >Record a consent</a
          >
        }
      </glabella-banner>
    }
  `,
})
export class ConsentBanner {
  readonly record = input.required<PatientRecord>();
  readonly mayAct = input.required<boolean>();

  protected readonly row = computed(() => {
    const course = this.record().courses.find(({ endedOn }) => endedOn === null);
    if (!course) return null;
    const standing = standingOf(this.record(), course.id);
    return standing.kind === 'withdrawn' || standing.kind === 'asked-again'
      ? { courseId: course.id, words: standingWords(standing) }
      : null;
  });
}
