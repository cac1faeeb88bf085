import { Body, Controller, Post } from '@nestjs/common';
import {
  emptyBodySchema,
  recoveryCodesSchema,
  totpConfirmationSchema,
  totpEnrolmentSchema,
  type RecoveryCodes,
  type TotpConfirmation,
  type TotpEnrolment,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { SecondFactor } from './second-factor';

@Controller('me/second-factor')
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactor) {}

  @Post('enrol')
  @Access.signedInWithoutFactor()
  @Answers(totpEnrolmentSchema)
  enrol(
    @CurrentCaller() caller: Caller,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<TotpEnrolment> {
    return this.secondFactor.enrol(caller);
  }

  @Post('confirm')
  @Access.signedInWithoutFactor()
  @Answers(recoveryCodesSchema)
  confirm(
    @CurrentCaller() caller: Caller,
    @Body({ schema: totpConfirmationSchema }) body: TotpConfirmation,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(caller, body.password, body.code);
  }

  @Post('remove')
  @Access.signedIn()
  @AnswersNothing()
  remove(
    @CurrentCaller() caller: Caller,
    @Body({ schema: totpConfirmationSchema }) body: TotpConfirmation,
  ): Promise<void> {
    return this.secondFactor.remove(caller, body.password, body.code);
  }

  @Post('reset-seen')
  @Access.signedIn()
  @AnswersNothing()
  noteResetSeen(
    @CurrentCaller() caller: Caller,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<void> {
    return this.secondFactor.noteResetSeen(caller);
  }
}
