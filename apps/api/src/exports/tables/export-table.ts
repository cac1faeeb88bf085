import type { ExportTableName } from '@glabella/contracts';
import type { Cell, CellKind } from '@glabella/domain/values';

/** What stands in a column, as the codebook names it. */
export type ColumnType =
  'id' | 'text' | 'code' | 'integer' | 'decimal' | 'date' | 'instant' | 'yes-no';

/**
 * What a pseudonymised export does with a column: leaves it as it is, puts a random code in its place, puts one in the
 * place of what the practice named itself, moves the day by the patient's shift, or leaves it out.
 */
export type PrivacyRule = 'kept' | 'replaced' | 'own-replaced' | 'shifted' | 'left-out';

/** What a derived column is computed from: the stored cells of its row, with true ids and dates, and the export. */
export interface DerivationContext {
  cell(name: string): Cell;
  /** The practice's day on which the data were read. */
  readonly asOf: string;
  readonly isPseudonymised: boolean;
}

/** A column of an export: its name never changes, its meaning stands in the codebook. */
export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  readonly privacy: PrivacyRule;
  readonly unit?: string;
  /** The values that may stand there, as a person reads them. */
  readonly values?: string;
  /** Where the value comes from, if it is not what somebody recorded. */
  readonly source?: string;
  /** Of 'own-replaced': the values that came with the product; any other is one of the practice's own. */
  readonly known?: ReadonlySet<string>;
  /** Of 'own-replaced': what stands between several values of a cell; without it a cell is one value, spaces and all. */
  readonly separator?: string;
  /** Computes the cell; without it the cell is what the query of the same name answers. */
  readonly derive?: (row: DerivationContext) => Cell;
}

/** One table of an export. Its rows carry the patient they belong to, whose pseudonym and shift they take. */
export interface ExportTable {
  readonly name: ExportTableName;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly ExportColumn[];
}

/** How a file writes each type. */
export const cellKinds: Readonly<Record<ColumnType, CellKind>> = {
  id: 'text',
  text: 'text',
  code: 'text',
  instant: 'text',
  'yes-no': 'text',
  integer: 'number',
  decimal: 'number',
  date: 'date',
};

/** A column as it is written down here: everything but what its builder knows. */
type Details = Pick<ExportColumn, 'unit' | 'values' | 'source' | 'derive'>;

const builder =
  (type: ColumnType, privacy: PrivacyRule) =>
  (name: string, meaning: string, details: Details = {}): ExportColumn => ({
    name,
    type,
    meaning,
    privacy,
    ...details,
  });

/** An id that joins tables. */
export const id = builder('id', 'replaced');
/** Words that somebody typed, or a person's name. */
export const words = builder('text', 'left-out');
/** A moment of the clock, in UTC. */
export const instant = builder('instant', 'left-out');
/** When a record came into being, whatever was corrected since: of two on one day the later counts. */
export const firstRecorded = (): ExportColumn =>
  instant(
    'first_recorded_at',
    'When its first version was recorded; of two on one day the later counts.',
  );
/** A calendar day. */
export const day = builder('date', 'shifted');
/** One of a list of values. */
export const code = builder('code', 'kept');
export const whole = builder('integer', 'kept');
export const decimal = builder('decimal', 'kept');
export const yesNo = (name: string, meaning: string): ExportColumn =>
  builder('yes-no', 'kept')(name, meaning, { values: 'yes | no' });

/** A column that tells who somebody is. */
export const identifying = (column: ExportColumn): ExportColumn => ({
  ...column,
  privacy: 'left-out',
});

/** One of a list of values to which the practice adds names of its own. */
export const ownCode = (
  name: string,
  meaning: string,
  known: readonly { id: string; label: string }[],
): ExportColumn => ({
  ...builder('code', 'own-replaced')(name, meaning, { values: listOf(known) }),
  known: new Set(known.map(({ id: value }) => value)),
});

/** What a list of codes says that was answered with nothing. */
export const NONE = 'none';

const SPACE = ' ';

/** Codes in one cell, as a person reads what may stand there. */
export const spaced = (values: Parameters<typeof listOf>[0]): string =>
  `${NONE}, or codes with a space between them: ${listOf(values)}`;

/** Several of a list of values to which the practice adds its own, each a code without a space. */
export const ownCodes = (
  name: string,
  meaning: string,
  known: readonly { id: string; label: string }[],
): ExportColumn => ({
  ...builder('code', 'own-replaced')(name, meaning, { values: spaced(known) }),
  known: new Set([NONE, ...known.map(({ id: value }) => value)]),
  separator: SPACE,
});

/** Values with their words: 'mild | moderate', 'pt = Eyelid droop'. */
export function listOf(values: readonly (string | { id: string; label: string })[]): string {
  return values
    .map((value) => (typeof value === 'string' ? value : `${value.id} = ${value.label}`))
    .join(' | ');
}

/** The words for a record of `Record<id, label>`. */
export function labelled(labels: Readonly<Record<string, string>>): string {
  return listOf(Object.entries(labels).map(([value, label]) => ({ id: value, label })));
}
