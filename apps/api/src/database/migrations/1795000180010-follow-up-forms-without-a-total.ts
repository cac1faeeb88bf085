import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forEachPractice } from './tenancy-sql';

/** A PHQ-9 with too few answers for a total opens a follow-up also where item 9 was answered 0. */
export class FollowUpFormsWithoutATotal1795000180010 implements MigrationInterface {
  readonly name = 'FollowUpFormsWithoutATotal1795000180010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(causes("'item-positive', 'item-missing', 'no-total'"));
  }

  /** Nothing that somebody answers for is dropped: the older causes know one for what was not answered. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      forEachPractice(
        `UPDATE safety_follow_up SET cause = 'item-missing'
          WHERE practice_id = t.id AND cause = 'no-total';`,
      ),
    );
    await queryRunner.query(causes("'item-positive', 'item-missing'"));
  }
}

function causes(known: string): string {
  return `ALTER TABLE safety_follow_up
            DROP CONSTRAINT safety_follow_up_cause_known,
            ADD CONSTRAINT safety_follow_up_cause_known CHECK (cause IN (${known}))`;
}
