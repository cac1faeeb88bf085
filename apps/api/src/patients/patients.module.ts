import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { PatientSearchRepository } from './patient-search.repository';
import { PatientSearchService } from './patient-search.service';
import { PatientEntity, PatientSearchWordEntity, PatientVersionEntity } from './patient.entity';
import { PatientsController } from './patients.controller';
import { PatientsRepository } from './patients.repository';
import { PatientsService } from './patients.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([PatientEntity, PatientVersionEntity, PatientSearchWordEntity]),
    PracticeModule,
  ],
  controllers: [PatientsController],
  providers: [PatientsRepository, PatientsService, PatientSearchRepository, PatientSearchService],
  exports: [PatientsService, PatientSearchService],
})
export class PatientsModule {}
