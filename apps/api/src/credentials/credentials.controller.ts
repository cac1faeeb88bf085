import {
  credentialCorrectionSchema,
  credentialFactsSchema,
  credentialOverviewSchema,
  credentialWithdrawalSchema,
  emptyBodySchema,
  idParamSchema,
  recordRefSchema,
  staffCredentialsSchema,
  type CredentialCorrection,
  type CredentialFacts,
  type CredentialOverview,
  type CredentialWithdrawal,
  type IdParam,
  type RecordRef,
  type StaffCredentials,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { CredentialsService } from './credentials.service';

@Controller()
export class CredentialsController {
  constructor(private readonly credentials: CredentialsService) {}

  @Get('credentials')
  @Access.roles('administrator')
  @Answers(credentialOverviewSchema)
  overview(@CurrentCaller() caller: Caller): Promise<CredentialOverview> {
    return this.credentials.overview(caller);
  }

  @Get('staff/:id/credentials')
  @Access.roles('administrator')
  @Answers(staffCredentialsSchema)
  ofStaff(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<StaffCredentials> {
    return this.credentials.ofStaff(caller, id);
  }

  @Post('staff/:id/credentials')
  @Access.roles('administrator')
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: credentialFactsSchema }) body: CredentialFacts,
  ): Promise<RecordRef> {
    return this.credentials.record(caller, id, idempotencyKey, body);
  }

  @Get('me/credentials')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(staffCredentialsSchema)
  own(@CurrentCaller() caller: Caller): Promise<StaffCredentials> {
    return this.credentials.ofStaff(caller, caller.staffId);
  }

  @Post('me/credentials')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  recordOwn(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: credentialFactsSchema }) body: CredentialFacts,
  ): Promise<RecordRef> {
    return this.credentials.record(caller, caller.staffId, idempotencyKey, body);
  }

  @Put('credentials/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: credentialCorrectionSchema }) body: CredentialCorrection,
  ): Promise<RecordRef> {
    return this.credentials.correct(caller, id, version, body);
  }

  @Post('credentials/:id/verify')
  @Access.roles('administrator')
  @Answers(recordRefSchema)
  verify(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<RecordRef> {
    return this.credentials.verify(caller, id, version);
  }

  @Post('credentials/:id/withdraw')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: credentialWithdrawalSchema }) body: CredentialWithdrawal,
  ): Promise<RecordRef> {
    return this.credentials.withdraw(caller, id, version, body);
  }
}
