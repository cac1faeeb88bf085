import {
  absenceListSchema,
  absencePlanSchema,
  emptyBodySchema,
  idParamSchema,
  recordRefSchema,
  type AbsenceList,
  type AbsencePlan,
  type IdParam,
  type RecordRef,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { AbsencesService } from './absences.service';

@Controller('absences')
export class AbsencesController {
  constructor(private readonly absences: AbsencesService) {}

  @Get()
  @Access.signedIn()
  @Answers(absenceListSchema)
  list(@CurrentCaller() caller: Caller): Promise<AbsenceList> {
    return this.absences.list(caller);
  }

  @Post()
  @Access.signedIn()
  @Answers(recordRefSchema, { status: 201 })
  plan(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: absencePlanSchema }) body: AbsencePlan,
  ): Promise<RecordRef> {
    return this.absences.plan(caller, key, body);
  }

  @Post(':id/withdraw')
  @Access.signedIn()
  @Answers(recordRefSchema)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<RecordRef> {
    return this.absences.withdraw(caller, id, version);
  }
}
