import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

interface Refusal {
  readonly code?: string;
  readonly constraint?: string;
}

describe('the tables of sessions, whatever the code does', () => {
  const api = useApi();
  let clinic: TestClinic;
  let treated: Awaited<ReturnType<TestClinic['treatedPatient']>>;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    treated = await clinic.treatedPatient();
  });

  /** What PostgreSQL says to this work of the application role, up to its commit. */
  const refusal = async (work: (client: pg.Client) => Promise<unknown>): Promise<Refusal> => {
    try {
      await clinic.asApplication(work);
    } catch (error) {
      const { code, constraint } = error as Refusal;
      return { ...(code ? { code } : {}), ...(constraint ? { constraint } : {}) };
    }
    throw new Error('PostgreSQL let it pass');
  };

  const versionColumns = `
    practice_id, session_id, version, patient_id, course_id, status, performed_on, performed_by,
    protocol_id, protocol_version, product_id, lot_number, lot_expires_on, vial_units, vials_opened,
    diluent_ml, reconstituted_at, injected_at, total_units, frown_at_rest, frown_at_maximum,
    before_needle, checks, aftercare, aftercare_list_version, note, reason, author_id, recorded_at, signed_by, signer_name,
    signed_at, signature_meaning, reconstituted_by, reconstituted_by_name, units_drawn, seal_intact`;

  /** Copies the signed version as the next one, with some columns replaced by SQL expressions. */
  const copyVersion = (change: Record<string, string>) => (client: pg.Client) => {
    const values = versionColumns
      .split(',')
      .map((name) => name.trim())
      .map(
        (name) => change[name] ?? { version: 'version + 1', reason: `'Synthetic'` }[name] ?? name,
      );
    return client.query(
      `INSERT INTO injection_session_version (${versionColumns})
       SELECT ${values.join(', ')} FROM injection_session_version WHERE session_id = $1`,
      [treated.sessionId],
    );
  };
  const copySites =
    (units = 'units', volume = 'volume_ml') =>
    (client: pg.Client) =>
      client.query(
        `INSERT INTO injection_site
         (practice_id, session_id, version, ordinal, muscle, side, units, volume_ml)
       SELECT practice_id, session_id, version + 1, ordinal, muscle, side, ${units}, ${volume}
         FROM injection_site WHERE session_id = $1 AND version = 1`,
        [treated.sessionId],
      );
  const both =
    (change: Record<string, string>, units = 'units', volume = 'volume_ml') =>
    async (client: pg.Client) => {
      await copyVersion(change)(client);
      await copySites(units, volume)(client);
    };

  it('take the next version as the services write it', async () => {
    const rollBack = new Error('roll back');
    await expect(
      clinic.asApplication(async (client) => {
        await both({})(client);
        await client.query('SET CONSTRAINTS ALL IMMEDIATE');
        throw rollBack;
      }),
    ).rejects.toBe(rollBack);
  });

  it.each([
    ['injection_session_version', 'UPDATE injection_session_version SET note = NULL'],
    ['injection_session_version', 'DELETE FROM injection_session_version'],
    ['injection_site', 'UPDATE injection_site SET units = 1'],
    ['injection_site', 'DELETE FROM injection_site'],
    ['injection_session', 'DELETE FROM injection_session'],
    ['course_version', `UPDATE course_version SET bipolar = 'yes'`],
    ['course_version', 'DELETE FROM course_version'],
    ['course_clinician', 'DELETE FROM course_clinician'],
    ['course', 'DELETE FROM course'],
    ['patient_version', `UPDATE patient_version SET family_name = 'x'`],
    ['patient_version', 'DELETE FROM patient_version'],
    ['patient', 'DELETE FROM patient'],
    ['injection_session_version', 'TRUNCATE injection_session_version'],
    [
      'injection_session_version',
      'ALTER TABLE injection_session_version DISABLE ROW LEVEL SECURITY',
    ],
  ])('let the application change nothing of %s: %s', async (_, statement) => {
    expect(await refusal((client) => client.query(statement))).toEqual({ code: '42501' });
  });

  it.each<[string, string, (client: pg.Client) => Promise<unknown>]>([
    [
      'a total above the sum of sites',
      'injection_session_total_equals_sites',
      both({ total_units: '30' }),
    ],
    [
      'a total below the sum of sites',
      'injection_session_total_equals_sites',
      both({ total_units: '28.99' }),
    ],
    ['a version without sites', 'injection_session_total_equals_sites', copyVersion({})],
    ['a site of 0 units', 'injection_site_units_positive', both({}, '0')],
    ['a site of negative units', 'injection_site_units_positive', both({}, '-units')],
    ['a site without a volume', 'injection_site_volume_positive', both({}, 'units', '0')],
    ['a total of 0', 'injection_session_doses_positive', copyVersion({ total_units: '0' })],
    ['a diluent of 0', 'injection_session_doses_positive', copyVersion({ diluent_ml: '0' })],
    [
      'more units than opened',
      'injection_session_dose_within_vials',
      copyVersion({ vial_units: '28' }),
    ],
    [
      'fewer units drawn up than injected',
      'injection_session_version_drawn_within_vials',
      copyVersion({ units_drawn: '28.99' }),
    ],
    [
      'more units drawn up than opened',
      'injection_session_version_drawn_within_vials',
      copyVersion({ units_drawn: '1000' }),
    ],
    [
      'a person without a name who reconstituted',
      'injection_session_version_reconstituter_named',
      copyVersion({ reconstituted_by: 'performed_by' }),
    ],
    [
      'a pharmacy without a name',
      'injection_session_version_reconstituter_name',
      copyVersion({ reconstituted_by_name: `' '` }),
    ],
    ['an empty lot', 'injection_session_lot_present', copyVersion({ lot_number: `'  '` })],
    [
      'a frown of 4',
      'injection_session_frown_range',
      copyVersion({ frown_at_rest: '4::smallint' }),
    ],
    [
      'a day in the future',
      'injection_session_not_in_future',
      copyVersion({ performed_on: `DATE '2026-04-25'` }),
    ],
    ['an unknown status', 'injection_session_status_known', copyVersion({ status: `'draft'` })],
    [
      'a correction without reason',
      'injection_session_correction_has_reason',
      copyVersion({ reason: `' '` }),
    ],
    ['a version of 0', 'injection_session_version_positive', copyVersion({ version: '0' })],
    ['a version that exists', 'injection_session_version_pkey', copyVersion({ version: '1' })],
    [
      'a patient who is not the course’s',
      'injection_session_version_course',
      copyVersion({ patient_id: `'${randomUUID()}'::uuid` }),
    ],
    [
      'a signer who does not work here',
      'injection_session_version_signer',
      copyVersion({ signed_by: `'${randomUUID()}'::uuid` }),
    ],
  ])('take no version with %s', async (_, constraint, work) => {
    expect(await refusal(work)).toMatchObject({ constraint });
  });

  it('take no site that is added to a signed version later', async () => {
    const add = (client: pg.Client) =>
      client.query(
        `INSERT INTO injection_site
           (practice_id, session_id, version, ordinal, muscle, side, units, volume_ml)
         VALUES ($1, $2, 1, 9, 'frontalis', 'left', 2, 0.05)`,
        [clinic.practice.id, treated.sessionId],
      );
    expect(await refusal(add)).toMatchObject({
      constraint: 'injection_session_total_equals_sites',
    });
  });

  it('take no row for another practice', async () => {
    const add = (client: pg.Client) =>
      client.query(
        `INSERT INTO patient_search_word (practice_id, patient_id, word, name_key) VALUES ($1, $2, 'x', 'x, y')`,
        [randomUUID(), treated.patientId],
      );
    expect(await refusal(add)).toEqual({ code: '42501' });
  });

  it('show nothing of another practice, and nothing at all outside a practice', async () => {
    const other = await TestClinic.open(api());
    for (const table of [
      ...['patient', 'patient_version', 'patient_search_word', 'patient_summary'],
      ...['caseload_entry', 'course', 'course_version', 'course_clinician'],
      ...['injection_session', 'injection_session_version', 'injection_site', 'session_draft'],
    ]) {
      const seen = await other.asApplication((client) => client.query(`SELECT 1 FROM ${table}`));
      expect([table, seen.rowCount]).toEqual([table, 0]);
    }
  });
});
