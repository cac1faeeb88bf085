import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FrownRatingsController } from './frown-ratings.controller';
import { MedicationsController } from './medications.controller';
import {
  FrownRatingEntity,
  FrownRatingVersionEntity,
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
    ]),
  ],
  controllers: [PriorTreatmentsController, MedicationsController, FrownRatingsController],
  providers: [PatientHistoryService],
  exports: [PatientHistoryService],
})
export class PatientHistoryModule {}
