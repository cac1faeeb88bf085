import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByPractice } from './tenancy-sql';

/**
 * Closing a follow-up with a recorded assessment and a plan, escalation past the deadline, and cover for people who
 * are away.
 *
 * Closings from before keep their one text in `note`: the constraint on the plan is NOT VALID, so it holds for every row
 * written from now on and leaves those that stand.
 */
export class CloseTheSafetyLoop1795000030100 implements MigrationInterface {
  readonly name = 'CloseTheSafetyLoop1795000030100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE safety_follow_up
         ADD COLUMN escalated_at timestamptz,
         ADD COLUMN escalation_announced_at timestamptz,
         ADD CONSTRAINT safety_follow_up_escalated_when_late
           CHECK (escalated_at IS NULL OR escalated_at >= due_at),
         ADD CONSTRAINT safety_follow_up_announced_when_escalated
           CHECK (escalation_announced_at IS NULL OR escalated_at IS NOT NULL)`,
      `CREATE INDEX safety_follow_up_closed ON safety_follow_up (practice_id, closed_at, id)
         WHERE closed_at IS NOT NULL`,

      `ALTER TABLE safety_follow_up_event
         ALTER COLUMN author_id DROP NOT NULL,
         ADD COLUMN assessment_kind text,
         ADD COLUMN assessment_text text,
         ADD COLUMN triage_instrument text,
         ADD COLUMN triage_result text,
         ADD COLUMN triaged_on date,
         ADD COLUMN triaged_by text,
         ADD COLUMN plan text,
         ADD COLUMN escalated_to uuid[],
         DROP CONSTRAINT safety_follow_up_event_kind_known,
         ADD CONSTRAINT safety_follow_up_event_kind_known
           CHECK (kind IN ('opened', 'acknowledged', 'assigned', 'changed', 'escalated', 'closed')),
         ADD CONSTRAINT safety_follow_up_event_author_known
           CHECK ((author_id IS NULL) = (kind = 'escalated')),
         ADD CONSTRAINT safety_follow_up_event_escalation_named
           CHECK ((escalated_to IS NOT NULL) = (kind = 'escalated')),
         ADD CONSTRAINT safety_follow_up_event_assessment_whole
           CHECK (CASE assessment_kind
                    WHEN 'outside-triage' THEN
                      triage_result IN ('high', 'moderate', 'low') AND triaged_on IS NOT NULL
                      AND btrim(coalesce(triage_instrument, '')) <> ''
                      AND btrim(coalesce(triaged_by, '')) <> '' AND assessment_text IS NULL
                    WHEN 'own-words' THEN
                      btrim(coalesce(assessment_text, '')) <> ''
                      AND num_nonnulls(triage_instrument, triage_result, triaged_on, triaged_by) = 0
                    ELSE
                      num_nonnulls(assessment_kind, assessment_text, triage_instrument, triage_result,
                                   triaged_on, triaged_by) = 0
                  END),
         ADD CONSTRAINT safety_follow_up_event_only_closings_assess
           CHECK (kind = 'closed' OR num_nonnulls(assessment_kind, plan) = 0)`,
      `ALTER TABLE safety_follow_up_event
         ADD CONSTRAINT safety_follow_up_event_closing_assessed
           CHECK (kind <> 'closed'
                  OR (btrim(coalesce(plan, '')) <> ''
                      AND (assessment_kind IS NOT NULL OR disposition = 'recorded-in-error'))) NOT VALID`,

      `CREATE TABLE staff_absence (
         practice_id uuid NOT NULL,
         id uuid NOT NULL,
         staff_id uuid NOT NULL,
         cover_id uuid NOT NULL,
         from_on date NOT NULL,
         until_on date NOT NULL,
         version integer NOT NULL DEFAULT 1,
         author_id uuid NOT NULL,
         recorded_at timestamptz NOT NULL,
         withdrawn_by uuid,
         withdrawn_at timestamptz,
         PRIMARY KEY (practice_id, id),
         CONSTRAINT staff_absence_staff
           FOREIGN KEY (practice_id, staff_id) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_absence_cover
           FOREIGN KEY (practice_id, cover_id) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_absence_author
           FOREIGN KEY (practice_id, author_id) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_absence_withdrawer
           FOREIGN KEY (practice_id, withdrawn_by) REFERENCES staff (practice_id, id),
         CONSTRAINT staff_absence_days_in_order CHECK (from_on <= until_on),
         CONSTRAINT staff_absence_covered_by_another CHECK (cover_id <> staff_id),
         CONSTRAINT staff_absence_withdrawn_by_name
           CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
       )`,
      `CREATE INDEX staff_absence_current ON staff_absence (practice_id, until_on)
         WHERE withdrawn_at IS NULL`,
      ...isolateByPractice('staff_absence', 'append-and-update'),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TABLE staff_absence',
      // Escalations have no author: where there are any, the schema before cannot hold them and this is refused.
      `ALTER TABLE safety_follow_up_event
         DROP CONSTRAINT safety_follow_up_event_closing_assessed,
         DROP CONSTRAINT safety_follow_up_event_only_closings_assess,
         DROP CONSTRAINT safety_follow_up_event_assessment_whole,
         DROP CONSTRAINT safety_follow_up_event_escalation_named,
         DROP CONSTRAINT safety_follow_up_event_author_known,
         DROP CONSTRAINT safety_follow_up_event_kind_known,
         ADD CONSTRAINT safety_follow_up_event_kind_known
           CHECK (kind IN ('opened', 'acknowledged', 'assigned', 'changed', 'closed')),
         DROP COLUMN escalated_to,
         DROP COLUMN plan,
         DROP COLUMN triaged_by,
         DROP COLUMN triaged_on,
         DROP COLUMN triage_result,
         DROP COLUMN triage_instrument,
         DROP COLUMN assessment_text,
         DROP COLUMN assessment_kind,
         ALTER COLUMN author_id SET NOT NULL`,
      'DROP INDEX safety_follow_up_closed',
      `ALTER TABLE safety_follow_up
         DROP CONSTRAINT safety_follow_up_announced_when_escalated,
         DROP CONSTRAINT safety_follow_up_escalated_when_late,
         DROP COLUMN escalation_announced_at,
         DROP COLUMN escalated_at`,
    ]) {
      await queryRunner.query(statement);
    }
  }
}
