import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  emptyBodySchema,
  idParamSchema,
  loginSessionListSchema,
  meSchema,
  passwordChangeSchema,
  type IdParam,
  type LoginSession,
  type Me,
  type PasswordChange,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { OwnAccount } from './own-account.service';

@Controller('me')
export class MeController {
  constructor(private readonly own: OwnAccount) {}

  @Get()
  @Access.signedInWithoutFactor()
  @Answers(meSchema)
  me(@CurrentCaller() caller: Caller): Promise<Me> {
    return this.own.me(caller);
  }

  @Post('extend')
  @Access.signedInWithoutFactor()
  @Answers(meSchema)
  extend(
    @CurrentCaller() caller: Caller,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<Me> {
    return this.own.extend(caller);
  }

  @Post('password')
  @Access.signedIn()
  @AnswersNothing()
  changePassword(
    @CurrentCaller() caller: Caller,
    @Body({ schema: passwordChangeSchema }) body: PasswordChange,
  ): Promise<void> {
    return this.own.changePassword(caller, body);
  }

  @Get('sessions')
  @Access.signedIn()
  @Answers(loginSessionListSchema)
  sessions(@CurrentCaller() caller: Caller): Promise<{ rows: LoginSession[] }> {
    return this.own.openSessions(caller);
  }

  @Post('sessions/:id/revoke')
  @Access.signedIn()
  @AnswersNothing()
  revoke(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<void> {
    return this.own.revokeSession(caller, id);
  }
}
