import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { ConsentText, ConsentTextVersion } from '@glabella/contracts';
import {
  consentTextResource,
  CurrentUser,
  problemOf,
  protocolChoices,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  ConsentTextView,
  Control,
  ErrorState,
  Field,
  LoadingState,
} from '@glabella/dashboard/ui';
import { pointsAskedIn } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { ConsentTextForm } from './consent-text-form';

/** What patients of the practice agree to: the version in force, every older one, and the form that words the next. */
@Component({
  selector: 'glabella-consent-text-page',
  imports: [
    Card,
    Chip,
    ConsentTextForm,
    ConsentTextView,
    Control,
    ErrorState,
    Field,
    LoadingState,
    PracticeHead,
  ],
  templateUrl: './consent-text-page.html',
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
    details glabella-consent-text-view {
      margin-top: var(--space-2);
    }
  `,
})
export class ConsentTextPage {
  private readonly user = inject(CurrentUser);

  protected readonly text = consentTextResource();
  private readonly read = protocolsResource();
  protected readonly protocols = protocolChoices(this.read);
  protected readonly protocolNames = computed(
    () => new Map(this.protocols().map(({ id, label }) => [id, label])),
  );
  /** The protocol whose points are shown; '' for all points of all treatments. */
  protected readonly shownFor = signal('');
  protected readonly current = linkedSignal<ConsentText | undefined, ConsentText | undefined>({
    source: () => (this.text.hasValue() ? this.text.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly isEditing = signal(false);
  protected readonly mayEdit = computed(() => this.user.hasRole('administrator', 'psychiatrist'));

  /** Both are there: without the protocols nobody could say in which treatments a point is asked. */
  protected readonly shown = computed(() => {
    const text = this.current();
    return text && this.read.hasValue() ? text : null;
  });
  protected readonly problem = computed(() => {
    const error = this.text.error() ?? this.read.error();
    return error ? problemOf(error) : null;
  });
  protected readonly newest = computed(() => {
    const [version] = this.current()?.versions ?? [];
    const protocolId = this.shownFor();
    if (!version || protocolId === '') return version;
    return { ...version, points: pointsAskedIn(version.points, protocolId) };
  });
  protected readonly heading = computed(() => {
    const treatment = this.protocolNames().get(this.shownFor());
    const version = `Version ${this.newest()?.version}`;
    return treatment === undefined ? version : `${version}, as asked in ${treatment}`;
  });

  protected readonly versions = computed(() =>
    (this.current()?.versions ?? []).map((version) => ({ version, words: wordsOf(version) })),
  );

  protected take(saved: ConsentText): void {
    this.current.set(saved);
    this.isEditing.set(false);
  }

  protected readAgain(): void {
    this.text.reload();
    this.read.reload();
  }

  protected print(): void {
    window.print();
  }
}

/** Who published a version, when and why. */
function wordsOf({ author, publishedOn, reason }: ConsentTextVersion): string {
  if (author === null) {
    const since = publishedOn === null ? 'not used yet' : `in use since ${formatDate(publishedOn)}`;
    return `Shipped with the product, ${since}`;
  }
  const on = publishedOn === null ? '' : `, ${formatDate(publishedOn)}`;
  return `${author.displayName}${on}${reason === null ? '' : `: ${reason}`}`;
}
