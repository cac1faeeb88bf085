import { Component, computed, input, output } from '@angular/core';
import { aftercareResource } from '@glabella/dashboard/data-access';
import { aftercareText, isToldAlways } from '@glabella/domain/treatment';
import type { ProtocolEntry } from './protocol-entry';

/** What of the practice's aftercare list a protocol tells its patients. */
@Component({
  selector: 'glabella-protocol-aftercare',
  template: `
    <fieldset>
      <legend class="strong">Patients are told</legend>
      @for (one of aftercare(); track one.id) {
        <label class="check">
          <input
            #told
            type="checkbox"
            [disabled]="one.isAlways"
            [checked]="one.isAlways || entry().aftercare.includes(one.id)"
            (change)="tell(one.id, told.checked)"
          />
          <span
            >{{ one.text }}
            @if (one.isAlways) {
              <span class="soft">(after every treatment)</span>
            } @else if (one.isRetired) {
              <span class="soft">(retired, no longer told)</span>
            }
          </span>
        </label>
      } @empty {
        <p class="soft">
          {{
            lists.error()
              ? 'The aftercare list could not be read: what is told stays as it is.'
              : 'Reading the aftercare list.'
          }}
        </p>
      }
    </fieldset>
  `,
  styleUrl: './protocol-form.css',
})
export class ProtocolAftercare {
  readonly entry = input.required<ProtocolEntry>();
  readonly changed = output<Partial<ProtocolEntry>>();

  protected readonly lists = aftercareResource();
  /** What can be told: the list in force, and what the protocol names although it is retired. */
  protected readonly aftercare = computed(() => {
    const list = this.lists.hasValue() ? this.lists.value().versions[0] : undefined;
    const named = this.entry().aftercare;
    return list?.instructions
      .filter(({ id, isRetired }) => !isRetired || named.includes(id))
      .map((instruction) => ({
        id: instruction.id,
        text: aftercareText(instruction),
        isAlways: isToldAlways(instruction) && !instruction.isRetired,
        isRetired: instruction.isRetired,
      }));
  });

  protected tell(id: string, isOn: boolean): void {
    const had = this.entry().aftercare;
    this.changed.emit({ aftercare: isOn ? [...had, id] : had.filter((one) => one !== id) });
  }
}
