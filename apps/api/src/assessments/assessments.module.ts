import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { AssessmentDraftEntity } from './assessment-draft.entity';
import { AssessmentDraftsController } from './assessment-drafts.controller';
import { AssessmentDraftsRepository } from './assessment-drafts.repository';
import { AssessmentDraftsService } from './assessment-drafts.service';
import { AssessmentEntity, AssessmentVersionEntity } from './assessment.entity';
import { AssessmentsController } from './assessments.controller';
import { AssessmentsRepository } from './assessments.repository';
import { AssessmentsService } from './assessments.service';

@Module({
  imports: [
    FollowUpsModule,
    TypeOrmModule.forFeature([AssessmentEntity, AssessmentVersionEntity, AssessmentDraftEntity]),
  ],
  controllers: [AssessmentsController, AssessmentDraftsController],
  providers: [
    AssessmentsRepository,
    AssessmentsService,
    AssessmentDraftsRepository,
    AssessmentDraftsService,
  ],
  exports: [AssessmentsService],
})
export class AssessmentsModule {}
