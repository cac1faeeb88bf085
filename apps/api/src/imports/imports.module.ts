import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TableStatistics } from '../database/table-statistics';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { ImportBatchEntity } from './import-batch.entity';
import { ImportBatchesRepository } from './import-batches.repository';
import { ImportPlanner } from './import-planner';
import { ImportRunner } from './import-runner';
import { ImportedAssessmentsRepository } from './imported-assessments.repository';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { RunningImports } from './running-imports';

@Module({
  imports: [
    TypeOrmModule.forFeature([ImportBatchEntity]),
    PracticeModule,
    PatientsModule,
    FollowUpsModule,
  ],
  controllers: [ImportsController],
  providers: [
    ImportBatchesRepository,
    ImportedAssessmentsRepository,
    ImportPlanner,
    ImportRunner,
    RunningImports,
    TableStatistics,
    ImportsService,
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
