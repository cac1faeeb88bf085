import { policyTable, printPolicyTable } from '../../http/policy-table';
import type { Command } from '../command';
import { withApp } from '../with-app';

export const policyCommand: Command = {
  name: 'policy',
  summary: 'Print which role may call which route, from the running router.',
  options: {},
  async run(context) {
    const table = await withApp(context, async (app) => policyTable(app));
    context.output.result(table, printPolicyTable(table));
  },
};
