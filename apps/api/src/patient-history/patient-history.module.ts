import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FrownRatingsController } from './frown-ratings.controller';
import { LifeEventsController } from './life-events.controller';
import { MedicationsController } from './medications.controller';
import {
  FrownRatingEntity,
  FrownRatingVersionEntity,
  LifeEventEntity,
  LifeEventVersionEntity,
  MedicationEntity,
  MedicationVersionEntity,
  PriorTreatmentEntity,
  PriorTreatmentVersionEntity,
} from './patient-history.entity';
import { PatientHistoryService } from './patient-history.service';
import { PriorTreatmentsController } from './prior-treatments.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      PriorTreatmentEntity,
      PriorTreatmentVersionEntity,
      MedicationEntity,
      MedicationVersionEntity,
      FrownRatingEntity,
      FrownRatingVersionEntity,
      LifeEventEntity,
      LifeEventVersionEntity,
    ]),
  ],
  controllers: [
    PriorTreatmentsController,
    MedicationsController,
    FrownRatingsController,
    LifeEventsController,
  ],
  providers: [PatientHistoryService],
  exports: [PatientHistoryService],
})
export class PatientHistoryModule {}
