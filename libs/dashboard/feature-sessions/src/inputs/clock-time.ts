import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { addDays, daysBetween, formatDate, type CalendarDate } from '@glabella/domain/values';
import { ReadBox } from './read-box';
import { timeReading } from './reading';

/** A time of day on a day, as the practice's clock shows it. */
export interface ClockTime {
  readonly day: CalendarDate;
  readonly time: string;
}

/**
 * A time near the day of the session: the time as text and the day as a choice, that day or the one before it. Lives inside
 * a Field.
 */
@Component({
  selector: 'glabella-clock-time',
  imports: [ReadBox],
  template: `
    <glabella-read-box
      placeholder="hh:mm"
      [reading]="reading"
      [value]="value()?.time ?? null"
      (changed)="setTime($event)"
    />
    <select
      class="input"
      [attr.aria-label]="dayLabel()"
      [value]="dayBefore()"
      (change)="setDay($event)"
    >
      @for (option of days(); track option.before) {
        <option [value]="option.before" [selected]="option.before === dayBefore()">
          {{ option.label }}
        </option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 84px minmax(0, 1fr);
      gap: var(--space-2);
    }
  `,
})
export class ClockTimeBox {
  readonly value = input.required<ClockTime | null>();
  /** The day of the session. */
  readonly sessionDay = input.required<CalendarDate>();
  readonly dayLabel = input.required<string>();
  readonly changed = output<ClockTime | null>();

  protected readonly reading = timeReading;
  /** How many days before the session; kept while no time stands there. */
  protected readonly dayBefore = linkedSignal<ClockTime | null, number>({
    source: this.value,
    computation: (value, previous) =>
      value === null ? (previous?.value ?? 0) : daysBetween(value.day, this.sessionDay()),
  });

  protected readonly days = computed(() => {
    const chosen = this.dayBefore();
    const counts = [...new Set([0, 1, chosen])];
    return counts.map((before) => ({ before, label: this.dayName(before) }));
  });

  protected setTime(time: string | null): void {
    this.changed.emit(time === null ? null : { day: this.dayOf(this.dayBefore()), time });
  }

  protected setDay(event: Event): void {
    const before = Number((event.target as HTMLSelectElement).value);
    this.dayBefore.set(before);
    const value = this.value();
    if (value) this.changed.emit({ day: this.dayOf(before), time: value.time });
  }

  private dayOf(before: number): CalendarDate {
    return addDays(this.sessionDay(), -before);
  }

  private dayName(before: number): string {
    if (before === 0) return 'same day';
    return before === 1 ? 'day before' : formatDate(this.dayOf(before));
  }
}
