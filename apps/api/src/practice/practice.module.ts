import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { IdentityModule } from '../identity/identity.module';
import { PracticeController } from './practice.controller';
import { PracticeEntity, TenantEntity } from './practice.entity';
import { PracticeFounding } from './practice-founding';
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
    TypeOrmModule.forFeature([TenantEntity, PracticeEntity, StaffEntity]),
  ],
  controllers: [PracticeController, SetupController, StaffController],
  providers: [
    PracticeFounding,
    PracticeRepository,
    PracticeService,
    Setup,
    StaffRepository,
    StaffService,
  ],
  exports: [PracticeFounding, PracticeService, StaffService],
})
export class PracticeModule {}
