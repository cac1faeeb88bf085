import { outcomeReportSchema, type OutcomeQuestion, type OutcomeReport } from '@glabella/contracts';
import type { SyntheticOptions } from '@glabella/synthetic';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { exported } from '../exports/export-steps';
import { figure } from '../support/figure';
import { factsOfArchive } from './facts-of-archive';
import { factsOfRows } from './facts-of-rows';
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
    'of %s is the one worked out by hand from the rows, and from the files of an export alone',
    async (_, options) => {
      const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
      const client = await new TestPractice(api(), practiceId).clientOf('administrator');
      const { rows, responsible } = await inPractice(
        api().database.ownerUrl,
        practiceId,
        async (owner) => {
          await owner.query(
            `UPDATE login SET email_key = staff_id || '@glabella.example' WHERE practice_id = $1`,
            [practiceId],
          );
          const found = await owner.query<{ id: string; name: string }>(
            `SELECT v.responsible_id AS id, s.display_name AS name
               FROM course_version v JOIN staff s ON s.id = v.responsible_id ORDER BY 1 LIMIT 1`,
          );
          return { rows: await factsOfRows(owner), responsible: found.rows[0] };
        },
      );
      if (!responsible) throw new Error('Nobody is responsible for a course');
      const files = factsOfArchive(await exported(client));
      expect([files.sessions.length, files.scores.length]).toEqual([
        rows.sessions.length,
        rows.scores.length,
      ]);
      const productId = 'onabotulinumtoxinA';
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
        [{ ...period, responsibleId: responsible.id }, { responsible: responsible.id }],
        [{ ...period, diagnosisCode: 'F33' }, { diagnosis: 'F33.' }],
        [{ ...period, diagnosisCode: 'F33.2' }, { diagnosis: 'F33.2' }],
        [{ ...period, careSite: 'riverside' }, { careSite: 'riverside' }],
        [{ ...period, careSite: 'none' }, { careSite: null }],
      ];
      let [shown, hidden] = [0, 0];
      for (const [question, filter] of questions) {
        const report = await ask(client, question);
        expect(report).toMatchObject({ today, instrumentId: 'phq9', thresholdValues: {} });
        const days = { from: question.from, to: question.to, today };
        const compared = expectFiguresByHand(report, figuresByHand(rows, days, filter));
        const named = filter.responsible === undefined ? {} : { responsible: responsible.name };
        const again = figuresByHand(files, days, { ...filter, ...named });
        expect(expectFiguresByHand(report, again)).toEqual(compared);
        shown += compared.shown;
        hidden += compared.hidden;
      }
      figure(
        `outcome report of ${options.patientCount} patients against its exported CSV files`,
        `${questions.length} questions, ${shown} figures equal to 1e-9, ${hidden} not shown`,
        'all equal',
      );
      expect(shown).toBeGreaterThan(300);
    },
    240_000,
  );
});
