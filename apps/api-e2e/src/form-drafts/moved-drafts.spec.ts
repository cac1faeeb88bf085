import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { buildOwnerDataSource, migrations } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const name = 'KeepHalfFilledQuestionnairesThere1795000180020';
const written = { answers: [3, 2, null], note: 'Synthetic: half a note.' };

describe('half-filled questionnaires at an upgrade', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const asAdmin = <Answer>(work: (admin: pg.Client) => Promise<Answer>) =>
    withClient(database.adminUrl, async (admin) => {
      // Of the practice only what a draft belongs to is there: foreign keys are asleep.
      await admin.query('SET session_replication_role = replica');
      return work(admin);
    });
  const rowsOf = (table: string) =>
    asAdmin(
      async (admin) => (await admin.query(`SELECT * FROM ${table} ORDER BY patient_id`)).rows,
    );

  it('are all there afterwards, of every practice, and there again after the way back', async () => {
    const owner = await buildOwnerDataSource(database.ownerUrl).initialize();
    const wayBack = migrations.length - migrations.findIndex((one) => one.name === name);
    const goBack = async () => {
      for (let step = 0; step < wayBack; step += 1) await owner.undoLastMigration();
    };
    try {
      await goBack();
      const at = new Date('2026-11-23T14:02:00.000Z');
      await asAdmin(async (admin) => {
        for (const [version, instrument] of ['phq9', 'gad7'].entries()) {
          const [practice, patient, staff] = [randomUUID(), randomUUID(), randomUUID()];
          await admin.query('INSERT INTO tenant (id) VALUES ($1)', [practice]);
          await admin.query(
            `INSERT INTO staff (practice_id, id, display_name, email, roles)
             VALUES ($1, $2, 'Synthetic', 's@glabella.example', '{clinician}')`,
            [practice, staff],
          );
          await admin.query(
            `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date,
                                  sex, created_at)
             VALUES ($1, $2, 1, 'DEMO-0001', 'Synthetic', 'Patient', '1982-03-04', 'female', $3)`,
            [practice, patient, at],
          );
          await admin.query(`INSERT INTO assessment_draft VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
            ...[practice, patient, staff, instrument],
            ...[JSON.stringify(written), version + 4, at],
          ]);
        }
      });
      const before = await rowsOf('assessment_draft');
      expect(before).toHaveLength(2);
      await owner.runMigrations();
      expect(await rowsOf('form_draft')).toEqual(
        before.map(({ instrument_id, body, ...kept }) => ({
          ...kept,
          form: `assessment-${instrument_id}`,
          subject_id: kept.patient_id,
          content: body,
        })),
      );
      await asAdmin((admin) =>
        admin.query(
          `INSERT INTO form_draft
           SELECT practice_id, patient_id, staff_id, other.form, $1, content, version, updated_at
             FROM form_draft, (VALUES ('medications'), ('assessment-phq9')) other (form)`,
          [randomUUID()],
        ),
      );
      await goBack();
      expect(await rowsOf('assessment_draft')).toEqual(before);
      const left = await rowsOf('form_draft');
      expect(left.map(({ form }) => form)).toEqual(['medications', 'medications']);
    } finally {
      await owner.destroy();
    }
  });
});
