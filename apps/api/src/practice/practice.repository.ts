import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CrisisLine, PracticeSettings, PracticeUpdate } from '@glabella/contracts';
import type { Statement, TenantTransaction } from '../database/tenant';

export interface PracticeRow {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly phone: string;
  readonly safety_text: string;
  readonly crisis_lines: CrisisLine[];
  readonly settings: Partial<PracticeSettings>;
  readonly is_synthetic: boolean;
  readonly version: number;
}

const COLUMNS =
  'id, name, time_zone, phone, safety_text, crisis_lines, settings, is_synthetic, version';

const FIND: Statement = {
  name: 'practice_find',
  text: `SELECT ${COLUMNS} FROM practice WHERE id = $1`,
};
const UPDATE: Statement = {
  name: 'practice_update',
  text: `UPDATE practice
            SET name = $3, time_zone = $4, phone = $5, safety_text = $6, crisis_lines = $7, settings = $8,
                updated_at = $9, version = version + 1
          WHERE id = $1 AND version = $2
          RETURNING ${COLUMNS}`,
};
const INSERT_TENANT: Statement = {
  name: 'practice_insert_tenant',
  text: 'INSERT INTO tenant (id, created_at) VALUES ($1, $2)',
};
const INSERT: Statement = {
  name: 'practice_insert',
  text: `INSERT INTO practice (id, name, time_zone, phone, safety_text, settings, is_synthetic,
                               consents_kept_from, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $9, $8, $8)`,
};
/** Two set-ups at the same time see each other: the second one finds the practice of the first. */
const LOCK_FOUNDING: Statement = {
  name: 'practice_lock_founding',
  text: `SELECT pg_advisory_xact_lock(hashtext('glabella.practice.founding'))`,
};
const COUNT_TENANTS: Statement = {
  name: 'practice_count_tenants',
  text: 'SELECT count(*)::integer AS practices FROM tenant',
};

/** A practice as it is founded. */
export interface NewPractice {
  readonly name: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly safetyText: string;
  readonly settings: PracticeSettings;
  readonly isSynthetic: boolean;
  /** Sessions of earlier days were given under consents that are kept elsewhere. */
  readonly consentsKeptFrom: CalendarDate;
}

@Injectable()
export class PracticeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether this installation has a practice yet; asked before anybody is known. */
  async isAnyThere(): Promise<boolean> {
    const [found] = await this.dataSource.query<{ exists: boolean }[]>(
      'SELECT EXISTS (SELECT FROM tenant) AS exists',
    );
    return found?.exists ?? false;
  }

  async find(tx: TenantTransaction): Promise<PracticeRow | null> {
    return (await tx.query<PracticeRow>(FIND, [tx.caller.practiceId])).rows[0] ?? null;
  }

  /** The row after the change; null when somebody stored another version meanwhile. */
  async update(
    tx: TenantTransaction,
    expectedVersion: number,
    update: PracticeUpdate,
    at: Date,
  ): Promise<PracticeRow | null> {
    const { rows } = await tx.query<PracticeRow>(UPDATE, [
      tx.caller.practiceId,
      expectedVersion,
      update.name,
      update.timeZone,
      update.phone,
      update.safetyText,
      JSON.stringify(update.crisisLines),
      JSON.stringify(update.settings),
      at,
    ]);
    return rows[0] ?? null;
  }

  /** How many practices there are, once nobody else is founding one. */
  async countWhileFounding(tx: TenantTransaction): Promise<number> {
    await tx.query(LOCK_FOUNDING);
    return (await tx.query<{ practices: number }>(COUNT_TENANTS)).rows[0]?.practices ?? 0;
  }

  async insert(tx: TenantTransaction, practice: NewPractice, at: Date): Promise<void> {
    const { practiceId } = tx.caller;
    await Promise.all([
      tx.query(INSERT_TENANT, [practiceId, at]),
      tx.query(INSERT, [
        practiceId,
        practice.name,
        practice.timeZone,
        practice.phone,
        practice.safetyText,
        JSON.stringify(practice.settings),
        practice.isSynthetic,
        at,
        practice.consentsKeptFrom,
      ]),
    ]);
  }
}
