import { Controller, Get, Param } from '@nestjs/common';
import { idParamSchema, patientRecordSchema, type IdParam } from '@glabella/contracts';
import { Access, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { PatientRecordService, type WrittenRecord } from './patient-record.service';

@Controller('patients')
export class PatientRecordController {
  constructor(private readonly records: PatientRecordService) {}

  @Get(':id/record')
  @Access.roles(...RECORD_READERS)
  @Answers(patientRecordSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<WrittenRecord> {
    return this.records.read(caller, id);
  }
}
