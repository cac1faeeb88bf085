import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  practiceSchema,
  practiceUpdateSchema,
  type Practice,
  type PracticeUpdate,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { PracticeService } from './practice.service';

@Controller('practice')
export class PracticeController {
  constructor(private readonly practice: PracticeService) {}

  @Get()
  @Access.signedIn()
  @Answers(practiceSchema)
  find(@CurrentCaller() caller: Caller): Promise<Practice> {
    return this.practice.find(caller);
  }

  @Put()
  @Access.roles('administrator')
  @Answers(practiceSchema)
  update(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() version: number,
    @Body({ schema: practiceUpdateSchema }) body: PracticeUpdate,
  ): Promise<Practice> {
    return this.practice.update(caller, version, body);
  }
}
