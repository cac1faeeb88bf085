import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { AdverseEventEntity, AdverseEventVersionEntity } from './adverse-event.entity';
import { AdverseEventReads } from './adverse-event-reads.repository';
import { AdverseEventsController } from './adverse-events.controller';
import { AdverseEventsRepository } from './adverse-events.repository';
import { AdverseEventsService } from './adverse-events.service';

@Module({
  imports: [
    PracticeModule,
    TypeOrmModule.forFeature([AdverseEventEntity, AdverseEventVersionEntity]),
  ],
  controllers: [AdverseEventsController],
  providers: [AdverseEventReads, AdverseEventsRepository, AdverseEventsService],
  exports: [AdverseEventsService],
})
export class AdverseEventsModule {}
