import { migrate } from '../../database/prepare';
import type { Command } from '../command';
import { withDatabaseMade } from '../with-app';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Create the roles and bring the database to this version.',
  details:
    'Uses DATABASE_URL (the owner), or the embedded database. Run again, it changes nothing.',
  options: {},
  async run(context) {
    const names = await withDatabaseMade(context, ({ ownerUrl }) => migrate(ownerUrl));
    context.output.result(
      { migrated: names },
      names.length === 0
        ? 'The database is at this version already.'
        : `Migrated: ${names.join(', ')}`,
    );
  },
};
