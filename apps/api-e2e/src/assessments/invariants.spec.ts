import { randomUUID } from 'node:crypto';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { positiveForm, record } from './forms';

type Columns = Readonly<Record<string, unknown>>;

describe('a row that cannot be true', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  let stored: { id: string; followUpId: string };
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    patient = await clinic.createPatient();
    const { id, followUpId } = await record(clinic, patient, positiveForm());
    stored = { id, followUpId: followUpId ?? '' };
  });

  /** The error that PostgreSQL gives the application role: constraint, or state where there is none. */
  const refusalOf = (statement: string, values: readonly unknown[]): Promise<string> =>
    clinic.asApplication(async (client) => {
      try {
        await client.query(statement, [...values]);
        return 'stored';
      } catch (error) {
        const { constraint, code } = error as { constraint?: string; code: string };
        return constraint ?? code;
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
    assessment_id: stored.id,
    version: 2,
    patient_id: patient,
    status: 'recorded',
    instrument_id: 'phq9',
    instrument_version: '1',
    assessed_on: '2026-04-23',
    mode: 'self-paper',
    language: 'en',
    source: 'form',
    item_scores: [2, 1, 2, 2, 0, 1, 2, 2, 0],
    total: 12,
    score_status: 'complete',
    reason: 'Corrected',
    author_id: clinic.people.clinician.id,
    recorded_at: '2026-04-23T08:30:00Z',
    ...changes,
  });
  const prorated = (item_scores: (number | null)[], total: number): Columns => ({
    item_scores,
    total,
    score_status: 'prorated',
  });
  const none = (item_scores: (number | null)[], total: number | null = null): Columns => ({
    item_scores,
    total,
    score_status: 'none',
  });
  const gad7 = (changes: Columns = {}): Columns => ({
    instrument_id: 'gad7',
    item_scores: [1, 1, 1, 1, 1, 1, 1],
    total: 7,
    ...changes,
  });

  it('is told apart from one that can', async () => {
    const rolledBack = clinic.asApplication(async (client) => {
      const row = version();
      const columns = Object.keys(row);
      await client.query(
        `INSERT INTO assessment_version (${columns.join(', ')})
         VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(row),
      );
      throw new Error('it was stored');
    });
    await expect(rolledBack).rejects.toThrow('it was stored');
  });

  it.each<[string, Columns, string]>([
    ['an item of 4', { item_scores: [4, 0, 0, 0, 0, 0, 0, 0, 0], total: 4 }, 'phq9_item_range'],
    ['an item of -1', { item_scores: [-1, 1, 0, 0, 0, 0, 0, 0, 0], total: 0 }, 'phq9_item_range'],
    ['eight items', { item_scores: [1, 1, 1, 1, 1, 1, 1, 1], total: 8 }, 'phq9_item_range'],
    ['a sum that is wrong', { total: 13 }, 'assessment_complete_total_is_sum'],
    [
      'a complete form with a gap',
      { item_scores: [2, 1, 2, 2, null, 1, 2, 2, 0] },
      'assessment_complete_total_is_sum',
    ],
    [
      'a total of 28 alone',
      { item_scores: null, total: 28, score_status: 'total-only' },
      'phq9_total_range',
    ],
    [
      'a total of -1 alone',
      { item_scores: null, total: -1, score_status: 'total-only' },
      'phq9_total_range',
    ],
    [
      'a total alone with items',
      { score_status: 'total-only' },
      'assessment_total_only_has_no_items',
    ],
    ['a complete form without items', { item_scores: null }, 'assessment_complete_total_is_sum'],
    [
      'a form without a total that has one',
      none([1, 1, null, null, null, 1, 1, 1, 1], 6),
      'assessment_without_score_has_no_total',
    ],
    ['a complete form without a total', { total: null }, 'assessment_without_score_has_no_total'],
    [
      'a total that was refused although 7 are answered',
      none([1, 1, null, null, 1, 1, 1, 1, 1]),
      'phq9_none_by_rule',
    ],
    [
      'a prorated total from 6 answers',
      prorated([1, 1, null, null, null, 1, 1, 1, 1], 9),
      'phq9_prorated_by_rule',
    ],
    [
      'a prorated total without item 9',
      prorated([1, 1, 1, 1, 1, 1, 1, 1, null], 9),
      'phq9_prorated_by_rule',
    ],
    [
      'a prorated total that is the raw sum',
      prorated([1, 1, 1, 1, 1, 1, 1, null, 1], 8),
      'prorated_total_is_mean',
    ],
    [
      'a prorated GAD-7',
      gad7({ item_scores: [1, 1, 1, 1, 1, 1, null], score_status: 'prorated' }),
      'gad7_never_prorated',
    ],
    ['a GAD-7 item of 4', gad7({ item_scores: [4, 1, 1, 1, 0, 0, 0] }), 'gad7_item_range'],
    [
      'a GAD-7 total of 22',
      gad7({ item_scores: null, total: 22, score_status: 'total-only' }),
      'gad7_total_range',
    ],
    [
      'a GAD-7 without a total although all is answered',
      gad7({ total: null, score_status: 'none' }),
      'assessment_none_has_a_gap',
    ],
    [
      'a PHQ-9 total that somebody typed',
      { item_scores: null, total: 12, score_status: 'total-only' },
      'total_of_scored_items_never_typed',
    ],
    [
      'a PHQ-9 that does not add up its answers',
      { total: null, score_status: 'unscored' },
      'scored_items_have_a_score',
    ],
    [
      'a check-in with nothing answered',
      {
        instrument_id: 'check-in',
        item_scores: [null, null, null],
        total: null,
        score_status: 'unscored',
      },
      'unscored_has_an_answer',
    ],
    [
      'a negative answer of any instrument',
      { instrument_id: 'check-in', item_scores: [-1, 2, 3], total: null, score_status: 'unscored' },
      'score_items_not_negative',
    ],
    [
      'a negative total of any instrument',
      { instrument_id: 'madrs', item_scores: null, total: -1, score_status: 'total-only' },
      'total_not_negative',
    ],
    ['a difficulty of 4', { function_score: 4 }, 'phq9_function_range'],
    ['a day in the future', { assessed_on: '2026-04-25' }, 'assessment_not_in_future'],
    ['an unknown status', { status: 'deleted' }, 'assessment_version_status_known'],
    ['an unknown mode', { mode: 'guessed' }, 'assessment_mode_known'],
    ['an unknown source', { source: 'fax' }, 'assessment_source_known'],
    ['an unknown reason for gaps', { missing_reason: 'forgot' }, 'assessment_missing_reason_known'],
    ['an unknown kind of score', { score_status: 'estimated' }, 'assessment_score_status_known'],
    ['a correction without a reason', { reason: null }, 'assessment_correction_has_reason'],
    ['a correction with a blank reason', { reason: '  ' }, 'assessment_correction_has_reason'],
    ['version 0', { version: 0 }, 'assessment_version_positive'],
    ['the same version again', { version: 1 }, 'assessment_version_pkey'],
    ['an author who does not exist', { author_id: randomUUID() }, 'assessment_version_author'],
    ['a patient who does not exist', { patient_id: randomUUID() }, 'assessment_version_patient'],
    [
      'an assessment that does not exist',
      { assessment_id: randomUUID(), version: 1 },
      'assessment_version_assessment',
    ],
    ['another practice', { practice_id: randomUUID() }, '42501'],
  ])('with %s is refused', async (_, changes, refusal) => {
    expect(await insert('assessment_version', version(changes))).toBe(refusal);
  });

  it.each([
    ['a version changed', `UPDATE assessment_version SET total = 0`],
    ['a version deleted', `DELETE FROM assessment_version`],
    ['an assessment deleted', `DELETE FROM assessment`],
    ['a step of a follow-up changed', `UPDATE safety_follow_up_event SET note = 'x'`],
    ['a step of a follow-up deleted', `DELETE FROM safety_follow_up_event`],
    ['a follow-up deleted', `DELETE FROM safety_follow_up`],
    ['an import deleted', `DELETE FROM import_batch`],
  ])('%s is refused to the application', async (_, statement) => {
    expect(await refusalOf(statement, [])).toBe('42501');
  });

  it('is refused among follow-ups too', async () => {
    const event = (changes: Columns): Columns => ({
      practice_id: clinic.practice.id,
      follow_up_id: stored.followUpId,
      ordinal: 9,
      kind: 'closed',
      disposition: 'assessed-plan-made',
      assessment_kind: 'own-words',
      assessment_text: 'Synthetic.',
      plan: 'Synthetic.',
      author_id: clinic.people.clinician.id,
      recorded_at: '2026-04-23T08:30:00Z',
      ...changes,
    });
    const table = 'safety_follow_up_event';
    expect(await insert(table, event({ disposition: null }))).toBe(
      'safety_follow_up_event_disposition_given',
    );
    expect(await insert(table, event({ kind: 'forgotten' }))).toBe(
      'safety_follow_up_event_kind_known',
    );
    const closing = 'safety_follow_up_event_closing_assessed';
    expect(await insert(table, event({ plan: ' ' }))).toBe(closing);
    const unassessed = event({ assessment_kind: null, assessment_text: null });
    expect(await insert(table, unassessed)).toBe(closing);
    const whole = 'safety_follow_up_event_assessment_whole';
    expect(await insert(table, event({ triage_result: 'low' }))).toBe(whole);
    expect(await insert(table, event({ assessment_text: null }))).toBe(whole);
    expect(await insert(table, event({ assessment_kind: 'outside-triage' }))).toBe(whole);
    expect(await insert(table, event({ kind: 'acknowledged' }))).toBe(
      'safety_follow_up_event_only_closings_assess',
    );
    expect(await insert(table, event({ author_id: null }))).toBe(
      'safety_follow_up_event_author_known',
    );
    expect(await insert(table, event({ escalated_to: '{}' }))).toBe(
      'safety_follow_up_event_escalation_named',
    );
    expect(await insert(table, event({ ordinal: 1 }))).toBe('safety_follow_up_event_pkey');
    const second = {
      practice_id: clinic.practice.id,
      id: randomUUID(),
      patient_id: patient,
      assessment_id: stored.id,
      cause: 'item-positive',
      owner_id: clinic.people.clinician.id,
      opened_at: '2026-04-23T08:30:00Z',
      due_at: '2026-04-24T08:30:00Z',
    };
    expect(await insert('safety_follow_up', second)).toBe('safety_follow_up_once');
  });
});
