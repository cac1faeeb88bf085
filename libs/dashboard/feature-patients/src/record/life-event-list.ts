import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LifeEvent, PatientRecord } from '@glabella/contracts';
import { HistoryCalls } from '@glabella/dashboard/data-access';
import { Chip, Dialogs, Toasts } from '@glabella/dashboard/ui';
import { lifeEventName, lifeEventRows, lifeEventWords } from '@glabella/domain/treatment';
import { ReasonedAction, type ReasonedStep } from '../reasoned-action';

/** What happened in the patient's life, the latest first, voided ones marked; corrected and voided from here. */
@Component({
  selector: 'glabella-life-event-list',
  imports: [Chip, RouterLink],
  template: `
    <ul aria-label="Life events">
      @for (row of rows(); track row.event.id) {
        <li [class.voided]="row.isVoided">
          <span class="strong">{{ row.when }}</span>
          <span class="words">{{ row.words }}</span>
          @if (row.isVoided) {
            <glabella-chip>voided</glabella-chip>
          } @else if (mayAct()) {
            <span class="actions no-print">
              <a
                class="btn compact"
                [routerLink]="[
                  '/patients',
                  row.event.patientId,
                  'history',
                  'life-events',
                  row.event.id,
                ]"
                >Correct<span class="visually-hidden"> the {{ row.name }}</span></a
              >
              <button type="button" class="btn quiet compact" (click)="voidEvent(row.event)">
                Void<span class="visually-hidden"> the {{ row.name }}</span>
              </button>
            </span>
          }
          <span class="soft line">{{ row.by }}</span>
        </li>
      } @empty {
        <li class="soft">
          No life event is recorded. What happened beside the treatment stands on the chart with the
          scores; nothing is computed from it.
        </li>
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
    .words {
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      gap: var(--space-1);
      margin-left: auto;
    }
    .line {
      flex: 1 0 100%;
      font-size: var(--text-s);
    }
    .voided .strong,
    .voided .words {
      color: var(--ink-3);
      text-decoration: line-through;
    }
  `,
})
export class LifeEventList {
  readonly record = input.required<PatientRecord>();
  readonly mayAct = input.required<boolean>();
  /** One was voided: the record has to be read again. */
  readonly changed = output<void>();

  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly calls = inject(HistoryCalls);

  protected readonly rows = computed(() =>
    lifeEventRows(this.record().lifeEvents).map((row) => {
      const { author, reason } = row.event;
      return {
        ...row,
        words: lifeEventWords(row.event),
        by: row.isVoided
          ? `Voided by ${author.displayName}: ${reason ?? ''}`
          : `Written by ${author.displayName}`,
      };
    }),
  );

  protected async voidEvent(event: LifeEvent): Promise<void> {
    const step: ReasonedStep = {
      heading: `Void the ${lifeEventName(event)}?`,
      text: 'It stays readable in the record, marked as voided, and leaves the chart.',
      confirmLabel: 'Void',
      tone: 'danger',
      run: (reason) => this.calls.void('life-events', event.id, { reason }, event.version),
    };
    if (!(await this.dialogs.ask<boolean>(ReasonedAction, step))) return;
    this.toasts.show({ text: 'It is voided.' });
    this.changed.emit();
  }
}
