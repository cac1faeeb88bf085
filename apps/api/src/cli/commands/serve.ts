import { Refusal } from '../../config/refusal';
import { runningEmbeddedUrls } from '../../database/embedded/embedded-server';
import { externalUrls } from '../../database/roles';
import type { Command } from '../command';
import { serveUntilStopped } from '../serve-until-stopped';
import { StopRequest } from '../stop-request';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve on a database that is prepared already, as the application role alone.',
  details:
    'Needs DATABASE_APP_URL (or DATABASE_URL). Changes neither roles nor schema: run `migrate` before a new version.',
  options: {},
  async run({ environment, output }) {
    const appUrl =
      environment.databaseAppUrl ??
      (externalUrls(environment) ?? runningEmbeddedUrls(environment.dataDir))?.appUrl;
    if (!appUrl) {
      throw new Refusal('No database is given: set DATABASE_APP_URL, or use `start`.');
    }
    await serveUntilStopped(environment, appUrl, new StopRequest(), ({ url }) => {
      output.result({ address: url }, `Glabella is ready: ${url}`);
    });
  },
};
