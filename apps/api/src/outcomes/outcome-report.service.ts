import type { OutcomeReport } from '@glabella/contracts';
import {
  cohortReport,
  CohortTally,
  StrataTally,
  strataReport,
  treatedReport,
} from '@glabella/domain/outcomes';
import { resistanceStratumIds } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { TooManyAttempts } from '../http/errors';
import { Turnstile } from '../http/turnstile';
import { CohortReader } from './cohort-reader';
import { CohortRepository } from './cohort.repository';
import type { CheckedQuestion } from './outcome-question';
import { auditDetail, toTreatedFigures } from './outcomes.mapper';

/** The aggregate report: counts, means and rates of the practice, nobody named, small cells suppressed. */
@Injectable()
export class OutcomeReportService {
  /**
   * A report over thousands of patients takes its connection and a processor for a while: two at a time leave the others
   * to whoever opens a chart, and whoever waits holds neither a connection nor memory.
   */
  private readonly turnstile = new Turnstile(
    { inside: 2, waiting: 60 },
    () =>
      new TooManyAttempts(
        'outcomes.busy',
        'Many reports are being computed. Try again in half a minute.',
        30,
      ),
  );

  constructor(
    private readonly tenant: TenantTransactions,
    private readonly records: CohortRepository,
    private readonly cohort: CohortReader,
    private readonly clock: Clock,
  ) {}

  /** Throws `TooManyAttempts` (`outcomes.busy`) where too many wait for theirs. */
  report(caller: Caller, question: CheckedQuestion): Promise<OutcomeReport> {
    return this.turnstile.pass(() => this.compute(caller, question));
  }

  private compute(caller: Caller, question: CheckedQuestion): Promise<OutcomeReport> {
    return this.tenant.run(caller, async (tx) => {
      const { reading, thresholdValues } = await this.cohort.rules(tx, question);
      const courses = await this.cohort.ofStage(tx, question, reading);
      const begun = this.records.begun(tx, question, courses, 'in-any-order');
      const treated = await this.records.countTreated(tx, question, courses);
      const tally = new CohortTally(reading);
      // Of one stage the whole report speaks already.
      const strata =
        question.resistance === undefined ? new StrataTally(reading, resistanceStratumIds) : null;
      if (strata) {
        for await (const { placed, stratum } of this.cohort.placeByStage(tx, begun, reading)) {
          tally.add(placed);
          strata.add(stratum, placed);
        }
      } else {
        for await (const { placed } of this.cohort.place(tx, begun, reading)) tally.add(placed);
      }
      const figures = tally.figures();
      const cohort = cohortReport(figures);
      recordAudit(tx, { action: 'outcomes.read', detail: auditDetail(question) });
      return {
        today: reading.today,
        asOf: this.clock.now().toISOString(),
        instrumentId: question.instrumentId,
        thresholdValues,
        treated: treatedReport(toTreatedFigures(treated), cohort, figures.leastPrinted),
        cohort,
        strata: strata && strataReport(strata.strata(), cohort),
      };
    });
  }
}
