import { Component, input, output } from '@angular/core';

/** One field that two people changed: what you wrote, what stands on the server now. */
export interface ConflictRow {
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
}

/**
 * Someone saved before you (HTTP 412): both texts side by side, nothing lost. `keepYours` saves yours over theirs as the next
 * version, `takeTheirs` drops yours.
 */
@Component({
  selector: 'glabella-conflict-panel',
  host: { role: 'alert' },
  template: `
    <p class="strong">
      {{ savedBy() }} saved this while you were writing. Nothing of yours is lost.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Yours, not saved</th>
          <th scope="col">Saved by {{ savedBy() }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.label) {
          <tr [class.differs]="row.yours !== row.theirs">
            <th scope="row">{{ row.label }}</th>
            <td>{{ row.yours || '(empty)' }}</td>
            <td>{{ row.theirs || '(empty)' }}</td>
          </tr>
        }
      </tbody>
    </table>
    <div class="row tight">
      <button type="button" class="btn primary" (click)="keepYours.emit()">
        Save mine as the next version
      </button>
      <button type="button" class="btn" (click)="takeTheirs.emit()">Keep theirs</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--warn);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    td {
      width: 40%;
      vertical-align: top;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    tbody th {
      font-weight: 560;
      vertical-align: top;
    }
    .differs td {
      background: var(--warn-soft);
    }
  `,
})
export class ConflictPanel {
  readonly rows = input.required<readonly ConflictRow[]>();
  /** Who saved, as in "Dr A. Reyes". */
  readonly savedBy = input('Someone else');
  readonly keepYours = output<void>();
  readonly takeTheirs = output<void>();
}
