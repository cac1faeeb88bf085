import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttentionPhaseEntity } from './attention-phase.entity';
import { CaseloadEntryEntity } from './caseload-entry.entity';
import { ComparisonValueEntity } from './comparison-value.entity';
import { PlannedVisitEntity, ReinjectionWindowEntity } from './due.entity';
import { DerivedRebuildEntity } from './derived-rebuild.entity';
import { PatientSummaryEntity } from './patient-summary.entity';
import { RebuildWorker } from './rebuild-worker';
import { SummaryRebuild } from './summary-rebuild';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      PatientSummaryEntity,
      CaseloadEntryEntity,
      AttentionPhaseEntity,
      ComparisonValueEntity,
      DerivedRebuildEntity,
      PlannedVisitEntity,
      ReinjectionWindowEntity,
    ]),
  ],
  providers: [RebuildWorker, SummaryRebuild],
  exports: [RebuildWorker, SummaryRebuild],
})
export class PatientSummaryModule {}
