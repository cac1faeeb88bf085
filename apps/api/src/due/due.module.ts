import { Module } from '@nestjs/common';
import { PracticeModule } from '../practice/practice.module';
import { DueController } from './due.controller';
import { DueRepository } from './due.repository';
import { DueService } from './due.service';

@Module({
  imports: [PracticeModule],
  controllers: [DueController],
  providers: [DueRepository, DueService],
})
export class DueModule {}
