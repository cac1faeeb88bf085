import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { RecallReads } from './recall-reads.repository';
import { RecallEntity, RecallEventEntity } from './recall.entity';
import { RecallsController } from './recalls.controller';
import { RecallsRepository } from './recalls.repository';
import { RecallsService } from './recalls.service';

@Module({
  imports: [PracticeModule, TypeOrmModule.forFeature([RecallEntity, RecallEventEntity])],
  controllers: [RecallsController],
  providers: [RecallReads, RecallsRepository, RecallsService],
})
export class RecallsModule {}
