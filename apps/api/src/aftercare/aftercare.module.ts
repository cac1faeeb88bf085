import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { AftercareController } from './aftercare.controller';
import { AftercareListVersionEntity } from './aftercare.entity';
import { AftercareRepository } from './aftercare.repository';
import { AftercareService } from './aftercare.service';

@Module({
  imports: [TypeOrmModule.forFeature([AftercareListVersionEntity]), PracticeModule],
  controllers: [AftercareController],
  providers: [AftercareRepository, AftercareService],
  exports: [AftercareService],
})
export class AftercareModule {}
