import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  courseCorrectionSchema,
  courseCreationSchema,
  courseEndCorrectionSchema,
  courseEndingSchema,
  courseHistorySchema,
  courseProtocolMoveSchema,
  courseSchema,
  idParamSchema,
  recordRefSchema,
  type Course,
  type CourseCorrection,
  type CourseCreation,
  type CourseEndCorrection,
  type CourseEnding,
  type CourseHistory,
  type CourseProtocolMove,
  type IdParam,
  type RecordRef,
} from '@glabella/contracts';
import { UsedDraft } from '../form-drafts/used-draft';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { CoursesService } from './courses.service';

@Controller()
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Post('patients/:id/courses')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  create(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: courseCreationSchema }) body: CourseCreation,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.courses.create(caller, id, idempotencyKey, body, draftVersion);
  }

  @Get('courses/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(courseSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<Course> {
    return this.courses.read(caller, id);
  }

  @Put('courses/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: courseCorrectionSchema }) body: CourseCorrection,
  ): Promise<RecordRef> {
    return this.courses.correct(caller, id, version, body);
  }

  @Put('courses/:id/ending')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  end(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: courseEndingSchema }) body: CourseEnding,
  ): Promise<RecordRef> {
    return this.courses.end(caller, id, version, body);
  }

  @Put('courses/:id/ending-correction')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correctEnd(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: courseEndCorrectionSchema }) body: CourseEndCorrection,
  ): Promise<RecordRef> {
    return this.courses.correctEnd(caller, id, version, body);
  }

  @Put('courses/:id/protocol-version')
  @Access.roles('psychiatrist')
  @Answers(recordRefSchema)
  moveProtocol(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: courseProtocolMoveSchema }) body: CourseProtocolMove,
  ): Promise<RecordRef> {
    return this.courses.moveProtocol(caller, id, version, body);
  }

  @Get('courses/:id/history')
  @Access.roles(...RECORD_READERS)
  @Answers(courseHistorySchema)
  history(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<CourseHistory> {
    return this.courses.history(caller, id);
  }
}
