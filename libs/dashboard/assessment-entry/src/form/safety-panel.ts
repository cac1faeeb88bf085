import { Component, computed, ElementRef, inject, input } from '@angular/core';
import {
  acknowledgingDispositions,
  followUpDispositionLabels,
  type PatientRecord,
} from '@glabella/contracts';
import { Control, Field } from '@glabella/dashboard/ui';
import type { AcknowledgedAs, EntryForm } from './entry-form';

/**
 * Shown at once when the safety item is 1 or more: the practice's own words, whom to call, and what was done, which must be
 * said before the form is saved. A correction that brings nothing new does not ask it again.
 */
@Component({
  selector: 'glabella-safety-panel',
  imports: [Control, Field],
  host: { role: 'alert' },
  template: `
    <h2>Item {{ item().number }} answered “{{ answered() }}”</h2>
    <p class="prose">{{ safety().text }}</p>
    @if (safety().crisisLines.length > 0) {
      <ul>
        @for (line of safety().crisisLines; track line.phone) {
          <li>
            {{ line.label }}: <a [href]="'tel:' + line.phone">{{ line.phone }}</a>
          </li>
        }
      </ul>
    }
    @if (form().asksDisposition()) {
      <glabella-field
        label="What was done now"
        hint="Stored with your name and the time. A follow-up stays open on the patient until it is closed."
        [error]="error()"
      >
        <select glabellaControl #what (change)="choose(what.value)">
          <option value="" [selected]="form().disposition() === null">Choose</option>
          @for (option of options; track option.value) {
            <option [value]="option.value" [selected]="form().disposition() === option.value">
              {{ option.label }}
            </option>
          }
        </select>
      </glabella-field>
      <glabella-field label="In words" note="optional">
        <textarea
          glabellaControl
          rows="2"
          maxlength="2000"
          #words
          [value]="form().dispositionNote()"
          (input)="form().dispositionNote.set(words.value)"
        ></textarea>
      </glabella-field>
    } @else {
      <p class="soft">
        The answer is no worse than on record, so this correction does not ask again what was done.
        Where a follow-up is open, say it there, on the patient's page.
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--alarm);
      border-left-width: 4px;
      border-radius: var(--radius-s);
      background: var(--alarm-soft);
    }
    h2 {
      color: var(--alarm);
    }
    ul {
      margin: 0;
      padding-left: 1.2em;
    }
  `,
})
export class SafetyPanel {
  readonly form = input.required<EntryForm>();
  readonly safety = input.required<PatientRecord['safety']>();
  /** Shown under the choice once saving was tried without one. */
  readonly error = input<string | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly options = acknowledgingDispositions.map((value) => ({
    value,
    label: followUpDispositionLabels[value],
  }));

  private readonly index = computed(() =>
    this.form().instrument.items.findIndex(({ isSafetyItem }) => isSafetyItem),
  );
  protected readonly item = computed(() => ({ number: this.index() + 1 }));
  protected readonly answered = computed(() => {
    const answer = this.form().answers()[this.index()];
    return this.form()
      .instrument.options.find(({ value }) => value === answer)
      ?.label.toLowerCase();
  });

  /** Puts the focus on what has to be chosen. */
  focus(): void {
    this.host.nativeElement.querySelector('select')?.focus();
  }

  protected choose(value: string): void {
    const chosen: AcknowledgedAs | undefined = acknowledgingDispositions.find(
      (disposition) => disposition === value,
    );
    this.form().disposition.set(chosen ?? null);
  }
}
