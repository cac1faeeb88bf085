import {
  type IdParam,
  type ImportBatch,
  type ImportBatchList,
  type ImportPreview,
  type ImportVoiding,
  idParamSchema,
  importBatchListSchema,
  importBatchSchema,
  importPreviewSchema,
  importRequestSchema,
  importVoidingSchema,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { IdempotencyKey } from '../http/request-headers';
import { LargeBody } from '../http/route-config';
import type { CheckedImportRequest } from './import-batch';
import { ImportsService } from './imports.service';

/** The longest text that an import takes, escaped as JSON and with letters of several bytes. */
const FILE_BYTES = 32_000_000;

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post('preview')
  @Access.roles('administrator')
  @LargeBody(FILE_BYTES)
  @Answers(importPreviewSchema)
  preview(
    @CurrentCaller() caller: Caller,
    @Body({ schema: importRequestSchema }) body: CheckedImportRequest,
  ): Promise<ImportPreview> {
    return this.imports.preview(caller, body);
  }

  @Post()
  @Access.roles('administrator')
  @LargeBody(FILE_BYTES)
  @Answers(importBatchSchema, { status: 202 })
  start(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: importRequestSchema }) body: CheckedImportRequest,
  ): Promise<ImportBatch> {
    return this.imports.start(caller, key, body);
  }

  @Get()
  @Access.roles('administrator')
  @Answers(importBatchListSchema)
  list(@CurrentCaller() caller: Caller): Promise<ImportBatchList> {
    return this.imports.list(caller);
  }

  @Get(':id')
  @Access.roles('administrator')
  @Answers(importBatchSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<ImportBatch> {
    return this.imports.read(caller, id);
  }

  @Post(':id/cancel')
  @Access.roles('administrator')
  @Answers(importBatchSchema)
  cancel(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<ImportBatch> {
    return this.imports.cancel(caller, id);
  }

  @Post(':id/void')
  @Access.roles('administrator')
  @Answers(importBatchSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Body({ schema: importVoidingSchema }) body: ImportVoiding,
  ): Promise<ImportBatch> {
    return this.imports.void(caller, id, body);
  }
}
