import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { ProtocolsModule } from '../protocols/protocols.module';
import {
  ConsentTextVersionEntity,
  PatientConsentEntity,
  PatientConsentEventEntity,
} from './consent.entity';
import { ConsentTextRepository } from './consent-text.repository';
import { ConsentTextService } from './consent-text.service';
import { ConsentsController } from './consents.controller';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ConsentTextVersionEntity,
      PatientConsentEntity,
      PatientConsentEventEntity,
    ]),
    CoursesModule,
    PatientsModule,
    PracticeModule,
    ProtocolsModule,
  ],
  controllers: [ConsentsController],
  providers: [ConsentTextRepository, ConsentTextService, ConsentsRepository, ConsentsService],
  exports: [ConsentsService],
})
export class ConsentsModule {}
