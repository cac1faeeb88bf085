import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { ProtocolsModule } from '../protocols/protocols.module';
import { CourseClinicianEntity, CourseEntity, CourseVersionEntity } from './course.entity';
import { CoursesController } from './courses.controller';
import { CoursesRepository } from './courses.repository';
import { CoursesService } from './courses.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([CourseEntity, CourseVersionEntity, CourseClinicianEntity]),
    PatientsModule,
    PracticeModule,
    ProtocolsModule,
  ],
  controllers: [CoursesController],
  providers: [CoursesRepository, CoursesService],
  exports: [CoursesService],
})
export class CoursesModule {}
