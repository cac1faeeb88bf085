import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  forgottenPasswordSchema,
  linkInspectionRequestSchema,
  linkInspectionSchema,
  linkRedemptionSchema,
  type ForgottenPassword as ForgottenPasswordRequest,
  type LinkInspection,
  type LinkInspectionRequest,
  type LinkRedemption,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers, AnswersNothing } from '../http/answers';
import { sendCookies } from '../http/cookies';
import { ForgottenPassword } from './forgotten-password';
import { OneTimeLinks } from './one-time-links';
import { CurrentVisitor, type Visitor } from './visitor';

@Controller('links')
export class LinksController {
  constructor(
    private readonly links: OneTimeLinks,
    private readonly forgotten: ForgottenPassword,
  ) {}

  @Post('inspect')
  @Access.public()
  @Answers(linkInspectionSchema)
  inspect(
    @Body({ schema: linkInspectionRequestSchema }) { token }: LinkInspectionRequest,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<LinkInspection> {
    return this.links.inspect(token, visitor);
  }

  @Post('redeem')
  @Access.public()
  @AnswersNothing()
  async redeem(
    @Body({ schema: linkRedemptionSchema }) body: LinkRedemption,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    sendCookies(reply, await this.links.redeem(body, visitor));
  }

  @Post('forgotten-password')
  @Access.public()
  @AnswersNothing()
  forgottenPassword(
    @Body({ schema: forgottenPasswordSchema }) { email }: ForgottenPasswordRequest,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<void> {
    return this.forgotten.request(email, visitor);
  }
}
