import { Component, computed, inject, signal } from '@angular/core';
import type { Practice } from '@glabella/contracts';
import { CurrentUser, practiceResource, problemOf } from '@glabella/dashboard/data-access';
import { ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { PracticeHead } from '../practice-head';
import { PracticeForm } from './practice-form';
import { PracticeFacts } from './practice-facts';

/** The practice's own settings: a form for administrators, the same facts to read for everybody else. */
@Component({
  selector: 'glabella-practice-settings',
  imports: [ErrorState, LoadingState, PracticeFacts, PracticeForm, PracticeHead],
  template: `
    <glabella-practice-head heading="Practice" />
    @if (practice.error(); as error) {
      <glabella-error-state [problem]="problemOf(error)" (retry)="practice.reload()" />
    } @else if (current(); as shown) {
      @if (mayEdit()) {
        <glabella-practice-form [practice]="shown" (saved)="show($event)" />
      } @else {
        <glabella-practice-facts [practice]="shown" />
      }
    } @else {
      <glabella-loading-state what="the practice" [rows]="8" />
    }
  `,
})
export class PracticeSettings {
  private readonly user = inject(CurrentUser);

  protected readonly practice = practiceResource();
  private readonly justSaved = signal<Practice | null>(null);
  protected readonly current = computed(
    () => this.justSaved() ?? (this.practice.hasValue() ? this.practice.value() : null),
  );
  protected readonly mayEdit = computed(() => this.user.hasRole('administrator'));
  protected readonly problemOf = problemOf;

  /** The name and the time zone stand in other places of the page too. */
  protected show(practice: Practice): void {
    this.justSaved.set(practice);
    this.user.reload().catch(() => undefined);
  }
}
