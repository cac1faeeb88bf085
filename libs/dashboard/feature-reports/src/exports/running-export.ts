import { Component, computed, input, output } from '@angular/core';
import type { DataExport } from '@glabella/contracts';
import { Chip, RowProgress } from '@glabella/dashboard/ui';
import {
  countWords,
  exportSentence,
  formatLabels,
  kindLabels,
  sizeWords,
  statusWords,
} from './export-words';

/** The export that was just begun: how far it is, the way to cancel it, and how it ended. */
@Component({
  selector: 'glabella-running-export',
  imports: [Chip, RowProgress],
  template: `
    <div class="row">
      <span class="strong">{{ title() }}</span>
      <glabella-chip [tone]="status().tone">{{ status().label }}</glabella-chip>
    </div>
    @if (isOnItsWay()) {
      <glabella-row-progress
        [done]="shown().doneRows"
        [all]="shown().expectedRows"
        waiting="Waiting for the download to begin"
      />
    }
    <p role="status">{{ sentence() }}</p>
    @if (facts(); as text) {
      <p class="soft">{{ text }}</p>
    }
    @if (isOnItsWay()) {
      <div>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel the export</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
  `,
})
export class RunningExport {
  readonly shown = input.required<DataExport>();
  readonly cancelled = output<void>();

  protected readonly status = computed(() => statusWords[this.shown().status]);
  protected readonly sentence = computed(() => exportSentence(this.shown()));
  protected readonly title = computed(() => {
    const { kind, format } = this.shown();
    return `${kindLabels[kind]}, ${formatLabels[format]}`;
  });
  protected readonly isOnItsWay = computed(() =>
    ['prepared', 'running'].includes(this.shown().status),
  );
  protected readonly facts = computed(() => {
    const { status, counts, bytes } = this.shown();
    if (status !== 'finished' || counts === null || bytes === null) return null;
    return `${countWords(counts).join(', ')}; ${sizeWords(bytes)}`;
  });
}
