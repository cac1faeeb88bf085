import {
  type OperationalList,
  type OperationalListFileQuery,
  operationalListFileQuerySchema,
  type OperationalListQuestion,
  operationalListQuestionSchema,
  operationalListSchema,
} from '@glabella/contracts';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { csvAnswer } from '../files/csv-answer';
import { Access } from '../http/access';
import { Answers, AnswersFile } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { OperationalListsService } from './operational-lists.service';

@Controller('operational-lists')
export class OperationalListsController {
  constructor(private readonly lists: OperationalListsService) {}

  @Get()
  @Access.roles('administrator', 'psychiatrist')
  @Answers(operationalListSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Query({ schema: operationalListQuestionSchema }) query: OperationalListQuestion,
  ): Promise<OperationalList> {
    return this.lists.read(caller, query);
  }

  /** Names go out with it: the same permission as an identified export. */
  @Get('file')
  @Access.roles('administrator')
  @AnswersFile('text/csv')
  async file(
    @CurrentCaller() caller: Caller,
    @Query({ schema: operationalListFileQuerySchema })
    { format, ...question }: OperationalListFileQuery,
  ): Promise<StreamableFile> {
    return csvAnswer(await this.lists.file(caller, question), format);
  }
}
