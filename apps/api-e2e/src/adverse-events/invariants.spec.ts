import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { ptosis, record } from './events';

type Columns = Readonly<Record<string, unknown>>;

describe('an adverse event that cannot be true', () => {
  const api = useApi();
  let clinic: TestClinic;
  let treated: { patientId: string; sessionId: string };
  let id: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    treated = await clinic.treatedPatient();
    id = (await record(clinic, treated.patientId, ptosis())).id;
  });

  /** The constraint, or state where there is none, by which PostgreSQL refuses the application role; nothing stays. */
  const refusalOf = (statement: string, values: readonly unknown[]): Promise<string> =>
    clinic.asApplication(async (client) => {
      await client.query('SAVEPOINT before');
      try {
        await client.query(statement, [...values]);
        return 'stored';
      } catch (error) {
        const { constraint, code } = error as { constraint?: string; code: string };
        return constraint ?? code;
      } finally {
        await client.query('ROLLBACK TO before');
      }
    });
  const insert = (table: string, row: Columns) => {
    const columns = Object.keys(row);
    const places = columns.map((_, at) => `$${at + 1}`);
    return refusalOf(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  };
  const version = (changes: Columns = {}): Columns => ({
    practice_id: clinic.practice.id,
    adverse_event_id: id,
    version: 2,
    patient_id: treated.patientId,
    status: 'recorded',
    term_id: 'eyelid-ptosis',
    onset_on: '2026-04-22',
    severity: 'mild',
    seriousness: [],
    actions: ['watched'],
    outcome: 'ongoing',
    reports: '[]',
    reason: 'Corrected',
    author_id: clinic.people.clinician.id,
    recorded_at: '2026-04-23T08:30:00Z',
    ...changes,
  });

  it('is told apart from one that can', async () => {
    const unanswered = { seriousness: null, actions: null };
    const linked = { session_id: treated.sessionId };
    const over = { outcome: 'resolved', ended_on: '2026-04-22' };
    const fatal = { outcome: 'fatal', ended_on: '2026-04-23', seriousness: ['death'] };
    for (const changes of [{}, unanswered, linked, over, fatal]) {
      expect(await insert('adverse_event_version', version(changes))).toBe('stored');
    }
  });

  it.each<[string, Columns, string]>([
    ['a correction without a reason', { reason: ' ' }, 'adverse_event_correction_has_reason'],
    ['a version that is there', { version: 1 }, 'adverse_event_version_pkey'],
    ['no version at all', { version: 0 }, 'adverse_event_version_positive'],
    ['a standing of its own', { status: 'draft' }, 'adverse_event_status_known'],
    ['"other" without words', { term_id: 'other' }, 'adverse_event_other_has_words'],
    ['words beside a term', { other_words: 'Left' }, 'adverse_event_other_has_words'],
    ['an onset in the future', { onset_on: '2026-04-25' }, 'adverse_event_not_in_future'],
    ['an unknown severity', { severity: 'bad' }, 'adverse_event_severity_known'],
    ['an unknown criterion', { seriousness: ['bad'] }, 'adverse_event_seriousness_known'],
    ['an unknown action', { actions: ['prayed'] }, 'adverse_event_actions_known'],
    ['an unknown outcome', { outcome: 'gone' }, 'adverse_event_outcome_known'],
    [
      'relatedness that nobody judged',
      { relatedness: 'certain' },
      'adverse_event_relatedness_is_judged',
    ],
    ['resolved without a day', { outcome: 'resolved' }, 'adverse_event_end_by_outcome'],
    ['open with a last day', { ended_on: '2026-04-23' }, 'adverse_event_end_by_outcome'],
    [
      'an end before the onset',
      { outcome: 'resolved', ended_on: '2026-04-21' },
      'adverse_event_end_after_onset',
    ],
    [
      'fatal and not serious',
      { outcome: 'fatal', ended_on: '2026-04-23' },
      'adverse_event_death_is_fatal',
    ],
    [
      'fatal and never judged',
      { outcome: 'fatal', ended_on: '2026-04-23', seriousness: null },
      'adverse_event_death_is_fatal',
    ],
    ['a death that went on', { seriousness: ['death'] }, 'adverse_event_death_is_fatal'],
    ['reports that are no list', { reports: '{}' }, 'adverse_event_reports_are_a_list'],
  ])('is refused by the database: %s', async (_, changes, constraint) => {
    expect(await insert('adverse_event_version', version(changes))).toBe(constraint);
  });

  it('never has the session of somebody else', async () => {
    const other = await clinic.treatedPatient();
    const row = version({ session_id: other.sessionId });
    expect(await insert('adverse_event_version', row)).toBe('adverse_event_version_session');
    const head = {
      practice_id: clinic.practice.id,
      id: treated.patientId,
      patient_id: treated.patientId,
      version: 1,
      session_id: other.sessionId,
      term_id: 'headache',
      onset_on: '2026-04-22',
      open: true,
      serious: false,
      created_at: '2026-04-23T08:30:00Z',
    };
    expect(await insert('adverse_event', head)).toBe('adverse_event_session');
  });

  it('is never rewritten or deleted by the application role', async () => {
    const denied = '42501';
    const values = [id];
    for (const statement of [
      `UPDATE adverse_event_version SET note = 'Changed' WHERE adverse_event_id = $1`,
      'DELETE FROM adverse_event_version WHERE adverse_event_id = $1',
      'DELETE FROM adverse_event WHERE id = $1',
    ]) {
      expect(await refusalOf(statement, values)).toBe(denied);
    }
    expect(await refusalOf('TRUNCATE adverse_event_version', [])).toBe(denied);
  });
});
