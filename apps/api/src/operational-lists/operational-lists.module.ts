import { Module } from '@nestjs/common';
import { PracticeModule } from '../practice/practice.module';
import { OperationalListsController } from './operational-lists.controller';
import { OperationalListsRepository } from './operational-lists.repository';
import { OperationalListsService } from './operational-lists.service';

@Module({
  imports: [PracticeModule],
  controllers: [OperationalListsController],
  providers: [OperationalListsRepository, OperationalListsService],
})
export class OperationalListsModule {}
