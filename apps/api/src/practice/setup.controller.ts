import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  meSchema,
  setupRequestSchema,
  setupStateSchema,
  type Me,
  type SetupRequest,
  type SetupState,
} from '@glabella/contracts';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import { sendCookies } from '../http/cookies';
import { CurrentVisitor, type Visitor } from '../identity/visitor';
import { Setup } from './setup.service';

@Controller('setup')
export class SetupController {
  constructor(private readonly setup: Setup) {}

  @Get()
  @Access.public()
  @Answers(setupStateSchema)
  state(): Promise<SetupState> {
    return this.setup.state();
  }

  @Post()
  @Access.public()
  @Answers(meSchema, { status: 201 })
  async setUp(
    @Body({ schema: setupRequestSchema }) body: SetupRequest,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const begun = await this.setup.setUp(body, visitor);
    sendCookies(reply, begun.cookies);
    return begun.me;
  }
}
