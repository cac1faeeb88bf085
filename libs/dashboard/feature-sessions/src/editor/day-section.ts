import { Component, computed, input } from '@angular/core';
import { Control, DateField, Field } from '@glabella/dashboard/ui';
import type { SessionEditor } from '../draft/session-editor';
import { ReadBox } from '../inputs/read-box';
import { timeReading } from '../inputs/reading';
import { peopleToChoose } from './people-choices';
import { PlaceChecks } from './place-checks';

/** When and where the session took place and who injected; a late entry is said in words. */
@Component({
  selector: 'glabella-day-section',
  imports: [Control, DateField, Field, PlaceChecks, ReadBox],
  template: `
    <glabella-field
      label="Performed on"
      data-place="date"
      [note]="editor().was('date')"
      [hint]="lateEntry()"
    >
      <glabella-date-field
        [value]="body().performedOn ?? ''"
        [latest]="editor().context().today"
        (valueChange)="editor().setDate($event === '' ? null : $event)"
      />
    </glabella-field>
    <glabella-field
      label="Time of injection"
      data-place="time"
      [note]="editor().was('time') ?? 'optional'"
    >
      <glabella-read-box
        placeholder="hh:mm"
        [reading]="timeReading"
        [value]="injectedTime()"
        (changed)="setTime($event)"
      />
    </glabella-field>
    <glabella-field label="Injected by" data-place="injector" [note]="editor().was('injector')">
      <select glabellaControl (change)="chooseInjector($event)">
        <option value="" [selected]="body().performedById === null">Choose</option>
        @for (person of people(); track person.id) {
          <option [value]="person.id" [selected]="person.id === body().performedById">
            {{ person.displayName }}
          </option>
        }
      </select>
    </glabella-field>
    @if (editor().context().careSites.length > 0) {
      <glabella-field
        label="Site of care"
        data-place="care-site"
        [note]="editor().was('care-site')"
      >
        <select glabellaControl #site (change)="chooseCareSite(site.value)">
          <option value="" [selected]="body().careSite === null">Not recorded</option>
          @for (one of editor().context().careSites; track one.code) {
            <option [value]="one.code" [selected]="one.code === body().careSite?.code">
              {{ one.name }}
            </option>
          }
        </select>
      </glabella-field>
    }
    <glabella-place-checks
      class="wide"
      [editor]="editor()"
      [places]="['date', 'time', 'injector']"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 300px) minmax(0, 200px) minmax(0, 280px);
      gap: var(--space-2) var(--space-4);
    }
    .wide {
      grid-column: 1 / -1;
    }
    @media (max-width: 720px) {
      :host {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        /* A label in two lines leaves the boxes of its row side by side. */
        align-items: end;
      }
      :host > :first-child {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class DaySection {
  readonly editor = input.required<SessionEditor>();

  protected readonly timeReading = timeReading;
  protected readonly body = computed(() => this.editor().body());
  protected readonly people = computed(() =>
    peopleToChoose(this.editor(), this.body().performedById),
  );
  protected readonly injectedTime = computed(
    () => this.editor().clockOf(this.body().injectedAt)?.time ?? null,
  );
  protected readonly lateEntry = computed(() => {
    const { found } = this.editor().list();
    const late = found.find(({ check }) => check.code === 'late-entry');
    return late && `Late entry. ${late.check.evidence}`;
  });

  protected setTime(time: string | null): void {
    this.editor().set({ injectedAt: this.editor().instantAt(this.editor().day(), time) });
  }

  protected chooseCareSite(code: string): void {
    const { careSites } = this.editor().context();
    this.editor().set({ careSite: careSites.find((one) => one.code === code) ?? null });
  }

  protected chooseInjector(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.editor().set({ performedById: value === '' ? null : value });
  }
}
