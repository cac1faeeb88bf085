import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { AttentionHandlingRepository } from './attention-handling.repository';
import { AttentionHandlingService } from './attention-handling.service';
import { AttentionEventEntity, AttentionHandlingEntity } from './attention.entity';
import { CaseloadReads } from './caseload-reads.repository';
import { CaseloadController } from './caseload.controller';
import { CaseloadService } from './caseload.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([AttentionHandlingEntity, AttentionEventEntity]),
    PatientsModule,
    PracticeModule,
  ],
  controllers: [CaseloadController],
  providers: [
    AttentionHandlingRepository,
    AttentionHandlingService,
    CaseloadReads,
    CaseloadService,
  ],
})
export class CaseloadModule {}
