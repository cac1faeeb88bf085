import {
  consentRecordingSchema,
  consentTextChangeSchema,
  consentTextSchema,
  consentVoidingSchema,
  consentWithdrawalSchema,
  idParamSchema,
  recordRefSchema,
  withdrawalVoidingSchema,
  type ConsentRecording,
  type ConsentText,
  type ConsentTextChange,
  type ConsentVoiding,
  type ConsentWithdrawal,
  type IdParam,
  type RecordRef,
  type WithdrawalVoiding,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { UsedDraft } from '../form-drafts/used-draft';
import { Access, CLINICAL_ROLES } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { ConsentTextService } from './consent-text.service';
import { ConsentsService } from './consents.service';

@Controller()
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly texts: ConsentTextService,
  ) {}

  @Get('practice/consent-text')
  @Access.signedIn()
  @Answers(consentTextSchema)
  text(@CurrentCaller() caller: Caller): Promise<ConsentText> {
    return this.texts.find(caller);
  }

  @Put('practice/consent-text')
  @Access.roles('administrator', 'psychiatrist')
  @Answers(consentTextSchema)
  changeText(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() version: number,
    @Body({ schema: consentTextChangeSchema }) body: ConsentTextChange,
  ): Promise<ConsentText> {
    return this.texts.change(caller, version, body);
  }

  @Post('courses/:id/consents')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: consentRecordingSchema }) body: ConsentRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.consents.record(caller, id, idempotencyKey, body, draftVersion);
  }

  @Post('consents/:id/withdraw')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: consentWithdrawalSchema }) body: ConsentWithdrawal,
  ): Promise<RecordRef> {
    return this.consents.withdraw(caller, id, version, body);
  }

  @Post('consents/:id/void-withdrawal')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  voidWithdrawal(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: withdrawalVoidingSchema }) body: WithdrawalVoiding,
  ): Promise<RecordRef> {
    return this.consents.voidWithdrawal(caller, id, version, body);
  }

  @Post('consents/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: consentVoidingSchema }) body: ConsentVoiding,
  ): Promise<RecordRef> {
    return this.consents.void(caller, id, version, body);
  }
}
