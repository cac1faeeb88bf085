import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutcomesModule } from '../outcomes/outcomes.module';
import { PracticeModule } from '../practice/practice.module';
import { SavedReportEntity, SavedReportVersionEntity } from './saved-report.entity';
import { SavedReportsController } from './saved-reports.controller';
import { SavedReportsRepository } from './saved-reports.repository';
import { SavedReportsService } from './saved-reports.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([SavedReportEntity, SavedReportVersionEntity]),
    OutcomesModule,
    PracticeModule,
  ],
  controllers: [SavedReportsController],
  providers: [SavedReportsRepository, SavedReportsService],
})
export class SavedReportsModule {}
