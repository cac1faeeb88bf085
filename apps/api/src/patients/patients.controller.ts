import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  duplicateListSchema,
  duplicateQuerySchema,
  idParamSchema,
  patientArchivingSchema,
  patientCorrectionSchema,
  patientCreationSchema,
  patientHistorySchema,
  patientPageSchema,
  patientSchema,
  patientSearchSchema,
  recordRefSchema,
  type DuplicateList,
  type DuplicateQuery,
  type IdParam,
  type Patient,
  type PatientArchiving,
  type PatientHistory,
  type PatientPage,
  type RecordRef,
} from '@glabella/contracts';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { PatientSearchService, type CheckedPatientSearch } from './patient-search.service';
import {
  PatientsService,
  type CheckedPatientCorrection,
  type CheckedPatientCreation,
} from './patients.service';

@Controller('patients')
export class PatientsController {
  constructor(
    private readonly patients: PatientsService,
    private readonly patientSearch: PatientSearchService,
  ) {}

  @Post('search')
  @Access.roles(...RECORD_READERS)
  @Answers(patientPageSchema)
  search(
    @CurrentCaller() caller: Caller,
    @Body({ schema: patientSearchSchema }) body: CheckedPatientSearch,
  ): Promise<PatientPage> {
    return this.patientSearch.search(caller, body);
  }

  @Post('duplicates')
  @Access.roles(...RECORD_READERS)
  @Answers(duplicateListSchema)
  duplicates(
    @CurrentCaller() caller: Caller,
    @Body({ schema: duplicateQuerySchema }) body: DuplicateQuery,
  ): Promise<DuplicateList> {
    return this.patients.duplicates(caller, body);
  }

  @Post()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  create(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: patientCreationSchema }) body: CheckedPatientCreation,
  ): Promise<RecordRef> {
    return this.patients.create(caller, idempotencyKey, body);
  }

  @Get(':id')
  @Access.roles(...RECORD_READERS)
  @Answers(patientSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<Patient> {
    return this.patients.read(caller, id);
  }

  @Put(':id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: patientCorrectionSchema }) body: CheckedPatientCorrection,
  ): Promise<RecordRef> {
    return this.patients.correct(caller, id, version, body);
  }

  @Put(':id/archiving')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  archive(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: patientArchivingSchema }) body: PatientArchiving,
  ): Promise<RecordRef> {
    return this.patients.archive(caller, id, version, body);
  }

  @Get(':id/history')
  @Access.roles(...RECORD_READERS)
  @Answers(patientHistorySchema)
  history(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<PatientHistory> {
    return this.patients.history(caller, id);
  }
}
