import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseloadEntryEntity } from './caseload-entry.entity';
import { PatientSummaryEntity } from './patient-summary.entity';
import { SummaryRebuild } from './summary-rebuild';

@Module({
  imports: [TypeOrmModule.forFeature([PatientSummaryEntity, CaseloadEntryEntity])],
  providers: [SummaryRebuild],
  exports: [SummaryRebuild],
})
export class PatientSummaryModule {}
