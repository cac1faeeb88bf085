import type pg from 'pg';

/** Texts that a careless file would run, split, lose or change. None is blank. */
export const hostileTexts: readonly string[] = [
  '=1+1',
  '+1',
  '-5',
  '@SUM(A1:A9)',
  '=HYPERLINK("http://evil.example","x")',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20A1',
  "'=1+1",
  '"=1+1"',
  '",=1+1',
  ';=1+1',
  'a;=1+1;b',
  'a,=1+1,b',
  'a\t=1+1\tb',
  'a\r\n=1+1',
  'a\n=1+1',
  'a\r=1+1',
  '"',
  '""',
  'ends with "',
  'two\r\nlines\r\n',
  'back\\slash\\',
  'comma, and; semicolon\tand tab',
  'NULL',
  '0',
  '00123',
  '1e5',
  '2026-01-05',
  '<script>alert(1)</script>',
  '&amp; ]]> &#x41;',
  'bell \u0007 and unit \u001F',
  'looks like _x0041_',
  '\uFEFFmark in front',
  '\u202Eright to left, é 診 🙂',
];

/** A copy of stored rows with other values; the owner may write what no form would send. */
export async function copyRows(
  owner: pg.Client,
  table: string,
  where: string,
  values: readonly unknown[],
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  // What the database computes itself cannot be written.
  const { rows } = await owner.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const columns = rows[0]?.columns ?? '';
  const copied = await owner.query(
    `INSERT INTO ${table} (${columns})
       SELECT ${columns}
         FROM (SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || $${values.length + 1}::jsonb)).*
                 FROM ${table} t WHERE ${where}) copy`,
    [...values, JSON.stringify(changes)],
  );
  if (copied.rowCount === 0) throw new Error(`Nothing to copy in ${table}`);
}
