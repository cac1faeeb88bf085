import { Component, computed, input, output } from '@angular/core';
import type { OutcomeQuestion } from '@glabella/contracts';
import {
  DateField,
  Field,
  SegmentedControl,
  sexLabels,
  type Segment,
} from '@glabella/dashboard/ui';
import { instruments } from '@glabella/domain/instruments';
import {
  ageBands,
  daysOfPeriod,
  doseBands,
  hasShares,
  relativePeriodOf,
  type RelativePeriodId,
} from '@glabella/domain/outcomes';
import { products, resistanceStrata, sexes } from '@glabella/domain/treatment';
import { capital, type CalendarDate } from '@glabella/domain/values';
import { isNarrowed, withoutFilters } from './outcome-query';

type Span = '12' | '24' | 'all';

const spanPeriods: Readonly<Record<Span, RelativePeriodId>> = {
  '12': 'last-12-months',
  '24': 'last-24-months',
  all: 'everything',
};

const spanSegments: readonly Segment<Span>[] = [
  { value: '12', label: '12 months', spoken: 'The last 12 months' },
  { value: '24', label: '24 months', spoken: 'The last 24 months' },
  { value: 'all', label: 'Everything', spoken: 'Everything on record' },
];

/** A choice of a list. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A list of choices that narrows the report: its name in the address, its label, and what is chosen. */
interface Filter {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | undefined;
  readonly isOff: boolean;
}

/** Period, questionnaire and filters of the report; what is chosen goes to the address of the page. */
@Component({
  selector: 'glabella-outcome-filters',
  imports: [DateField, Field, SegmentedControl],
  template: `
    <div class="filters" role="search" aria-label="Which patients the report counts">
      <glabella-segmented-control
        label="Period"
        [options]="spans"
        [value]="span()"
        (valueChange)="$event && chooseSpan($event)"
      />
      <glabella-field label="From">
        <glabella-date-field
          [value]="question().from"
          [latest]="today()"
          (valueChange)="$event && changed.emit({ from: $event, to: question().to })"
        />
      </glabella-field>
      <glabella-field label="Through">
        <glabella-date-field
          [value]="question().to"
          [latest]="today()"
          (valueChange)="$event && changed.emit({ from: question().from, to: $event })"
        />
      </glabella-field>
    </div>
    <div class="filters" role="group" aria-label="Filters">
      @for (filter of filters(); track filter.name) {
        <select
          #choice
          class="input"
          [attr.aria-label]="filter.label"
          [disabled]="filter.isOff"
          [title]="filter.isOff ? 'Choose a product first' : ''"
          (change)="choose(filter, choice.selectedIndex)"
        >
          @if (filter.any) {
            <option [selected]="filter.chosen === undefined">{{ filter.any }}</option>
          }
          @for (one of filter.choices; track one.id) {
            <option [selected]="filter.chosen === one.id">{{ one.label }}</option>
          }
        </select>
      }
      @if (isNarrowed()) {
        <button type="button" class="btn" (click)="changed.emit(withoutFilters)">
          Clear filters
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    select {
      width: auto;
      max-width: min(100%, 320px);
    }
  `,
})
export class OutcomeFilters {
  readonly question = input.required<OutcomeQuestion>();
  readonly today = input.required<CalendarDate>();
  /** Who may be responsible for a course. */
  readonly psychiatrists = input.required<readonly Choice[]>();
  /** By what protocol a course may be treated. */
  readonly protocols = input.required<readonly Choice[]>();
  /** For what a course may be. */
  readonly diagnoses = input.required<readonly Choice[]>();
  /** Where a session may have taken place; empty where the practice lists no sites and none is asked. */
  readonly careSites = input.required<readonly Choice[]>();
  /** What to write into the address; null takes it out. */
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly spans = spanSegments;
  protected readonly withoutFilters = withoutFilters;
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));
  protected readonly span = computed<Span | null>(() => {
    const period = relativePeriodOf(this.question(), this.today());
    return spanSegments.find(({ value }) => spanPeriods[value] === period)?.value ?? null;
  });
  protected readonly filters = computed<Filter[]>(() => {
    const asked = this.question();
    const lists: Filter[] = [
      {
        ...{ name: 'instrument', label: 'Questionnaire', any: '', isOff: false },
        choices: instruments.filter(hasShares).map(({ id, name }) => ({ id, label: name })),
        chosen: asked.instrumentId,
      },
      {
        ...{ name: 'protocol', label: 'Protocol', any: 'Any protocol', isOff: false },
        choices: this.protocols(),
        chosen: asked.protocolId,
      },
      {
        ...{ name: 'diagnosis', label: 'Diagnosis', any: 'Any diagnosis', isOff: false },
        choices: this.diagnoses(),
        chosen: asked.diagnosisCode,
      },
      {
        ...{ name: 'product', label: 'Product', any: 'Any product', isOff: false },
        choices: products.map(({ id, name }) => ({ id, label: name })),
        chosen: asked.productId,
      },
      {
        ...{ name: 'dose', label: 'Dose of the session', any: 'Any dose' },
        // Units of different products are no common measure.
        isOff: asked.productId === undefined,
        choices: doseBands,
        chosen: asked.doseBand,
      },
      {
        ...{ name: 'sex', label: 'Sex', any: 'Any sex', isOff: false },
        choices: sexes.map((id) => ({ id, label: capital(sexLabels[id]) })),
        chosen: asked.sex,
      },
      {
        ...{ name: 'age', label: 'Age on the day of the session', any: 'Any age', isOff: false },
        choices: ageBands,
        chosen: asked.ageBand,
      },
      {
        ...{ name: 'resistance', label: 'Resistance to treatment', any: 'Any resistance' },
        isOff: false,
        choices: resistanceStrata,
        chosen: asked.resistance,
      },
      ...(this.careSites().length === 0
        ? []
        : [
            {
              ...{ name: 'site', label: 'Site of care', any: 'Any site of care', isOff: false },
              choices: this.careSites(),
              chosen: asked.careSite,
            },
          ]),
      {
        ...{ name: 'responsible', label: 'Responsible psychiatrist', any: 'Any psychiatrist' },
        isOff: false,
        choices: this.psychiatrists(),
        chosen: asked.responsibleId,
      },
    ];
    return lists;
  });

  protected chooseSpan(span: Span): void {
    const { from } = daysOfPeriod({ kind: 'relative', span: spanPeriods[span] }, this.today());
    this.changed.emit({ from: span === '24' ? null : from, to: null });
  }

  protected choose({ name, any, choices }: Filter, index: number): void {
    const id = choices[index - (any === '' ? 0 : 1)]?.id ?? null;
    // A dose is one of a product: with another product it says something else.
    this.changed.emit({ [name]: id, ...(name === 'product' ? { dose: null } : {}) });
  }
}
