import {
  type DataExport,
  type DataExportList,
  dataExportListSchema,
  dataExportSchema,
  type ExportPreview,
  exportPreviewSchema,
  type ExportRequest,
  exportRequestSchema,
  type ExportSelection,
  exportSelectionSchema,
  type IdParam,
  idParamSchema,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { Access } from '../http/access';
import { AlsoRefuses, Answers, AnswersFile } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { IdempotencyKey } from '../http/request-headers';
import { exportRoles, ExportsService } from './exports.service';

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post('preview')
  @Access.roles(...exportRoles.pseudonymised)
  @Answers(exportPreviewSchema)
  preview(
    @CurrentCaller() caller: Caller,
    @Body({ schema: exportSelectionSchema }) body: ExportSelection,
  ): Promise<ExportPreview> {
    return this.exports.preview(caller, body);
  }

  @Post('identified')
  @Access.roles(...exportRoles.identified)
  @Answers(dataExportSchema, { status: 201 })
  prepareIdentified(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: exportRequestSchema }) body: ExportRequest,
  ): Promise<DataExport> {
    return this.exports.prepare(caller, key, 'identified', body);
  }

  @Post('pseudonymised')
  @Access.roles(...exportRoles.pseudonymised)
  @Answers(dataExportSchema, { status: 201 })
  preparePseudonymised(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: exportRequestSchema }) body: ExportRequest,
  ): Promise<DataExport> {
    return this.exports.prepare(caller, key, 'pseudonymised', body);
  }

  @Get()
  @Access.roles(...exportRoles.pseudonymised)
  @Answers(dataExportListSchema)
  list(@CurrentCaller() caller: Caller): Promise<DataExportList> {
    return this.exports.list(caller);
  }

  @Get(':id')
  @Access.roles(...exportRoles.pseudonymised)
  @Answers(dataExportSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<DataExport> {
    return this.exports.read(caller, id);
  }

  /** Once per prepared export: a browser saves it to disk while it is written. */
  @Get(':id/file')
  @Access.roles(...exportRoles.pseudonymised)
  @AnswersFile('application/zip')
  @AlsoRefuses(409)
  async file(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<StreamableFile> {
    const { fileName, stream } = await this.exports.open(caller, id);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: `attachment; filename="${fileName}"`,
    });
  }

  @Post(':id/cancel')
  @Access.roles(...exportRoles.pseudonymised)
  @Answers(dataExportSchema)
  cancel(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<DataExport> {
    return this.exports.cancel(caller, id);
  }
}
