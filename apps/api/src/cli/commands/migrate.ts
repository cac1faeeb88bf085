import { migrate } from '../../database/prepare';
import type { Command } from '../command';
import { borrowDatabase } from '../open-database';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Create the roles and bring the database to this version.',
  details:
    'Uses DATABASE_URL (the owner), or the embedded database. Run again, it changes nothing.',
  options: {},
  async run({ environment, output }) {
    const database = await borrowDatabase(environment, (line) => output.progress(line));
    try {
      const names = await migrate(database.urls.ownerUrl);
      output.result(
        { migrated: names },
        names.length === 0
          ? 'The database is at this version already.'
          : `Migrated: ${names.join(', ')}`,
      );
    } finally {
      await database.close();
    }
  },
};
