import type { Client } from 'pg';
import type { Subject } from '../record/statement-template';
import type { ApiCall, BenchClient } from '../product/bench-client';

/** One call that an operation may make, and what it is about. */
export interface Job {
  readonly call: ApiCall;
  readonly subject: Subject;
}

/** An operation with everything in place that its calls need. */
export interface PreparedOperation {
  readonly client: BenchClient;
  readonly jobs: readonly Job[];
  /** What the API does beside its statements because a promise asks for it; the floor does it, too. */
  readonly promised?: () => Promise<void>;
  /**
   * Run after each turn: closes what the floor's replays leave open, which the API would have closed by an id that it was told,
   * or takes out what the turn added, where the next would find more to do.
   */
  readonly tidy?: string;
}

/** What an operation may use to prepare itself: people who are signed in, and a look at all rows. */
export interface Practice {
  readonly clinician: BenchClient;
  readonly psychiatrist: BenchClient;
  readonly administrator: BenchClient;
  /** The superuser of the database, who sees all practices. */
  readonly admin: Client;
  readonly practiceId: string;
  readonly today: string;
}

/** The least share of a floor that the API must keep, by the number of clients; from the goals that the project set itself. */
export type Goals = Readonly<Record<number, number>>;

/** Something that people do many times a day, and what it is measured against. */
export interface Operation {
  readonly id: string;
  readonly title: string;
  /** The least that could answer: one prepared statement of a bare client, as the superuser, without any promise. */
  readonly floorA: {
    readonly text: string;
    readonly values: (subject: Subject, practice: Practice) => readonly unknown[];
  };
  /** Share of floor B; empty where none was set. */
  readonly goals: Goals;
  /** A job that changes what it is about is sent once and never again: then this many are prepared. */
  readonly usesUpJobs: boolean;
  readonly prepare: (practice: Practice, jobs: number) => Promise<PreparedOperation>;
}
