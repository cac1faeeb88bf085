import {
  type OperationalList,
  type OperationalListId,
  operationalLists,
} from '@glabella/contracts';
import { isLate } from '@glabella/domain/safety';
import { credentialKinds, findProduct } from '@glabella/domain/treatment';
import type { OperationalRow } from './operational-lists.repository';

/** The words of codes that people read; a code without words stays as it is. */
const wordsOf: Readonly<Record<string, (code: string) => string>> = {
  product: (code) => findProduct(code)?.name ?? code,
  credential: (code) => credentialKinds.find(({ id }) => id === code)?.label ?? code,
};

/** The cells of a row in the order of the list's columns, as of `now`. */
export function toOperationalRow(
  list: OperationalListId,
  { patient_id, due_at, ...row }: OperationalRow,
  now: Date,
): OperationalList['rows'][number] {
  const late = due_at === undefined ? {} : { late: isLate(due_at, now) ? 'yes' : 'no' };
  const texts = { ...row, ...late } as Readonly<Record<string, string | null>>;
  const cells = operationalLists[list].columns.map(({ name }) => {
    const cell = texts[name] ?? null;
    const words = wordsOf[name];
    return cell === null || words === undefined ? cell : words(cell);
  });
  return { patientId: (patient_id as string | null | undefined) ?? null, cells };
}
