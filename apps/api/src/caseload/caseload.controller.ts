import {
  attentionAcknowledgementSchema,
  attentionAssignmentSchema,
  attentionHistorySchema,
  attentionReturnSchema,
  attentionSnoozeSchema,
  caseloadPageSchema,
  caseloadRowSchema,
  caseloadSearchSchema,
  idParamSchema,
  type AttentionAcknowledgement,
  type AttentionAssignment,
  type AttentionHistory,
  type AttentionReturn,
  type AttentionSnooze,
  type CaseloadPage,
  type CaseloadRow,
  type IdParam,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import type { PageOfPieces } from '../http/answer-piece';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { AttentionHandlingService } from './attention-handling.service';
import { CaseloadService, type CheckedCaseloadSearch } from './caseload.service';

@Controller('caseload')
export class CaseloadController {
  constructor(
    private readonly caseload: CaseloadService,
    private readonly handling: AttentionHandlingService,
  ) {}

  @Post('search')
  @Access.roles(...RECORD_READERS)
  @Answers(caseloadPageSchema)
  search(
    @CurrentCaller() caller: Caller,
    @Body({ schema: caseloadSearchSchema }) body: CheckedCaseloadSearch,
  ): Promise<PageOfPieces<CaseloadPage>> {
    return this.caseload.search(caller, body);
  }

  @Get(':id/history')
  @Access.roles(...RECORD_READERS)
  @Answers(attentionHistorySchema)
  history(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<AttentionHistory> {
    return this.caseload.history(caller, id);
  }

  @Post(':id/acknowledge')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(caseloadRowSchema)
  acknowledge(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: attentionAcknowledgementSchema }) body: AttentionAcknowledgement,
  ): Promise<CaseloadRow> {
    return this.handling.acknowledge(caller, id, version, body);
  }

  @Post(':id/snooze')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(caseloadRowSchema)
  snooze(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: attentionSnoozeSchema }) body: AttentionSnooze,
  ): Promise<CaseloadRow> {
    return this.handling.snooze(caller, id, version, body);
  }

  @Post(':id/assign')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(caseloadRowSchema)
  assign(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: attentionAssignmentSchema }) body: AttentionAssignment,
  ): Promise<CaseloadRow> {
    return this.handling.assign(caller, id, version, body);
  }

  @Post(':id/take-back')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(caseloadRowSchema)
  takeBack(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: attentionReturnSchema }) body: AttentionReturn,
  ): Promise<CaseloadRow> {
    return this.handling.takeBack(caller, id, version, body);
  }
}
