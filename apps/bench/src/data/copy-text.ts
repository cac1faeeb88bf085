/** How the values of a column are written: what an array or an object becomes depends on the column alone. */
export type ColumnKind = 'plain' | 'array' | 'json';

/** A column that is copied into, by its name in the table. */
export interface CopyColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

type Row = Readonly<Record<string, unknown>>;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Rows in the text format of COPY, one line each; a value that a row does not name is NULL. */
export function copyText(columns: readonly CopyColumn[], rows: readonly Row[]): string {
  return rows
    .map((row) => `${columns.map((column) => cellText(column, row[column.name])).join('\t')}\n`)
    .join('');
}

function cellText({ kind }: CopyColumn, value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text =
    kind === 'json' ? JSON.stringify(value) : kind === 'array' ? arrayText(value) : value;
  return String(text).replace(/[\\\n\r\t]/g, (special) => escapes[special] ?? special);
}

function arrayText(value: unknown): string {
  if (!Array.isArray(value)) throw new TypeError('A column of arrays takes arrays');
  return `{${value.map(elementText).join(',')}}`;
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'object') throw new TypeError('An array of a column holds plain values');
  return typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value);
}
