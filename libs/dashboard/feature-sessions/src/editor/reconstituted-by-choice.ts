import { Component, computed, input } from '@angular/core';
import { Control, Field } from '@glabella/dashboard/ui';
import type { SessionEditor } from '../draft/session-editor';
import { peopleToChoose } from './people-choices';

const pharmacy = 'pharmacy';

/** Who reconstituted: not recorded, a person of the practice, or a pharmacy that it came drawn up from, by its name. */
@Component({
  selector: 'glabella-reconstituted-by',
  imports: [Control, Field],
  template: `
    @if (isAsked()) {
      <glabella-field
        label="Reconstituted by"
        data-place="reconstituted-by"
        [note]="editor().was('reconstituted-by')"
      >
        <select glabellaControl #who (change)="choose(who.value)">
          <option value="" [selected]="by() === null">Not recorded</option>
          @for (person of people(); track person.id) {
            <option [value]="person.id" [selected]="person.id === by()?.staffId">
              {{ person.displayName }}
            </option>
          }
          <option [value]="pharmacy" [selected]="isPharmacy()">An outside pharmacy</option>
        </select>
      </glabella-field>
      @if (isPharmacy()) {
        <glabella-field label="Name of the pharmacy" data-place="pharmacy">
          <input
            glabellaControl
            #name
            maxlength="200"
            autocomplete="off"
            [value]="by()?.name ?? ''"
            (input)="editor().set({ reconstitutedBy: { staffId: null, name: name.value } })"
          />
        </glabella-field>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ReconstitutedByChoice {
  readonly editor = input.required<SessionEditor>();

  protected readonly pharmacy = pharmacy;
  protected readonly by = computed(() => this.editor().body().reconstitutedBy);
  protected readonly isPharmacy = computed(() => this.by()?.staffId === null);
  /** A liquid is not reconstituted; what was chosen before the product was changed stays in sight. */
  protected readonly isAsked = computed(
    () => this.editor().product()?.form !== 'liquid' || this.by() !== null,
  );

  protected readonly people = computed(() =>
    peopleToChoose(this.editor(), this.by()?.staffId ?? null, this.by()?.name),
  );

  protected choose(value: string): void {
    this.editor().set({ reconstitutedBy: this.chosen(value) });
  }

  private chosen(value: string) {
    if (value === pharmacy) return { staffId: null, name: '' };
    const by = this.by();
    if (value === by?.staffId) return by;
    const person = this.editor()
      .context()
      .injectors.find(({ id }) => id === value);
    return person ? { staffId: person.id, name: person.displayName } : null;
  }
}
