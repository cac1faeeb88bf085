import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  colleagueListSchema,
  emptyBodySchema,
  idParamSchema,
  oneTimeLinkSchema,
  secondFactorResetSchema,
  staffInvitationSchema,
  staffListSchema,
  staffMemberSchema,
  staffUpdateSchema,
  type Colleague,
  type IdParam,
  type OneTimeLink,
  type SecondFactorReset,
  type StaffInvitation,
  type StaffMember,
  type StaffUpdate,
} from '@glabella/contracts';
import { Access, CLINICAL_ROLES } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { StaffService } from './staff.service';

@Controller()
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get('colleagues')
  @Access.signedIn()
  @Answers(colleagueListSchema)
  colleagues(@CurrentCaller() caller: Caller): Promise<{ rows: Colleague[] }> {
    return this.staff.colleagues(caller);
  }

  @Get('colleagues/former')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(colleagueListSchema)
  formerColleagues(@CurrentCaller() caller: Caller): Promise<{ rows: Colleague[] }> {
    return this.staff.formerColleagues(caller);
  }

  @Get('staff')
  @Access.roles('administrator')
  @Answers(staffListSchema)
  list(@CurrentCaller() caller: Caller): Promise<{ rows: StaffMember[] }> {
    return this.staff.list(caller);
  }

  @Post('staff')
  @Access.roles('administrator')
  @Answers(oneTimeLinkSchema, { status: 201 })
  invite(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: staffInvitationSchema }) body: StaffInvitation,
  ): Promise<OneTimeLink> {
    return this.staff.invite(caller, key, body);
  }

  @Put('staff/:id')
  @Access.roles('administrator')
  @Answers(staffMemberSchema)
  update(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: staffUpdateSchema }) body: StaffUpdate,
  ): Promise<StaffMember> {
    return this.staff.update(caller, id, version, body);
  }

  @Post('staff/:id/link')
  @Access.roles('administrator')
  @Answers(oneTimeLinkSchema)
  newLink(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<OneTimeLink> {
    return this.staff.newLinkForAnother(caller, id);
  }

  @Post('staff/:id/second-factor/reset')
  @Access.roles('administrator')
  @Answers(staffMemberSchema)
  resetSecondFactor(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Body({ schema: secondFactorResetSchema }) { password }: SecondFactorReset,
  ): Promise<StaffMember> {
    return this.staff.confirmAndResetSecondFactor(caller, id, password);
  }
}
