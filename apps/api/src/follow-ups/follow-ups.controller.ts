import {
  type FollowUp,
  type FollowUpAcknowledgement,
  type FollowUpAssignment,
  type FollowUpClosing,
  type FollowUpCount,
  type FollowUpList,
  type FollowUpQuery,
  type IdParam,
  followUpAcknowledgementSchema,
  followUpAssignmentSchema,
  followUpClosingSchema,
  followUpCountSchema,
  followUpListSchema,
  followUpQuerySchema,
  followUpSchema,
  idParamSchema,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { FollowUpsService } from './follow-ups.service';

@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get()
  @Access.roles(...RECORD_READERS)
  @Answers(followUpListSchema)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: followUpQuerySchema }) query: FollowUpQuery,
  ): Promise<FollowUpList> {
    return this.followUps.list(caller, query);
  }

  @Get('count')
  @Access.roles(...RECORD_READERS)
  @Answers(followUpCountSchema)
  count(@CurrentCaller() caller: Caller): Promise<FollowUpCount> {
    return this.followUps.count(caller);
  }

  @Post(':id/acknowledge')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(followUpSchema)
  acknowledge(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: followUpAcknowledgementSchema }) body: FollowUpAcknowledgement,
  ): Promise<FollowUp> {
    return this.followUps.acknowledge(caller, id, version, body);
  }

  @Post(':id/assign')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(followUpSchema)
  assign(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: followUpAssignmentSchema }) body: FollowUpAssignment,
  ): Promise<FollowUp> {
    return this.followUps.assign(caller, id, version, body);
  }

  @Post(':id/close')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(followUpSchema)
  close(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: followUpClosingSchema }) body: FollowUpClosing,
  ): Promise<FollowUp> {
    return this.followUps.close(caller, id, version, body);
  }
}
