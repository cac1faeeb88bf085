import { Component, computed, input } from '@angular/core';
import type { RebuildProgress } from '@glabella/contracts';

/** How far the lists of patients are with following the numbers; nothing once they do. */
@Component({
  selector: 'glabella-rebuild-progress',
  template: `
    @if (isRunning()) {
      <p role="status">
        <span class="strong">The lists follow:</span> {{ progress().patientsDone }} of
        {{ progress().patientsTotal }} patients are computed with the new numbers. A patient’s own
        page uses them already.
        <progress
          aria-label="Patients computed"
          [value]="progress().patientsDone"
          [max]="progress().patientsTotal || 1"
        ></progress>
      </p>
    }
  `,
  styles: `
    p {
      display: grid;
      gap: var(--space-2);
      margin-bottom: var(--space-4);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
  `,
})
export class RebuildProgressBar {
  readonly progress = input.required<RebuildProgress>();
  protected readonly isRunning = computed(() => this.progress().finishedAt === null);
}
