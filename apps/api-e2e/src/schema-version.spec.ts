import { readEnvironment, serve, withAppOn } from './support/api-under-test';
import { withClient } from './support/cluster-under-test';
import { dataFolder } from './support/data-folder';
import { useApi } from './support/running-api';

const environment = () =>
  readEnvironment({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataFolder() });

describe('a database that is not at the version of the program', () => {
  const api = useApi();
  const ready = () => api().newClient().get('/health/ready');
  const change = (statement: string) =>
    withClient(api().database.ownerUrl, async (owner) => {
      await owner.query(statement);
    });

  it.each([
    [
      'newer',
      `INSERT INTO schema_migration (timestamp, name) VALUES (9999, 'FromTheFuture9999')`,
      `DELETE FROM schema_migration WHERE timestamp = 9999`,
      'newer version of Glabella (FromTheFuture9999)',
      'health.schema_newer',
    ],
    [
      'earlier',
      `CREATE TABLE away AS SELECT * FROM schema_migration WHERE id = 1;
       DELETE FROM schema_migration WHERE id = 1`,
      `INSERT INTO schema_migration SELECT * FROM away`,
      'of an earlier version of Glabella',
      'health.schema_outdated',
    ],
  ])(
    '(%s) is neither served nor worked on, and a running server is not ready',
    async (...given) => {
      const [, apart, back, words, code] = given;
      expect((await ready()).status).toBe(200);
      await change(apart);
      const { appUrl } = api().database;
      await expect(serve(environment(), appUrl)).rejects.toThrow(words);
      await expect(withAppOn(environment(), appUrl, () => Promise.resolve())).rejects.toThrow(
        words,
      );
      expect((await ready()).json()).toMatchObject({ status: 503, code });
      await change(back);
    },
  );
});
