import { stringify } from 'csv-stringify/sync';
import type { Recall } from '@glabella/contracts';
import { guardFormula } from '../files/formula-guard';
import type { LotPatientRow, RecallContactRow } from './recall-rows';
import { toRecallPatient } from './recalls.mapper';

const columns = [
  'lot_number',
  'product',
  'patient_mrn',
  'family_name',
  'given_name',
  'birth_date',
  'phone',
  'email',
  'session_on',
  'session_product',
  'session_lot',
  'units',
  'session_state',
  'last_contact_on',
  'to_reach',
  'reached',
  'last_attempt_on',
  'last_attempt_method',
  'last_attempt_outcome',
  'last_attempt_by',
  'last_attempt_note',
  'attempts',
] as const;

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

/** The first line of the file. */
export function recallCsvHeader(): string {
  return stringify([[...columns]]);
}

/** One line for each session of each patient; what is not known is an empty cell. */
export function recallCsvLines(
  recall: Pick<Recall, 'lotNumber' | 'productId'>,
  patients: readonly LotPatientRow[],
  contacts: readonly RecallContactRow[],
): string {
  return stringify(patients.flatMap((patient) => linesOf(recall, patient, contacts)));
}

function linesOf(
  { lotNumber, productId }: Pick<Recall, 'lotNumber' | 'productId'>,
  row: LotPatientRow,
  contacts: readonly RecallContactRow[],
): (string | number)[][] {
  const { patient, sessions, ...standing } = toRecallPatient(row, contacts);
  const [last] = standing.contacts;
  return sessions.map((session) => [
    guardFormula(lotNumber),
    productId ?? 'every product',
    guardFormula(patient.mrn),
    guardFormula(patient.familyName),
    guardFormula(patient.givenName),
    patient.birthDate,
    guardFormula(row.phone ?? ''),
    guardFormula(row.email ?? ''),
    session.performedOn,
    session.productId,
    guardFormula(session.lotNumber),
    session.units,
    session.state,
    standing.lastContactOn ?? '',
    yesOrNo(standing.isToReach),
    yesOrNo(standing.isReached),
    last?.contactedOn ?? '',
    last?.method ?? '',
    last?.outcome ?? '',
    guardFormula(last?.author.displayName ?? ''),
    guardFormula(last?.note ?? ''),
    standing.contacts.length,
  ]);
}
