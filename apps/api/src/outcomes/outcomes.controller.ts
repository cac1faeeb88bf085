import {
  outcomePatientPageSchema,
  outcomePatientsQuestionSchema,
  outcomeQuestionSchema,
  outcomeReportSchema,
  type OutcomePatientPage,
  type OutcomeReport,
} from '@glabella/contracts';
import { Body, Controller, Post } from '@nestjs/common';
import { Access, RECORD_READERS, REPORT_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { OutcomePatientsService } from './outcome-patients.service';
import type { CheckedPatientsQuestion, CheckedQuestion } from './outcome-question';
import { OutcomeReportService } from './outcome-report.service';

@Controller('outcomes')
export class OutcomesController {
  constructor(
    private readonly reports: OutcomeReportService,
    private readonly patients: OutcomePatientsService,
  ) {}

  @Post('report')
  @Access.roles(...REPORT_READERS)
  @Answers(outcomeReportSchema)
  report(
    @CurrentCaller() caller: Caller,
    @Body({ schema: outcomeQuestionSchema }) question: CheckedQuestion,
  ): Promise<OutcomeReport> {
    return this.reports.report(caller, question);
  }

  @Post('patients')
  @Access.roles(...RECORD_READERS)
  @Answers(outcomePatientPageSchema)
  list(
    @CurrentCaller() caller: Caller,
    @Body({ schema: outcomePatientsQuestionSchema }) question: CheckedPatientsQuestion,
  ): Promise<OutcomePatientPage> {
    return this.patients.list(caller, question);
  }
}
