import { Component, computed, input } from '@angular/core';
import type { PatientRecord } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import type { Instrument } from '@glabella/domain/instruments';
import { compareDates, formatDate } from '@glabella/domain/values';

/** How many of the latest forms the strip shows. */
export const formsShown = 15;

/** Which symptom moved: the answers of the latest forms, item by visit, tinted by points and printed as numbers. */
@Component({
  selector: 'glabella-item-strip',
  imports: [DataTable],
  template: `
    @if (forms().length > 0) {
      <glabella-data-table label="Answers by item and visit">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="visually-hidden">Item</span></th>
              @for (form of forms(); track form.id) {
                <th scope="col" class="visit" [attr.title]="form.date">
                  <span class="visually-hidden">{{ form.date }}</span>
                  <span aria-hidden="true">{{ form.short }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (line of lines(); track line.label) {
              <tr>
                <th scope="row">{{ line.label }}</th>
                @for (answer of line.answers; track $index) {
                  <td [class]="answer.look">
                    <span>{{ answer.text }}</span>
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </glabella-data-table>
      <p class="dim">0 not at all to 3 nearly every day; a dashed box was not answered.</p>
    } @else {
      <p class="soft">No form with its items yet.</p>
    }
  `,
  styleUrl: './item-strip.css',
})
export class ItemStrip {
  readonly record = input.required<PatientRecord>();
  readonly instrument = input.required<Instrument>();

  protected readonly forms = computed(() =>
    this.record()
      .assessments.flatMap(({ id, status, instrumentId, assessedOn, answers }) =>
        status === 'recorded' && instrumentId === this.instrument().id && answers
          ? [{ id, on: assessedOn, answers }]
          : [],
      )
      .sort((a, b) => compareDates(a.on, b.on))
      .slice(-formsShown)
      .map(({ id, on, answers }) => {
        const date = formatDate(on);
        return { id, answers, date, short: date.replace(/ \d{4}$/, '') };
      }),
  );

  protected readonly lines = computed(() =>
    this.instrument().items.map((item, at) => ({
      label: item.shortLabel,
      answers: this.forms().map(({ answers }) => {
        const points = answers[at] ?? null;
        if (points === null) return { text: '', look: 'missing' };
        const alarm = item.isSafetyItem && points > 0 ? ' alarm' : '';
        return { text: String(points), look: `points-${points}${alarm}` };
      }),
    })),
  );
}
