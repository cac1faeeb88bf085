import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  protocolChangeSchema,
  protocolCreationSchema,
  protocolHistorySchema,
  protocolIdParamSchema,
  protocolListSchema,
  protocolVersionRefSchema,
  protocolRetirementSchema,
  type ProtocolChange,
  type ProtocolCreation,
  type ProtocolHistory,
  type ProtocolIdParam,
  type ProtocolList,
  type ProtocolVersionRef,
  type ProtocolRetirement,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { ProtocolsService } from './protocols.service';

/** Read by everybody who works there; written by administrators and psychiatrists. */
@Controller('protocols')
export class ProtocolsController {
  constructor(private readonly protocols: ProtocolsService) {}

  @Get()
  @Access.signedIn()
  @Answers(protocolListSchema)
  list(@CurrentCaller() caller: Caller): Promise<ProtocolList> {
    return this.protocols.list(caller);
  }

  @Post()
  @Access.roles('administrator', 'psychiatrist')
  @Answers(protocolVersionRefSchema, { status: 201 })
  create(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: protocolCreationSchema }) body: ProtocolCreation,
  ): Promise<ProtocolVersionRef> {
    return this.protocols.create(caller, key, body);
  }

  @Get(':id/history')
  @Access.signedIn()
  @Answers(protocolHistorySchema)
  history(
    @CurrentCaller() caller: Caller,
    @Param({ schema: protocolIdParamSchema }) { id }: ProtocolIdParam,
  ): Promise<ProtocolHistory> {
    return this.protocols.history(caller, id);
  }

  @Put(':id')
  @Access.roles('administrator', 'psychiatrist')
  @Answers(protocolVersionRefSchema)
  change(
    @CurrentCaller() caller: Caller,
    @Param({ schema: protocolIdParamSchema }) { id }: ProtocolIdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: protocolChangeSchema }) body: ProtocolChange,
  ): Promise<ProtocolVersionRef> {
    return this.protocols.change(caller, id, version, body);
  }

  @Put(':id/retirement')
  @Access.roles('administrator', 'psychiatrist')
  @Answers(protocolVersionRefSchema)
  retire(
    @CurrentCaller() caller: Caller,
    @Param({ schema: protocolIdParamSchema }) { id }: ProtocolIdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: protocolRetirementSchema }) body: ProtocolRetirement,
  ): Promise<ProtocolVersionRef> {
    return this.protocols.retire(caller, id, version, body);
  }
}
