import type { FileTable } from '../../files/table';
import { exportTables } from '.';
import type { ExportColumn, PrivacyRule } from './export-table';

const COLUMNS = ['table', 'column', 'meaning', 'type', 'unit', 'values', 'source', 'privacy'];

const types: Readonly<Record<ExportColumn['type'], string>> = {
  id: 'id',
  text: 'text',
  code: 'code',
  integer: 'whole number',
  decimal: 'number',
  date: 'date (YYYY-MM-DD, a calendar day without a time zone)',
  instant: 'instant (ISO 8601, UTC)',
  'yes-no': 'yes or no',
};

const privacyWords: Readonly<Record<PrivacyRule, string>> = {
  kept: 'as recorded',
  replaced: 'replaced by a random code of this export',
  'own-replaced': 'as recorded; a name of the practice’s own by a random code of this export',
  shifted: 'moved back by one random number of days (1 to 365) per patient',
  'left-out': 'left out',
};

/** The columns of a kind of export: a pseudonymised one leaves out what tells who somebody is. */
export function columnsOf(
  columns: readonly ExportColumn[],
  isPseudonymised: boolean,
): ExportColumn[] {
  return columns.filter(({ privacy }) => !isPseudonymised || privacy !== 'left-out');
}

/** Every column of every table: meaning, type, unit, allowed values, source. Empty cells mean "not recorded". */
export function codebook(isPseudonymised: boolean): FileTable & { readonly rowCount: number } {
  const rows = exportTables.flatMap((table) =>
    columnsOf(table.columns, isPseudonymised).map((column) => [
      table.name,
      column.name,
      column.meaning,
      types[column.type],
      column.unit ?? null,
      column.values ?? null,
      column.source ?? 'recorded',
      isPseudonymised ? privacyWords[column.privacy] : privacyWords.kept,
    ]),
  );
  return {
    name: 'codebook',
    columns: COLUMNS.map((name) => ({ name, kind: 'text' })),
    rowCount: rows.length,
    rows: async function* () {
      yield rows;
    },
  };
}
