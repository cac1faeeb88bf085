import { setImmediate as endOfTurn } from 'node:timers/promises';
import { noCareSite } from '@glabella/contracts';
import { findInstrument } from '@glabella/domain/instruments';
import {
  cohortPatient,
  thresholdsWith,
  type CohortPatient,
  type CohortReading,
  type ThresholdValues,
} from '@glabella/domain/outcomes';
import {
  plannedWeeksOf,
  stratumOfCourse,
  type ResistanceStratumId,
} from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { arrived } from '../database/flight';
import type { TenantTransaction } from '../database/tenant';
import { RecordNotFound } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import {
  CohortRepository,
  type BegunRow,
  type CourseIds,
  type StagedCourseRow,
} from './cohort.repository';
import type { CheckedQuestion } from './outcome-question';

/** By what a cohort is read, and what the practice set for it. */
export interface CohortRules {
  readonly reading: CohortReading;
  readonly thresholdValues: ThresholdValues;
}

/** A patient of a cohort as placed. */
export interface PlacedPatient {
  readonly row: BegunRow;
  readonly placed: CohortPatient;
}

/** A patient of a cohort as placed, and the stage of the course by resistance. */
export interface StagedPatient extends PlacedPatient {
  readonly stratum: ResistanceStratumId;
}

/** Places the patients of a cohort by the rules in force, batch by batch. */
@Injectable()
export class CohortReader {
  constructor(
    private readonly records: CohortRepository,
    private readonly practice: PracticeService,
    private readonly thresholds: PracticeThresholdsService,
  ) {}

  /** Throws `RecordNotFound` for somebody responsible who is nobody here, and for a site that the practice never listed. */
  async refuseStrangers(
    tx: TenantTransaction,
    { responsibleId, careSite }: Pick<CheckedQuestion, 'responsibleId' | 'careSite'>,
  ): Promise<void> {
    if (responsibleId !== undefined && !(await this.records.hasColleague(tx, responsibleId))) {
      throw new RecordNotFound('person');
    }
    if (careSite === undefined || careSite === noCareSite) return;
    const { settings } = await this.practice.read(tx);
    if (!settings.careSites.some(({ code }) => code === careSite)) {
      throw new RecordNotFound('site of care');
    }
  }

  /** By what the cohort is read; throws as `refuseStrangers` does. */
  async rules(tx: TenantTransaction, question: CheckedQuestion): Promise<CohortRules> {
    const { instrumentId } = question;
    await this.refuseStrangers(tx, question);
    const [{ today }, thresholdValues] = await arrived(
      this.practice.read(tx),
      this.thresholds.readValues(tx),
    );
    const instrument = findInstrument(instrumentId);
    if (!instrument) throw new Error('The contract lets known instruments pass alone');
    const thresholds = thresholdsWith(thresholdValues);
    return { reading: { instrument, today, thresholds }, thresholdValues };
  }

  /** The courses whose stage of resistance is asked for, staged by the domain batch by batch; null where none is asked. */
  async ofStage(
    tx: TenantTransaction,
    question: CheckedQuestion,
    reading: CohortReading,
  ): Promise<CourseIds> {
    const { resistance } = question;
    if (resistance === undefined) return null;
    const read = (courses: readonly StagedCourseRow[]) =>
      this.records.treatments(tx, patientsOf(courses));
    const found: string[] = [];
    for await (const [courses, treatments] of readAhead(
      this.records.stagedCourses(tx, question),
      read,
    )) {
      for (const course of courses) {
        const tried = treatments.get(course.patientId) ?? [];
        if (stratumOfCourse(tried, course, reading.today) === resistance)
          found.push(course.courseId);
      }
    }
    return found;
  }

  /**
   * As `place`, each with the stage of the course: what says it is read with the scores of the batch. The next batches are
   * on their way while this one is placed, so take all of them.
   */
  async *placeByStage(
    tx: TenantTransaction,
    batches: AsyncIterable<readonly BegunRow[]>,
    reading: CohortReading,
  ): AsyncGenerator<StagedPatient> {
    const read = (batch: readonly BegunRow[]) =>
      arrived(this.scoresOf(tx, batch, reading), this.records.treatments(tx, patientsOf(batch)));
    for await (const [batch, [scores, treatments]] of readAhead(batches, read)) {
      for (const one of placed(batch, scores, reading)) {
        const tried = treatments.get(one.row.patientId) ?? [];
        yield { ...one, stratum: stratumOfCourse(tried, one.row, reading.today) };
      }
    }
  }

  /** In the order they come; each patient is read in one statement, so that nobody is half of before and after. */
  async *place(
    tx: TenantTransaction,
    batches: AsyncIterable<readonly BegunRow[]>,
    reading: CohortReading,
  ): AsyncGenerator<PlacedPatient> {
    for await (const batch of batches) {
      yield* placed(batch, await this.scoresOf(tx, batch, reading), reading);
    }
  }

  private scoresOf(
    tx: TenantTransaction,
    batch: readonly BegunRow[],
    { instrument }: CohortReading,
  ): Promise<Scores> {
    return this.records.scores(tx, patientsOf(batch), instrument.id);
  }
}

const patientsOf = (batch: readonly { readonly patientId: string }[]): string[] =>
  batch.map(({ patientId }) => patientId);

type Scores = Awaited<ReturnType<CohortRepository['scores']>>;

/** How many batches are read while one is placed: with one, the database waits while its answer is taken in. */
const batchesAhead = 2;

/** Each batch with what is read of it, those behind it being read meanwhile; one that is not taken fails unheard. */
async function* readAhead<Batch, Read>(
  batches: AsyncIterable<Batch>,
  read: (batch: Batch) => Promise<Read>,
): AsyncGenerator<readonly [Batch, Read]> {
  const coming = batches[Symbol.asyncIterator]();
  const begun: Promise<readonly [Batch, Read] | null>[] = [];
  const begin = () => {
    const found = coming.next().then(async ({ done, value }) => {
      if (done === true) return null;
      return [value, await read(value)] as const;
    });
    found.catch(() => undefined);
    begun.push(found);
  };
  for (let ahead = 0; ahead < batchesAhead; ahead += 1) begin();
  for (;;) {
    begin();
    const found = await begun.shift();
    if (!found) return;
    // What was sent leaves at the end of this turn, not while this batch is placed; others have their turn, too.
    await endOfTurn();
    yield found;
  }
}

function* placed(
  batch: readonly BegunRow[],
  scores: Scores,
  reading: CohortReading,
): Generator<PlacedPatient> {
  for (const row of batch) {
    const { patientId, firstInjectionOn, endedOn } = row;
    const visitWeeks = plannedWeeksOf(row.planned, reading.instrument.id);
    const points = scores.get(patientId) ?? [];
    const { responseRule } = row.planned;
    const course = { firstInjectionOn, endedOn, visitWeeks, responseRule, points };
    yield { row, placed: cohortPatient(reading, course) };
  }
}
