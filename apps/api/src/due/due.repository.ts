import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

interface PatientColumns extends QueryResultRow {
  readonly patient_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly mrn: string;
  readonly course_id: string;
}

/** A planned visit without a record, with its patient. */
export interface DueVisitDbRow extends PatientColumns {
  readonly week: number;
  readonly due_on: string;
  readonly opens_on: string;
  readonly closes_on: string;
  readonly instruments: readonly string[];
}

/** A re-injection window with its patient. */
export interface DueReinjectionDbRow extends PatientColumns {
  readonly opens_on: string;
  readonly last_injection_on: string;
  readonly last_product_id: string | null;
  readonly last_units: string | null;
  readonly elsewhere: boolean;
}

/** Behind which row a page begins. */
export interface DuePlace {
  readonly on: string;
  readonly patientId: string;
  /** Of a visit; a window has one row for each patient. */
  readonly courseId: string | null;
  readonly week: number;
}

/** A page of what is due. */
export interface DueListing {
  readonly list: 'visits' | 'reinjections';
  /** The first day; null where the list has no beginning. */
  readonly from: string | null;
  readonly to: string;
  /** Only visits whose window closes on this day or later. */
  readonly openOn: string | null;
  /** Whose caseload; null for everybody's. */
  readonly caseloadOf: string | null;
  readonly after: DuePlace | null;
  readonly limit: number;
}

const VERSION_OF_COURSE = `
      JOIN course c ON c.practice_id = d.practice_id AND c.id = d.course_id
      JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                           AND v.version = c.version
      JOIN protocol_version k ON k.practice_id = v.practice_id AND k.protocol_id = v.protocol_id
                             AND k.version = v.protocol_version`;

const PATIENT = 'p.given_name, p.family_name, p.birth_date, p.mrn';

/** What is due, in PostgreSQL: each page walks an index from its first day. */
@Injectable()
export class DueRepository {
  async visits(tx: TenantTransaction, listing: DueListing): Promise<DueVisitDbRow[]> {
    const { statement, values } = dueStatement(tx.caller.practiceId, listing);
    return (await tx.query<DueVisitDbRow>(statement, values)).rows;
  }

  async reinjections(tx: TenantTransaction, listing: DueListing): Promise<DueReinjectionDbRow[]> {
    const { statement, values } = dueStatement(tx.caller.practiceId, listing);
    return (await tx.query<DueReinjectionDbRow>(statement, values)).rows;
  }
}

/** The statement of a listing: one text, and so one prepared statement, for each shape. */
export function dueStatement(
  practiceId: string,
  listing: DueListing,
): { readonly statement: Statement; readonly values: readonly unknown[] } {
  const values: unknown[] = [practiceId, listing.to, listing.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const isVisits = listing.list === 'visits';
  const [table, day] = isVisits
    ? (['planned_visit', 'due_on'] as const)
    : (['reinjection_window', 'opens_on'] as const);
  const order = isVisits ? [day, 'patient_id', 'course_id', 'week'] : [day, 'patient_id'];
  const by = order.map((column) => `d.${column}`).join(', ');
  const { after, caseloadOf, from, openOn } = listing;
  const conditions = [
    'd.practice_id = $1',
    `d.${day} <= $2`,
    ...(isVisits ? ['d.done_assessment_id IS NULL'] : []),
    ...(from === null ? [] : [`d.${day} >= ${bind(from)}`]),
    ...(openOn === null ? [] : [`d.closes_on >= ${bind(openOn)}`]),
    ...(caseloadOf === null ? [] : [inCaseload(bind(caseloadOf))]),
    ...(after === null ? [] : [`(${by}) > (${placeOf(after, isVisits).map(bind).join(', ')})`]),
  ];
  const text = `
    SELECT d.*, ${PATIENT}${isVisits ? ", k.content -> 'instruments' AS instruments" : ''}
      FROM (SELECT d.* FROM ${table} d
             WHERE ${conditions.join('\n               AND ')}
             ORDER BY ${by}
             LIMIT $3) d
      JOIN patient p ON p.practice_id = d.practice_id AND p.id = d.patient_id
      ${isVisits ? VERSION_OF_COURSE : ''}
     ORDER BY ${by}`;
  return { statement: { name: nameOf(listing), text }, values };
}

function placeOf({ on, patientId, courseId, week }: DuePlace, isVisits: boolean): unknown[] {
  return isVisits ? [on, patientId, courseId, week] : [on, patientId];
}

function inCaseload(staffId: string): string {
  return `EXISTS (SELECT 1 FROM caseload_entry e
                   WHERE e.practice_id = $1 AND e.staff_id = ${staffId} AND e.patient_id = d.patient_id)`;
}

function nameOf({ list, from, openOn, caseloadOf, after }: DueListing): string {
  return [
    'due',
    list,
    from === null ? 'ever' : 'from',
    openOn === null ? 'all' : 'open',
    caseloadOf === null ? 'everybody' : 'mine',
    after === null ? 'first' : 'next',
  ].join('_');
}
