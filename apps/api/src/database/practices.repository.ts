import type { DataSource } from 'typeorm';

/** Every practice, in a fixed order: for what the program does by itself, each in a transaction of its own. */
export async function findPracticeIds(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>('SELECT id FROM tenant ORDER BY id');
  return rows.map(({ id }) => id);
}
