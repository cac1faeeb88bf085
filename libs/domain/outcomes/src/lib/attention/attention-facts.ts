import type { Instrument } from '@glabella/domain/instruments';
import type { CalendarDate, CitedNumber } from '@glabella/domain/values';
import type { Injection } from '../cycles';
import type { ScorePoint } from '../score-point';

/** The course that is looked at: its first injection counts from here, its end stops what is due. */
export interface AttendedCourse {
  readonly id: string;
  readonly endedOn: CalendarDate | null;
  /** Weeks after the first injection at which the instrument is due, by the course's protocol. */
  readonly visitWeeks: readonly number[];
  /** Days after the last injection from which toxin may be given again; null without such a rule. */
  readonly reinjectionFromDay: CitedNumber | null;
  /** The injections of this course. */
  readonly injections: readonly Injection[];
}

/** A follow-up of the safety item that nobody has closed, with what its form says today. */
export interface OpenFollowUp {
  readonly id: string;
  readonly answeredOn: CalendarDate;
  /** Null when not given. */
  readonly answer: number | null;
  readonly hasTotal: boolean;
}

/** An adverse event that is not resolved; serious: swallowing, breathing, or serious by definition. */
export interface OpenAdverseEvent {
  readonly id: string;
  readonly onsetOn: CalendarDate;
  readonly term: string;
  readonly isSerious: boolean;
}

/** What the records say of one patient, as far as it may make them need somebody. */
export interface AttentionFacts {
  readonly instrument: Instrument;
  /** Every assessment of the instrument that counts. */
  readonly scores: readonly ScorePoint[];
  readonly course: AttendedCourse | null;
  /** Every injection of the patient, of any course; of one day in the order in which they were recorded. */
  readonly injections: readonly Injection[];
  /** The days on which the patient was given toxin elsewhere, as signed sessions report them. */
  readonly toxinElsewhereOn: readonly CalendarDate[];
  readonly openFollowUps: readonly OpenFollowUp[];
  readonly openAdverseEvents: readonly OpenAdverseEvent[];
  /** An archived patient is looked at for tier 1 alone. */
  readonly isArchived: boolean;
}
