import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { AftercareVersion, PracticeAftercare } from '@glabella/contracts';
import { aftercareResource, CurrentUser, problemOf } from '@glabella/dashboard/data-access';
import { Card, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { aftercareChanges, aftercareChangeWords } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { AftercareForm } from './aftercare-form';
import { AftercareListView } from './aftercare-list-view';

/** What patients are told afterwards: the version in force, every older one, and the form that writes the next. */
@Component({
  selector: 'glabella-aftercare-page',
  imports: [AftercareForm, AftercareListView, Card, ErrorState, LoadingState, PracticeHead],
  templateUrl: './aftercare-page.html',
  styles: `
    .intro {
      max-width: 720px;
      margin-bottom: var(--space-4);
      color: var(--ink-2);
    }
    .parts {
      display: grid;
      gap: var(--space-4);
      max-width: 900px;
    }
    details + details {
      margin-top: var(--space-2);
      padding-top: var(--space-2);
      border-top: 1px solid var(--line);
    }
    summary {
      min-height: var(--target);
      align-content: center;
      cursor: pointer;
    }
    details ul {
      margin: var(--space-1) 0 var(--space-3);
      padding-left: var(--space-5);
    }
  `,
})
export class AftercarePage {
  private readonly user = inject(CurrentUser);

  protected readonly aftercare = aftercareResource();
  protected readonly current = linkedSignal<
    PracticeAftercare | undefined,
    PracticeAftercare | undefined
  >({
    source: () => (this.aftercare.hasValue() ? this.aftercare.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly isEditing = signal(false);
  protected readonly mayEdit = computed(() => this.user.hasRole('administrator', 'psychiatrist'));
  protected readonly problemOf = problemOf;

  protected readonly versions = computed(() => {
    const versions = this.current()?.versions ?? [];
    return versions.map((version, at) => {
      const before = versions[at + 1];
      return {
        version,
        heading: `Version ${version.version}, in force from ${formatDate(version.publishedOn)}`,
        words: wordsOf(version),
        changes: before ? aftercareChanges(before, version).map(aftercareChangeWords) : [],
      };
    });
  });

  protected take(saved: PracticeAftercare): void {
    this.current.set(saved);
    this.isEditing.set(false);
  }

  protected print(): void {
    window.print();
  }
}

/** Who published a version, and why. */
function wordsOf({ author, reason }: AftercareVersion): string {
  if (author === null) return 'Came with the product';
  return reason === null ? author.displayName : `${author.displayName}: ${reason}`;
}
