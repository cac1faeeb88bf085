import { Component, computed, effect, model, signal } from '@angular/core';
import type { PatientRow } from '@glabella/contracts';
import { patientSearchResource, problemOf } from '@glabella/dashboard/data-access';
import { Control, Field, PatientIdentity, identityOf } from '@glabella/dashboard/ui';

/** How long typing rests before the search is sent, in milliseconds. */
export const typingPauseMs = 200;

const foundAtOnce = 6;

/** One patient of the practice, found by name, MRN or birth date. What is typed goes in the body of a POST and is not kept. */
@Component({
  selector: 'glabella-patient-choice',
  imports: [Control, Field, PatientIdentity],
  template: `
    @if (chosen(); as patient) {
      <div class="row">
        <glabella-patient-identity class="grow" [patient]="identityOf(patient)" />
        <button type="button" class="btn compact" (click)="chosen.set(null)">Choose another</button>
      </div>
    } @else {
      <glabella-field label="Patient" note="if the file names none" [hint]="hint">
        <input
          #input
          glabellaControl
          type="text"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          [value]="typed()"
          (input)="typed.set(input.value)"
        />
      </glabella-field>
      <p role="status" [class.visually-hidden]="notice() === ''">{{ notice() }}</p>
      <ul>
        @for (patient of found(); track patient.id) {
          <li>
            <button type="button" class="btn" (click)="choose(patient)">
              <glabella-patient-identity [patient]="identityOf(patient)" />
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    p {
      margin-top: var(--space-2);
      color: var(--ink-2);
    }
    ul {
      display: grid;
      gap: var(--space-1);
      margin: var(--space-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li .btn {
      width: 100%;
      justify-content: flex-start;
      text-align: left;
    }
  `,
})
export class PatientChoice {
  readonly chosen = model<PatientRow | null>(null);

  protected readonly hint = 'Search by name, MRN or birth date.';
  protected readonly identityOf = identityOf;
  protected readonly typed = signal('');
  private readonly asked = signal('');

  private readonly page = patientSearchResource(() => {
    const text = this.asked();
    return text === '' ? undefined : { text, limit: foundAtOnce };
  });
  protected readonly found = computed(() => (this.page.hasValue() ? this.page.value().rows : []));
  protected readonly notice = computed(() => {
    if (this.typed().trim() === '') return '';
    if (this.page.error()) return `${problemOf(this.page.error()).title}.`;
    if (this.typed().trim() !== this.asked() || this.page.isLoading()) return 'Searching';
    return this.found().length === 0 ? 'No patient matches. Try fewer letters, or the MRN.' : '';
  });

  constructor() {
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(text), text === '' ? 0 : typingPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(patient: PatientRow): void {
    this.chosen.set(patient);
    this.typed.set('');
  }
}
