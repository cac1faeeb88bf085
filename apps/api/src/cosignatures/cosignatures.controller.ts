import {
  cosignatureCountSchema,
  cosignatureHandOverSchema,
  cosignaturePageSchema,
  cosignatureQuerySchema,
  cosignatureReturnSchema,
  cosigningSchema,
  idParamSchema,
  ownSigningSchema,
  recordRefSchema,
  type CosignatureCount,
  type CosignatureHandOver,
  type CosignaturePage,
  type CosignatureQuery,
  type CosignatureReturn,
  type Cosigning,
  type IdParam,
  type OwnSigning,
  type RecordRef,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access, CLINICAL_ROLES } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { CosignaturesService } from './cosignatures.service';
import { OwnSigningService } from './own-signing.service';

@Controller()
export class CosignaturesController {
  constructor(
    private readonly cosignatures: CosignaturesService,
    private readonly ownSigning: OwnSigningService,
  ) {}

  @Get('me/signing')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(ownSigningSchema)
  signing(@CurrentCaller() caller: Caller): Promise<OwnSigning> {
    return this.ownSigning.read(caller);
  }

  @Get('cosignatures')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(cosignaturePageSchema)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: cosignatureQuerySchema }) query: CosignatureQuery,
  ): Promise<CosignaturePage> {
    return this.cosignatures.list(caller, query);
  }

  @Get('cosignatures/count')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(cosignatureCountSchema)
  count(@CurrentCaller() caller: Caller): Promise<CosignatureCount> {
    return this.cosignatures.count(caller);
  }

  @Post('cosignatures/:id/sign')
  @Access.roles('psychiatrist')
  @Answers(recordRefSchema, { status: 201 })
  sign(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
    @ExpectedVersion() version: number,
    @Body({ schema: cosigningSchema }) body: Cosigning,
  ): Promise<RecordRef> {
    return this.cosignatures.sign(caller, id, idempotencyKey, version, body);
  }

  @Post('cosignatures/:id/hand-over')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  handOver(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: cosignatureHandOverSchema }) body: CosignatureHandOver,
  ): Promise<RecordRef> {
    return this.cosignatures.handOver(caller, id, version, body);
  }

  @Post('cosignatures/:id/return')
  @Access.roles('psychiatrist')
  @Answers(recordRefSchema)
  giveBack(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: cosignatureReturnSchema }) body: CosignatureReturn,
  ): Promise<RecordRef> {
    return this.cosignatures.giveBack(caller, id, version, body);
  }
}
