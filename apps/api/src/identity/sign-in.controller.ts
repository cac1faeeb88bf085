import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  emptyBodySchema,
  meSchema,
  signInRequestSchema,
  type Me,
  type SignInRequest,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { AlsoRefuses, Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { sendCookies } from '../http/cookies';
import { CurrentCaller } from '../http/current-caller';
import { OwnAccount } from './own-account.service';
import { SessionKeeper } from './session-keeper';
import { SignIn } from './sign-in.service';
import { CurrentVisitor, type Visitor } from './visitor';

@Controller()
export class SignInController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly own: OwnAccount,
    private readonly keeper: SessionKeeper,
  ) {}

  @Post('sign-in')
  @Access.public()
  @Answers(meSchema)
  @AlsoRefuses(401)
  async signIn(
    @Body({ schema: signInRequestSchema }) body: SignInRequest,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const begun = await this.signingIn.signIn(body, visitor);
    sendCookies(reply, begun.cookies);
    return begun.me;
  }

  @Post('sign-out')
  @Access.signedInWithoutFactor()
  @AnswersNothing()
  async signOut(
    @CurrentCaller() caller: Caller,
    @Body({ schema: emptyBodySchema }) _body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.own.signOut(caller);
    sendCookies(reply, [this.keeper.endCookie]);
  }
}
