import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Chip } from '@glabella/dashboard/ui';
import { consentStanding } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { PlaceChecks } from './place-checks';

/** The consent that covers the day of the session; without one, the way to record it and back. */
@Component({
  selector: 'glabella-consent-line',
  imports: [Chip, PlaceChecks, RouterLink],
  template: `
    <fieldset>
      <legend>Consent</legend>
      <div class="question" data-place="consent">
        <span>{{ words() }}</span>
        @if (isInForce()) {
          <glabella-chip tone="good">in force</glabella-chip>
        } @else {
          <a class="btn compact" [routerLink]="link()" [queryParams]="{ draft: editor().draft.id }"
            >Record a consent</a
          >
        }
      </div>
    </fieldset>
    <glabella-place-checks [editor]="editor()" [places]="['consent']" />
  `,
  styleUrl: './section.css',
})
export class ConsentLine {
  readonly editor = input.required<SessionEditor>();

  private readonly standing = computed(() => {
    const { performedOn } = this.editor().body();
    const { consents, today } = this.editor().context();
    return consentStanding(consents, performedOn ?? today);
  });
  protected readonly isInForce = computed(() => this.standing().kind === 'in-force');
  protected readonly link = computed(() => {
    const { patient, courseId } = this.editor().context();
    return ['/patients', patient.id, 'courses', courseId, 'consent'];
  });
  protected readonly words = computed(() => {
    const standing = this.standing();
    switch (standing.kind) {
      case 'in-force': {
        const { agreedOn, documentVersion } = standing.consent;
        const holdsOffLabel = this.editor().context().offLabelVersions.includes(documentVersion);
        const statement = holdsOffLabel ? ', off-label statement included' : '';
        return `Agreed on ${formatDate(agreedOn)} to version ${documentVersion}${statement}.`;
      }
      case 'none':
        return 'Not on record for this course.';
      case 'later':
        return `Agreed on ${formatDate(standing.consent.agreedOn)}, after this day.`;
      case 'withdrawn':
        return `Withdrawn on ${formatDate(standing.withdrawnOn)}.`;
      case 'asked-again':
        return `Agreed to an older text; version ${standing.needed.version} asks again.`;
    }
  });
}
