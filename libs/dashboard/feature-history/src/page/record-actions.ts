import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryAddress } from '@glabella/dashboard/data-access';
import type { HistoryRecord } from '../entry/history-records';

/** What may be done with a record of a history besides correcting it. */
export type RecordAction = 'void' | 'versions';

/** Correct, void and versions of one record; a voided one shows its versions alone. */
@Component({
  selector: 'glabella-record-actions',
  imports: [RouterLink],
  template: `
    @if (mayAct() && held().status === 'recorded') {
      <a
        class="btn compact"
        [routerLink]="['/patients', held().patientId, 'history', address(), held().id]"
        >{{ verb() }}<span class="visually-hidden"> {{ name() }}</span></a
      >
      <button type="button" class="btn quiet compact" (click)="chosen.emit('void')">
        Void<span class="visually-hidden"> {{ name() }}</span>
      </button>
    }
    <button type="button" class="btn quiet compact" (click)="chosen.emit('versions')">
      Versions<span class="visually-hidden"> of {{ name() }}</span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--space-1);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class RecordActions {
  readonly address = input.required<HistoryAddress>();
  readonly held = input.required<HistoryRecord>();
  /** What it is called, for those who hear the buttons. */
  readonly name = input.required<string>();
  readonly verb = input('Correct');
  readonly mayAct = input.required<boolean>();
  readonly chosen = output<RecordAction>();
}
