import { Body, Controller, Get, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import {
  csvFileQuerySchema,
  idParamSchema,
  lotPatientPageSchema,
  lotRecipientsQuerySchema,
  recallContactSchema,
  recallListSchema,
  recallPatientPageSchema,
  recallPatientQuerySchema,
  recallRecordSchema,
  recallStandingSchema,
  recallStartSchema,
  recordRefSchema,
  type CsvFileQuery,
  type IdParam,
  type LotPatientPage,
  type LotRecipientsQuery,
  type RecallContact,
  type RecallList,
  type RecallPatientPage,
  type RecallPatientQuery,
  type RecallRecord,
  type RecallStanding,
  type RecallStart,
  type RecordRef,
} from '@glabella/contracts';
import { csvAnswer } from '../files/csv-answer';
import { Access, RECORD_READERS } from '../http/access';
import { Answers, AnswersFile } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { RecallsService } from './recalls.service';

/** Everybody of the practice may look a lot up and reach a patient; a recall begins and ends with who answers for it. */
@Controller()
export class RecallsController {
  constructor(private readonly recalls: RecallsService) {}

  @Get('lot-recipients')
  @Access.roles(...RECORD_READERS)
  @Answers(lotPatientPageSchema)
  recipients(
    @CurrentCaller() caller: Caller,
    @Query({ schema: lotRecipientsQuerySchema }) query: LotRecipientsQuery,
  ): Promise<LotPatientPage> {
    return this.recalls.recipients(caller, query);
  }

  @Get('recalls')
  @Access.roles(...RECORD_READERS)
  @Answers(recallListSchema)
  list(@CurrentCaller() caller: Caller): Promise<RecallList> {
    return this.recalls.list(caller);
  }

  @Post('recalls')
  @Access.roles('psychiatrist', 'administrator')
  @Answers(recordRefSchema, { status: 201 })
  start(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: recallStartSchema }) body: RecallStart,
  ): Promise<RecordRef> {
    return this.recalls.start(caller, key, body);
  }

  @Get('recalls/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(recallRecordSchema, { versionOf: ({ recall }) => recall.version })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<RecallRecord> {
    return this.recalls.read(caller, id);
  }

  @Get('recalls/:id/patients')
  @Access.roles(...RECORD_READERS)
  @Answers(recallPatientPageSchema)
  patients(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Query({ schema: recallPatientQuerySchema }) query: RecallPatientQuery,
  ): Promise<RecallPatientPage> {
    return this.recalls.patients(caller, id, query);
  }

  @Post('recalls/:id/contacts')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema, { status: 201 })
  contact(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: recallContactSchema }) body: RecallContact,
  ): Promise<RecordRef> {
    return this.recalls.contact(caller, id, key, body);
  }

  @Put('recalls/:id/standing')
  @Access.roles('psychiatrist', 'administrator')
  @Answers(recordRefSchema)
  stand(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: recallStandingSchema }) body: RecallStanding,
  ): Promise<RecordRef> {
    return this.recalls.stand(caller, id, version, body);
  }

  @Get('recalls/:id/export')
  @Access.roles(...RECORD_READERS)
  @AnswersFile('text/csv')
  async export(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Query({ schema: csvFileQuerySchema }) { format }: CsvFileQuery,
  ): Promise<StreamableFile> {
    return csvAnswer(await this.recalls.export(caller, id), format);
  }
}
