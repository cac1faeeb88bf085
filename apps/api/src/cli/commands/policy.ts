import { buildApp } from '../../build-app';
import { policyTable, printPolicyTable } from '../../http/policy-table';
import type { Command } from '../command';
import { borrowDatabase } from '../open-database';

export const policyCommand: Command = {
  name: 'policy',
  summary: 'Print which role may call which route, from the running router.',
  options: {},
  async run({ environment, output }) {
    const database = await borrowDatabase(environment, (line) => output.progress(line));
    try {
      const app = await buildApp({ environment, appUrl: database.urls.appUrl });
      const table = policyTable(app);
      output.result(table, printPolicyTable(table));
      await app.close();
    } finally {
      await database.close();
    }
  },
};
