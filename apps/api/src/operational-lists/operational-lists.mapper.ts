import {
  type OperationalList,
  type OperationalListId,
  operationalLists,
} from '@glabella/contracts';
import { credentialKinds, findProduct } from '@glabella/domain/treatment';
import type { OperationalRow } from './operational-lists.repository';

/** The words of codes that people read; a code without words stays as it is. */
const wordsOf: Readonly<Record<string, (code: string) => string>> = {
  product: (code) => findProduct(code)?.name ?? code,
  credential: (code) => credentialKinds.find(({ id }) => id === code)?.label ?? code,
};

/** The cells of a row in the order of the list's columns. */
export function toOperationalRow(
  list: OperationalListId,
  row: OperationalRow,
): OperationalList['rows'][number] {
  const cells = operationalLists[list].columns.map(({ name }) => {
    const cell = row[name] ?? null;
    const words = wordsOf[name];
    return cell === null || words === undefined ? cell : words(cell);
  });
  return { patientId: row['patient_id'] ?? null, cells };
}
