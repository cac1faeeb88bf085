import {
  practiceThresholdsSchema,
  thresholdChangeSchema,
  type PracticeThresholds,
  type ThresholdChange,
} from '@glabella/contracts';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { PracticeThresholdsService } from './practice-thresholds.service';

@Controller('practice/thresholds')
export class PracticeThresholdsController {
  constructor(private readonly thresholds: PracticeThresholdsService) {}

  @Get()
  @Access.signedIn()
  @Answers(practiceThresholdsSchema)
  find(@CurrentCaller() caller: Caller): Promise<PracticeThresholds> {
    return this.thresholds.find(caller);
  }

  @Put()
  @Access.roles('administrator')
  @Answers(practiceThresholdsSchema)
  change(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() version: number,
    @Body({ schema: thresholdChangeSchema }) body: ThresholdChange,
  ): Promise<PracticeThresholds> {
    return this.thresholds.change(caller, version, body);
  }
}
