import { outcomeReportSchema, type OutcomeQuestion, type OutcomeReport } from '@glabella/contracts';
import type { SyntheticOptions } from '@glabella/synthetic';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { figuresByHand, type FilterByHand } from './figures-by-hand';
import { expectFiguresByHand } from './report-against-hand';

const today = '2026-11-23';
const period = { from: '2024-11-24', to: today };

describe('the outcome report', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });

  const ask = async (client: ApiClient, question: OutcomeQuestion): Promise<OutcomeReport> => {
    const answer = await client.post('/api/v1/outcomes/report', question);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(outcomeReportSchema);
  };

  it.each<[string, SyntheticOptions]>([
    ['the demo practice', { seed: 'glabella-demo', today, patientCount: 60 }],
    ['600 generated patients', { seed: 'outcomes', today, patientCount: 600 }],
  ])(
    'of %s is the one worked out by hand from the rows',
    async (_, options) => {
      const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
      const client = await new TestPractice(api(), practiceId).clientOf('administrator');
      const byHand = (filter: FilterByHand, days = period) =>
        inPractice(api().database.ownerUrl, practiceId, async (owner) => {
          await owner.query(
            `UPDATE login SET email_key = staff_id || '@glabella.example' WHERE practice_id = $1`,
            [practiceId],
          );
          return figuresByHand(owner, { ...days, today }, filter);
        });
      const productId = 'onabotulinumtoxinA';
      const responsibleId = await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
        const { rows } = await owner.query<{ id: string }>(
          'SELECT responsible_id AS id FROM course_version ORDER BY 1 LIMIT 1',
        );
        return rows[0]?.id ?? '';
      });
      const questions: [OutcomeQuestion, FilterByHand][] = [
        [period, {}],
        [{ from: '2026-01-01', to: '2026-06-30' }, {}],
        [{ ...period, protocolId: 'glabellar-depression' }, {}],
        [{ ...period, sex: 'male' }, { sex: 'male' }],
        [
          { ...period, ageBand: '30-44' },
          { ageFrom: 30, ageBelow: 45 },
        ],
        [
          { ...period, productId, doseBand: '25-34' },
          { productId, unitsFrom: 25, unitsBelow: 35 },
        ],
        [{ ...period, responsibleId }, { responsibleId }],
      ];
      let [shown, hidden] = [0, 0];
      for (const [question, filter] of questions) {
        const report = await ask(client, question);
        expect(report).toMatchObject({ today, instrumentId: 'phq9', thresholdValues: {} });
        const hand = await byHand(filter, { from: question.from, to: question.to });
        const compared = expectFiguresByHand(report, hand);
        shown += compared.shown;
        hidden += compared.hidden;
      }
      process.stdout.write(
        `outcome report: ${options.patientCount} patients, ${questions.length} questions, ` +
          `${shown} figures equal by hand, ${hidden} not shown\n`,
      );
      expect(shown).toBeGreaterThan(300);
    },
    240_000,
  );
});
