import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { IdentityModule } from '../identity/identity.module';
import { PatientSummaryModule } from '../patient-summary/patient-summary.module';
import { PracticeController } from './practice.controller';
import { PracticeEntity, TenantEntity } from './practice.entity';
import { PracticeFounding } from './practice-founding';
import { PracticeThresholdVersionEntity } from './practice-threshold-version.entity';
import { PracticeThresholdsController } from './practice-thresholds.controller';
import { PracticeThresholdsRepository } from './practice-thresholds.repository';
import { PracticeThresholdsService } from './practice-thresholds.service';
import { PracticeRepository } from './practice.repository';
import { PracticeService } from './practice.service';
import { SetupController } from './setup.controller';
import { Setup } from './setup.service';
import { StaffController } from './staff.controller';
import { StaffEntity } from './staff.entity';
import { StaffRepository } from './staff.repository';
import { StaffService } from './staff.service';

@Module({
  imports: [
    FollowUpsModule,
    IdentityModule,
    PatientSummaryModule,
    TypeOrmModule.forFeature([
      TenantEntity,
      PracticeEntity,
      PracticeThresholdVersionEntity,
      StaffEntity,
    ]),
  ],
  controllers: [PracticeController, PracticeThresholdsController, SetupController, StaffController],
  providers: [
    PracticeFounding,
    PracticeRepository,
    PracticeService,
    PracticeThresholdsRepository,
    PracticeThresholdsService,
    Setup,
    StaffRepository,
    StaffService,
  ],
  exports: [PracticeFounding, PracticeService, PracticeThresholdsService, StaffService],
})
export class PracticeModule {}
