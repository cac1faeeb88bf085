import { Component, computed, input } from '@angular/core';
import type { PracticeThresholds } from '@glabella/contracts';
import { formatDateTime } from '@glabella/domain/values';
import { versionHistory } from './threshold-words';

/** Who changed which threshold when, and why; nothing is ever overwritten. */
@Component({
  selector: 'glabella-threshold-history',
  template: `
    <ol>
      @for (row of rows(); track row.version.version) {
        <li>
          <span class="strong">Version {{ row.version.version }}</span>
          <span class="soft"> {{ row.version.author.displayName }}, {{ row.at }}</span>
          <span class="line">{{ row.version.reason }}</span>
          <ul>
            @for (change of row.changes; track change) {
              <li>{{ change }}</li>
            } @empty {
              <li>No number changed.</li>
            }
          </ul>
        </li>
      } @empty {
        <li class="soft">Nothing was ever changed: the defaults have been in force all along.</li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .line {
      display: block;
      white-space: pre-line;
    }
    ul {
      margin: 0;
      padding-left: var(--space-5);
      color: var(--ink-2);
      font-size: var(--text-s);
    }
  `,
})
export class ThresholdHistory {
  readonly thresholds = input.required<PracticeThresholds>();
  readonly timeZone = input.required<string>();

  protected readonly rows = computed(() =>
    versionHistory(this.thresholds()).map((row) => ({
      ...row,
      at: formatDateTime(row.version.recordedAt, this.timeZone()),
    })),
  );
}
