import { Module } from '@nestjs/common';
import { PracticeModule } from '../practice/practice.module';
import { ComparisonController } from './comparison.controller';
import { ComparisonRepository } from './comparison.repository';
import { ComparisonService } from './comparison.service';

@Module({
  imports: [PracticeModule],
  controllers: [ComparisonController],
  providers: [ComparisonRepository, ComparisonService],
})
export class ComparisonModule {}
