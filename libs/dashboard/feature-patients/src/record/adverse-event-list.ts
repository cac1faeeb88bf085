import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { Chip } from '@glabella/dashboard/ui';
import { eventLine, eventsNewestFirst } from './adverse-event-words';

/** Every adverse event of the record, the latest onset first, voided ones marked. */
@Component({
  selector: 'glabella-adverse-event-list',
  imports: [Chip, RouterLink],
  template: `
    <ul aria-label="Adverse events">
      @for (event of events(); track event.id) {
        <li [class.voided]="event.isVoided">
          <a [routerLink]="['/adverse-events', event.id]">{{ event.title }}</a>
          <span class="strong">{{ event.date }}</span>
          @if (event.isVoided) {
            <glabella-chip>voided</glabella-chip>
          } @else {
            <glabella-chip [tone]="event.isSerious ? 'alarm' : 'neutral'">{{
              event.gravity
            }}</glabella-chip>
            <glabella-chip [tone]="event.isOpen ? 'warn' : 'good'">{{
              event.standing
            }}</glabella-chip>
          }
          <span class="soft line">{{ event.more }}</span>
        </li>
      } @empty {
        <li class="soft">No adverse event is recorded.</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px var(--space-2);
      padding-bottom: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      padding-bottom: 0;
      border: 0;
    }
    .line {
      flex: 1 0 100%;
      font-size: var(--text-s);
    }
    .voided .strong,
    .voided .line {
      color: var(--ink-3);
      text-decoration: line-through;
    }
  `,
})
export class AdverseEventList {
  readonly record = input.required<PatientRecord>();

  protected readonly events = computed(() =>
    eventsNewestFirst(this.record().adverseEvents).map(eventLine),
  );
}
