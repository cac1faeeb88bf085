import { noCareSite, type OutcomePatient } from '@glabella/contracts';
import type { CohortPatient, TreatedFigures } from '@glabella/domain/outcomes';
import type { BegunRow, PersonRow, TreatedRow } from './cohort.repository';
import type { CheckedPatientsQuestion, CheckedQuestion } from './outcome-question';

/** What was given in the period, with every count as it is. */
export function toTreatedFigures(rows: readonly TreatedRow[]): TreatedFigures {
  const all = rows.find(({ productId }) => productId === null);
  return {
    patients: all?.patients ?? 0,
    sessions: all?.sessions ?? 0,
    products: rows.flatMap(({ productId, sessions, units }) =>
      productId === null ? [] : [{ productId, sessions, units: Number(units) }],
    ),
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
