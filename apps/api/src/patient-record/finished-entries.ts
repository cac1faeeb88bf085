import {
  adverseEventSchema,
  assessmentSchema,
  consentSchema,
  courseSchema,
  followUpSchema,
  frownRatingSchema,
  injectionSessionSchema,
  medicationSchema,
  priorTreatmentSchema,
  protocolSchema,
  type PatientRecord,
} from '@glabella/contracts';
import type { z } from 'zod';
import type { WithPieces } from '../http/answer-piece';
import { FinishedPieces } from '../http/finished-pieces';

/** The lists of a record, and what one of their entries says. */
const entrySchemas = {
  courses: courseSchema,
  consents: consentSchema,
  protocols: protocolSchema,
  assessments: assessmentSchema,
  sessions: injectionSessionSchema,
  followUps: followUpSchema,
  adverseEvents: adverseEventSchema,
  priorTreatments: priorTreatmentSchema,
  medications: medicationSchema,
  frownRatings: frownRatingSchema,
} as const;

type List = keyof typeof entrySchemas;

/** A record whose entries were checked and written one by one. */
export type FinishedRecord = WithPieces<PatientRecord, List>;

/** Assessments and sessions of some hundred patients; the other lists hold far fewer. */
const MOST_ENTRIES = 4_000;

interface Entry {
  readonly id: string;
  readonly version?: number;
}

/**
 * Entries of records that were checked and written. A version of a record never changes, so that a patient who is looked at
 * again, or after something new was recorded, is sent what was written then; whatever else an entry says - the name of its
 * author - is compared with what was just read.
 */
export class FinishedEntries {
  private readonly pieces = Object.entries(entrySchemas).map(([list, schema]) => ({
    list: list as List,
    finished: new FinishedPieces<Entry, Entry>(
      schema as unknown as z.ZodType<Entry>,
      (entry) => entry,
      MOST_ENTRIES,
    ),
  }));

  /** Throws AnswerBreaksContract. */
  finish(record: PatientRecord): FinishedRecord {
    const lists = this.pieces.map(({ list, finished }) => {
      const entries: readonly Entry[] = record[list];
      return [
        list,
        entries.map((entry) => finished.of(`${entry.id} ${entry.version ?? ''}`, entry)),
      ];
    });
    return { ...record, ...(Object.fromEntries(lists) as Pick<FinishedRecord, List>) };
  }
}
