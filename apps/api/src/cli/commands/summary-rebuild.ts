import { SummaryRebuild } from '../../patient-summary/summary-rebuild';
import type { Command } from '../command';
import { actingAdministrator, actingOptions } from '../people';
import { withApp } from '../with-app';

export const summaryRebuildCommand: Command = {
  name: 'summary rebuild',
  summary: 'Compute what is derived from the records anew, and say where it differed.',
  details:
    'Caseload rows, latest scores, next due and search words follow from the records. On a sound database nothing ' +
    'differs.',
  options: actingOptions,
  async run({ environment, options, output }) {
    const report = await withApp({ environment, output }, async (app) => {
      const { caller } = await actingAdministrator(app, options);
      return app.get(SummaryRebuild).rebuild(caller, (done) => {
        output.progress(`${done} patients computed`);
      });
    });
    const { patients, differing } = report;
    output.result(
      report,
      [
        `${patients} patients computed, ${differing.length} differed and are put right.`,
        ...differing.map(
          ({ patientId, differences }) => `  ${patientId}: ${differences.join(', ')}`,
        ),
      ].join('\n'),
    );
  },
};
