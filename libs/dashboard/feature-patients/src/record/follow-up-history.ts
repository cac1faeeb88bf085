import { Component, computed, input } from '@angular/core';
import { followUpDispositionLabels, type FollowUp } from '@glabella/contracts';
import { formatDateTime } from '@glabella/domain/values';
import { assessmentWords, causeWords, planLabel, stepWords } from './follow-up-words';

/** Everything that was done about one follow-up: what, by whom, when. */
@Component({
  selector: 'glabella-follow-up-history',
  template: `
    <p class="strong">{{ cause() }}</p>
    <ol>
      @for (event of events(); track $index) {
        <li>
          <span class="strong">{{ event.what }}</span>
          <span class="soft"> {{ event.by }}{{ event.at }}</span>
          @if (event.disposition) {
            <span class="line">{{ event.disposition }}</span>
          }
          @if (event.assessment) {
            <span class="line note"
              ><span class="soft">Assessment:</span> {{ event.assessment }}</span
            >
          }
          @if (event.plan) {
            <span class="line note"
              ><span class="soft">{{ event.planLabel }}:</span> {{ event.plan }}</span
            >
          }
          @if (event.note) {
            <span class="line note">{{ event.note }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
    }
    ol {
      display: grid;
      gap: var(--space-2);
      margin: var(--space-2) 0 0;
      padding-left: var(--space-5);
    }
    .line {
      display: block;
    }
    .note {
      white-space: pre-line;
    }
  `,
})
export class FollowUpHistory {
  readonly followUp = input.required<FollowUp>();
  readonly timeZone = input.required<string>();

  protected readonly cause = computed(() => causeWords(this.followUp()));
  protected readonly events = computed(() =>
    this.followUp().events.map((event) => ({
      what: stepWords(event),
      by: event.author ? `${event.author.displayName}, ` : '',
      at: formatDateTime(event.recordedAt, this.timeZone()),
      disposition: event.disposition ? followUpDispositionLabels[event.disposition] : null,
      note: event.note,
      assessment: event.assessment && assessmentWords(event.assessment),
      plan: event.plan,
      planLabel: planLabel(event),
    })),
  );
}
