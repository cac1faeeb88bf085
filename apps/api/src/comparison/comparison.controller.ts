import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  comparisonQuerySchema,
  comparisonSchema,
  idParamSchema,
  type Comparison,
  type ComparisonQuery,
  type IdParam,
} from '@glabella/contracts';
import { Access, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ComparisonService } from './comparison.service';

@Controller('patients')
export class ComparisonController {
  constructor(private readonly comparison: ComparisonService) {}

  @Get(':id/comparison')
  @Access.roles(...RECORD_READERS)
  @Answers(comparisonSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Query({ schema: comparisonQuerySchema }) { instrument }: ComparisonQuery,
  ): Promise<Comparison> {
    return this.comparison.read(caller, id, instrument);
  }
}
