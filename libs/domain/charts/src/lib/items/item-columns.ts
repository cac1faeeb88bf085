import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, compareDates } from '@glabella/domain/values';
import type { ChartVisit } from '../spec/clinical-chart-spec';
import type { ItemAssessment, ItemForm, ItemGrid } from './item-grid';

/** A form of the grid, at its place there. */
export interface FormColumn {
  readonly kind: 'form';
  readonly on: CalendarDate;
  readonly form: ItemForm;
  readonly at: number;
}

/** A form of which only the total is known: its items are not 0. */
export interface TotalColumn {
  readonly kind: 'total-only';
  readonly on: CalendarDate;
  readonly total: number | null;
}

/** A planned visit that was not recorded, on its own day. */
export interface OpenVisitColumn {
  readonly kind: 'missed' | 'overdue';
  readonly on: CalendarDate;
  readonly week: number;
}

/** What stands side by side over time: forms with their items, and where items are missing, what is known instead. */
export type ItemColumn = FormColumn | TotalColumn | OpenVisitColumn;

/**
 * The columns of a strip in order of time: every form of the grid, and between them what would otherwise leave no gap: the
 * visits that were missed or are overdue, and the forms of which only a total is known. Nothing from before
 * `from`, where the grid is only the end of a longer one.
 */
export function itemColumns(
  { forms }: ItemGrid,
  instrument: Instrument,
  assessments: readonly ItemAssessment[],
  visits: readonly ChartVisit[],
  from: CalendarDate | null = null,
): ItemColumn[] {
  const between = [...totalsOf(instrument, assessments), ...openOf(visits)].filter(
    ({ on }) => from === null || compareDates(on, from) >= 0,
  );
  const ofForms = forms.map((form, at): FormColumn => ({ kind: 'form', on: form.on, form, at }));
  // Stable: of one day the forms stand first.
  return [...ofForms, ...between].sort((a, b) => compareDates(a.on, b.on));
}

function totalsOf(instrument: Instrument, assessments: readonly ItemAssessment[]): TotalColumn[] {
  return assessments
    .filter(({ status, instrumentId }) => status === 'recorded' && instrumentId === instrument.id)
    .filter(({ answers }) => answers === null)
    .map(({ assessedOn, total }) => ({ kind: 'total-only', on: assessedOn, total }));
}

function openOf(visits: readonly ChartVisit[]): OpenVisitColumn[] {
  return visits.flatMap(({ week, dueOn, state }) =>
    state === 'due' ? [] : [{ kind: state, on: dueOn, week }],
  );
}
