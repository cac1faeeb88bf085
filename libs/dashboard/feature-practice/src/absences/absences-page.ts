import { Component, computed, inject, signal } from '@angular/core';
import { type StaffAbsence, isClinical } from '@glabella/contracts';
import {
  AbsenceCalls,
  absencesResource,
  type ApiProblem,
  colleaguesResource,
  CurrentUser,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  ErrorState,
  FormProblem,
  LoadingState,
  Toasts,
} from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { AbsenceForm } from './absence-form';

/** Who is away and who covers: everybody enters their own absence, administrators that of all. */
@Component({
  selector: 'glabella-absences-page',
  imports: [
    AbsenceForm,
    Card,
    Chip,
    DataTable,
    ErrorState,
    FormProblem,
    LoadingState,
    PracticeHead,
  ],
  templateUrl: './absences-page.html',
  styles: `
    .parts {
      display: grid;
      gap: var(--space-4);
      max-width: 960px;
    }
    tbody th {
      font-weight: 560;
    }
  `,
})
export class AbsencesPage {
  private readonly user = inject(CurrentUser);
  private readonly calls = inject(AbsenceCalls);
  private readonly toasts = inject(Toasts);

  protected readonly absences = absencesResource();
  private readonly colleagues = colleaguesResource();
  protected readonly problemOf = problemOf;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly today = computed(() => this.user.today() ?? '');

  protected readonly clinical = computed(() =>
    (this.colleagues.hasValue() ? this.colleagues.value().rows : []).filter(({ roles }) =>
      isClinical(roles),
    ),
  );
  protected readonly plannable = computed(() =>
    this.user.hasRole('administrator')
      ? this.clinical()
      : this.clinical().filter(({ id }) => id === this.user.staffId()),
  );
  protected readonly rows = computed(() =>
    (this.absences.hasValue() ? this.absences.value().rows : []).map((absence) => ({
      absence,
      days: `${formatDate(absence.fromOn)} to ${formatDate(absence.untilOn)}`,
      standing: standingOf(absence),
      mayWithdraw: this.plannable().some(({ id }) => id === absence.staff.id),
    })),
  );

  protected entered(): void {
    this.toasts.show({ text: 'The absence is entered.' });
    this.absences.reload();
  }

  protected async withdraw({ id, version }: StaffAbsence): Promise<void> {
    this.problem.set(null);
    try {
      await this.calls.withdraw(id, version);
      this.toasts.show({ text: 'The absence is withdrawn.' });
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.absences.reload();
  }
}

/** What the absence means today: to come, covered by whom, or that nobody stands in. */
function standingOf({ isNow, standIn, cover }: StaffAbsence) {
  if (!isNow) return { tone: 'neutral', words: 'to come' } as const;
  if (!standIn) return { tone: 'alarm', words: 'away, nobody covers' } as const;
  const by = standIn.id === cover.id ? '' : ` by ${standIn.displayName}`;
  return { tone: 'warn', words: `away, covered${by}` } as const;
}
