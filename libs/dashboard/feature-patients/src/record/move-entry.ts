import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { voidingSchema, type Assessment, type PatientRow } from '@glabella/contracts';
import {
  AssessmentTrailCalls,
  patientSearchResource,
  problemOf,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  Control,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  identityOf,
  type Identity,
} from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';

/** Which entry is moved, and away from whom. */
export interface MoveEntryData {
  readonly assessment: Assessment;
  /** As in 'PHQ-9 of 2 Nov 2026'. */
  readonly entry: string;
  readonly from: Identity;
}

/** How long typing rests before the search is sent, in milliseconds. */
export const typingPauseMs = 200;
const foundAtOnce = 6;
/** So many that another one is known of, also where the patient themselves is among them. */
const askedAtOnce = foundAtOnce + 2;

/** An entry was recorded for the wrong patient: finds the right one, asks why, moves it. Answers true when moved. */
@Component({
  selector: 'glabella-move-entry',
  imports: [Chip, Control, DialogFrame, Field, FormField, FormProblem, FormRoot, PatientIdentity],
  templateUrl: './move-entry.html',
  styles: `
    .found {
      display: grid;
      gap: var(--space-1);
      max-height: 220px;
      margin-top: var(--space-2);
      overflow-y: auto;
    }
    .found .btn {
      justify-content: flex-start;
      text-align: left;
    }
    .found small {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
    h3 {
      margin-bottom: var(--space-1);
      color: var(--ink-2);
      font-size: var(--text-s);
    }
  `,
})
export class MoveEntry {
  protected readonly question = inject<MoveEntryData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly calls = inject(AssessmentTrailCalls);

  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly typed = signal('');
  private readonly asked = signal('');
  protected readonly target = signal<PatientRow | null>(null);
  protected readonly isTargetMissing = signal(false);

  /** An entry may belong to somebody who is archived by now. */
  private readonly pages = (['current', 'archived'] as const).map((state) =>
    patientSearchResource(() => {
      const text = this.asked();
      return text === '' ? undefined : { text, state, limit: askedAtOnce };
    }),
  );
  private readonly others = computed(() =>
    this.pages
      .flatMap((page) => (page.hasValue() ? page.value().rows : []))
      .filter(({ id }) => id !== this.question.assessment.patientId),
  );
  protected readonly found = computed(() =>
    this.others()
      .slice(0, foundAtOnce)
      .map((row) => ({ row, ...identityOf(row), born: formatDate(row.birthDate) })),
  );
  protected readonly notice = computed(() => {
    const failed = this.pages.map((page) => page.error()).find((error) => error !== undefined);
    if (failed) return `${problemOf(failed).title}.`;
    if (this.asked() === '' || this.pages.some((page) => page.isLoading())) return '';
    if (this.others().length > foundAtOnce) return 'More match: type the MRN.';
    return this.found().length === 0 ? 'No other patient matches.' : '';
  });
  protected readonly to = computed(() => {
    const row = this.target();
    return row && identityOf(row);
  });

  private readonly model = signal({ reason: '' });
  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, voidingSchema),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const target = this.target();
          this.isTargetMissing.set(target === null);
          if (target === null) return undefined;
          const { id, version } = this.question.assessment;
          try {
            const body = { toPatientId: target.id, reason: this.model().reason.trim() };
            await this.calls.move(id, body, version);
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          this.ref.close(true);
          return undefined;
        },
        onInvalid: (tree) => {
          this.isTargetMissing.set(this.target() === null);
          focusFirstError(tree);
        },
      },
    },
  );

  constructor() {
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(text), typingPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(row: PatientRow): void {
    this.target.set(row);
    this.isTargetMissing.set(false);
  }
}
