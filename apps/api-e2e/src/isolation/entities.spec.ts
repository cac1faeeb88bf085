import pg from 'pg';
import { DataSource } from '../support/api-under-test';
import { useApi } from '../support/running-api';

/** What TypeORM calls a type, as PostgreSQL names it. */
const typeNames: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int2: 'smallint',
  varchar: 'character varying',
  timestamptz: 'timestamp with time zone',
  bool: 'boolean',
};

describe('the entities and the migrations', () => {
  const api = useApi();

  it('agree on every column, its type and whether it may be empty', async () => {
    const client = new pg.Client({ connectionString: api().database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; type: string; nullable: boolean }>(
      `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, NULL) AS type,
              NOT a.attnotnull AS nullable
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
          AND NOT a.attisdropped AND c.relname <> 'schema_migration'`,
    );
    await client.end();
    const stored = rows.map(
      ({ name, type, nullable }) => `${name} ${type}${nullable ? ' null' : ''}`,
    );
    const declared = api()
      .app.get(DataSource)
      .entityMetadatas.flatMap(({ tableName, columns }) =>
        columns.map(({ databaseName, type, isNullable, isArray }) => {
          const name = typeNames[String(type)] ?? String(type);
          return `${tableName}.${databaseName} ${name}${isArray ? '[]' : ''}${isNullable ? ' null' : ''}`;
        }),
      );
    expect(declared.sort()).toEqual(stored.sort());
  });
});
