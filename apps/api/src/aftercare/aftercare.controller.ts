import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  aftercareChangeSchema,
  practiceAftercareSchema,
  type AftercareListChange,
  type PracticeAftercare,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { AftercareService } from './aftercare.service';

/** Read by everybody who works there; worded by administrators and psychiatrists. */
@Controller('practice/aftercare')
export class AftercareController {
  constructor(private readonly aftercare: AftercareService) {}

  @Get()
  @Access.signedIn()
  @Answers(practiceAftercareSchema)
  find(@CurrentCaller() caller: Caller): Promise<PracticeAftercare> {
    return this.aftercare.find(caller);
  }

  @Put()
  @Access.roles('administrator', 'psychiatrist')
  @Answers(practiceAftercareSchema)
  change(
    @CurrentCaller() caller: Caller,
    @ExpectedVersion() version: number,
    @Body({ schema: aftercareChangeSchema }) body: AftercareListChange,
  ): Promise<PracticeAftercare> {
    return this.aftercare.change(caller, version, body);
  }
}
