import { Module } from '@nestjs/common';
import { AdverseEventsModule } from '../adverse-events/adverse-events.module';
import { AssessmentsModule } from '../assessments/assessments.module';
import { ConsentsModule } from '../consents/consents.module';
import { CoursesModule } from '../courses/courses.module';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { PatientHistoryModule } from '../patient-history/patient-history.module';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { ProtocolsModule } from '../protocols/protocols.module';
import { SessionsModule } from '../sessions/sessions.module';
import { PatientRecordController } from './patient-record.controller';
import { PatientRecordService } from './patient-record.service';

@Module({
  imports: [
    AdverseEventsModule,
    AssessmentsModule,
    ConsentsModule,
    CoursesModule,
    FollowUpsModule,
    PatientHistoryModule,
    PatientsModule,
    PracticeModule,
    ProtocolsModule,
    SessionsModule,
  ],
  controllers: [PatientRecordController],
  providers: [PatientRecordService],
})
export class PatientRecordModule {}
