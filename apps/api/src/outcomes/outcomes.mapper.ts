import { noCareSite, type OutcomePatient, type OutcomeReport } from '@glabella/contracts';
import {
  printedCount,
  suppressSmallCells,
  type CohortPatient,
  type OutcomeThresholds,
} from '@glabella/domain/outcomes';
import type { BegunRow, PersonRow, TreatedRow } from './cohort.repository';
import type { CheckedPatientsQuestion, CheckedQuestion } from './outcome-question';

/** What was given in the period, small cells suppressed; units stand with their product alone. */
export function toTreated(
  rows: readonly TreatedRow[],
  { leastPrinted: { value: leastPrinted } }: OutcomeThresholds,
): OutcomeReport['treated'] {
  const products = rows.flatMap((row) =>
    row.productId === null ? [] : [{ ...row, productId: row.productId }],
  );
  const all = rows.find(({ productId }) => productId === null);
  const cells = products.map(({ productId }) => productId);
  const printed = suppressSmallCells<string>({
    leastPrinted,
    counts: Object.fromEntries([
      ['', all?.sessions ?? 0],
      ...products.map(({ productId, sessions }) => [productId, sessions] as const),
    ]),
    sums: [{ total: '', parts: cells }],
    costs: Object.fromEntries([['', 1], ...cells.map((cell) => [cell, 2] as const)]),
  });
  return {
    patients: printedCount(all?.patients ?? 0, leastPrinted),
    sessions: printed[''] ?? 0,
    products: products.map(({ productId, units }) => {
      const sessions = printed[productId] ?? 'withheld';
      return { productId, sessions, units: typeof sessions === 'number' ? Number(units) : null };
    }),
  };
}

/** A line of the list behind a figure. */
export function toOutcomePatient(
  { id, givenName, familyName, birthDate, mrn }: PersonRow,
  { firstInjectionOn }: BegunRow,
  placed: CohortPatient | null,
  { group, week }: Pick<CheckedPatientsQuestion, 'group' | 'week'>,
): OutcomePatient {
  const isVisit = group === 'visit-made' || group === 'visit-missed';
  const read = isVisit ? placed?.visits : placed?.weeks;
  const reading = read?.find((one) => one.week === week);
  return {
    patient: { id, givenName, familyName, birthDate, mrn },
    firstInjectionOn,
    baseline: placed?.baseline ?? null,
    total: reading?.total ?? null,
    change: reading?.change ?? null,
  };
}

/**
 * What the audit trail says of a question: its days and filters, which name no patient. Of a site of care it says no more
 * than that one was asked for: its code is a text of the practice's own, and the trail holds none.
 */
export function auditDetail(question: CheckedQuestion): Record<string, string> {
  const { from, to, instrumentId, protocolId, productId, doseBand, sex, ageBand } = question;
  const { diagnosisCode, resistance, careSite, responsibleId } = question;
  const said = {
    from,
    to,
    instrumentId,
    protocolId,
    diagnosisCode,
    productId,
    doseBand,
    sex,
    ageBand,
    resistance,
    careSite: careSite === undefined || careSite === noCareSite ? careSite : 'listed',
    responsibleId,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
