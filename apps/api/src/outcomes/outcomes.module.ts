import { Module } from '@nestjs/common';
import { PracticeModule } from '../practice/practice.module';
import { CohortReader } from './cohort-reader';
import { CohortRepository } from './cohort.repository';
import { OutcomePatientsService } from './outcome-patients.service';
import { OutcomeReportService } from './outcome-report.service';
import { OutcomesController } from './outcomes.controller';

@Module({
  imports: [PracticeModule],
  controllers: [OutcomesController],
  providers: [CohortReader, CohortRepository, OutcomePatientsService, OutcomeReportService],
  exports: [CohortReader],
})
export class OutcomesModule {}
