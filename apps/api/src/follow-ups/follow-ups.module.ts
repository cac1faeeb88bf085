import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { Escalation } from './escalation';
import { EscalationRepository } from './escalation.repository';
import { EscalationWatch } from './escalation-watch';
import { FollowUpReads } from './follow-up-reads.repository';
import { SafetyFollowUpEntity, SafetyFollowUpEventEntity } from './follow-up.entity';
import { FollowUpsController } from './follow-ups.controller';
import { FollowUpsRepository } from './follow-ups.repository';
import { FollowUpsService } from './follow-ups.service';
import { SafetyTasks } from './safety-tasks';

@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([SafetyFollowUpEntity, SafetyFollowUpEventEntity]),
  ],
  controllers: [FollowUpsController],
  providers: [
    Escalation,
    EscalationRepository,
    EscalationWatch,
    FollowUpReads,
    FollowUpsRepository,
    FollowUpsService,
    SafetyTasks,
  ],
  exports: [FollowUpsService, SafetyTasks],
})
export class FollowUpsModule {}
