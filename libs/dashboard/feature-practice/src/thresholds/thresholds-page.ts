import { Component, computed, effect, inject, linkedSignal } from '@angular/core';
import type { PracticeThresholds } from '@glabella/contracts';
import {
  CurrentUser,
  practiceThresholdsResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import { Card, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { PracticeHead } from '../practice-head';
import { RebuildProgressBar } from './rebuild-progress';
import { ThresholdForm } from './threshold-form';
import { ThresholdHistory } from './threshold-history';
import { ThresholdTable } from './threshold-table';
import { standingWords } from './threshold-words';

/** How often the page asks how far the lists are, while they follow a change. */
const askAgainMs = 2_000;

/** The numbers behind every verdict: a form for administrators, the same to read for everybody else, and every version. */
@Component({
  selector: 'glabella-thresholds-page',
  imports: [
    Card,
    ErrorState,
    LoadingState,
    PracticeHead,
    RebuildProgressBar,
    ThresholdForm,
    ThresholdHistory,
    ThresholdTable,
  ],
  template: `
    <glabella-practice-head heading="Thresholds" />
    @if (current(); as shown) {
      <p class="intro">
        By these numbers Glabella words what a change means, and counts weeks, visits and reports;
        it never advises. {{ standing() }}
      </p>
      @if (shown.rebuild; as rebuild) {
        <glabella-rebuild-progress [progress]="rebuild" />
      }
      <div class="parts">
        @if (mayEdit()) {
          <glabella-threshold-form [thresholds]="shown" (saved)="current.set($event)" />
        } @else {
          <glabella-threshold-table [values]="shown.values" />
        }
        <glabella-card heading="Who changed what, and when">
          <glabella-threshold-history [thresholds]="shown" [timeZone]="timeZone()" />
        </glabella-card>
      </div>
    } @else if (thresholds.error(); as error) {
      <glabella-error-state [problem]="problemOf(error)" (retry)="thresholds.reload()" />
    } @else {
      <glabella-loading-state what="the thresholds" [rows]="8" />
    }
  `,
  styles: `
    .intro {
      max-width: 720px;
      margin-bottom: var(--space-4);
      color: var(--ink-2);
    }
    .parts {
      display: grid;
      gap: var(--space-4);
      max-width: 1080px;
    }
  `,
})
export class ThresholdsPage {
  private readonly user = inject(CurrentUser);

  protected readonly thresholds = practiceThresholdsResource();
  /** As read or saved last: it stands while the progress is asked for again. */
  protected readonly current = linkedSignal<
    PracticeThresholds | undefined,
    PracticeThresholds | undefined
  >({
    source: () => (this.thresholds.hasValue() ? this.thresholds.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly mayEdit = computed(() => this.user.hasRole('administrator'));
  protected readonly timeZone = computed(() => this.user.practice()?.timeZone ?? 'UTC');
  protected readonly standing = computed(() => standingWords(this.current()?.values ?? {}));
  protected readonly problemOf = problemOf;

  constructor() {
    effect((onCleanup) => {
      const rebuild = this.current()?.rebuild;
      // A question that failed leaves the numbers as they were: asking has to begin again after it.
      if (!rebuild || rebuild.finishedAt !== null || this.thresholds.isLoading()) return;
      const timer = setTimeout(() => this.thresholds.reload(), askAgainMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
