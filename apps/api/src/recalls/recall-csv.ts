import type { Recall } from '@glabella/contracts';
import type { Cell, CellKind, FileColumn } from '@glabella/domain/values';
import type { LotPatientRow, RecallContactRow } from './recall-rows';
import { toRecallPatient } from './recalls.mapper';

const column = (name: string, kind: CellKind = 'text'): FileColumn => ({ name, kind });

/** The columns of a recall's file. */
export const recallColumns: readonly FileColumn[] = [
  column('lot_number'),
  column('product'),
  column('patient_mrn'),
  column('family_name'),
  column('given_name'),
  column('birth_date', 'date'),
  column('phone'),
  column('email'),
  column('session_on', 'date'),
  column('session_product'),
  column('session_lot'),
  column('units', 'number'),
  column('session_state'),
  column('last_contact_on', 'date'),
  column('to_reach'),
  column('reached'),
  column('last_attempt_on', 'date'),
  column('last_attempt_method'),
  column('last_attempt_outcome'),
  column('last_attempt_by'),
  column('last_attempt_note'),
  column('attempts', 'number'),
];

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

/** One row for each session of a patient, in the order of the columns; what is not known is an empty cell. */
export function recallCells(
  { lotNumber, productId }: Pick<Recall, 'lotNumber' | 'productId'>,
  row: LotPatientRow,
  contacts: readonly RecallContactRow[],
): Cell[][] {
  const { patient, sessions, ...standing } = toRecallPatient(row, contacts);
  const [last] = standing.contacts;
  return sessions.map((session) => [
    lotNumber,
    productId ?? 'every product',
    patient.mrn,
    patient.familyName,
    patient.givenName,
    patient.birthDate,
    row.phone,
    row.email,
    session.performedOn,
    session.productId,
    session.lotNumber,
    String(session.units),
    session.state,
    standing.lastContactOn,
    yesOrNo(standing.isToReach),
    yesOrNo(standing.isReached),
    last?.contactedOn ?? null,
    last?.method ?? null,
    last?.outcome ?? null,
    last?.author.displayName ?? null,
    last?.note ?? null,
    String(standing.contacts.length),
  ]);
}
