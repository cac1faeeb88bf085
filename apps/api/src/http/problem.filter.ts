import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '@glabella/contracts';
import { RefusalAudit } from '../audit/refusal-audit';
import { passingTrouble } from '../database/database-trouble';
import { answerTo } from './problems';
import { ProcessLog } from './process-log';

/** The one place where an error becomes an answer: controllers, guards, pipes, Fastify and the unknown address. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: RefusalAudit,
    private readonly log: ProcessLog,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = answerTo(error);
    if (answer.isUnforeseen) this.log.unforeseen(error, request.id);
    const trouble = passingTrouble(error);
    if (trouble !== null) this.log.databaseTrouble(trouble, request.id);
    await this.refusals.record(request, answer.problem);
    sendProblem(reply, { ...answer.problem, requestId: request.id }, answer.headers);
  }
}

/** Sends a problem; the body is written here, so no serializer of a route can reshape it. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (reply.sent || reply.raw.headersSent) {
    // The answer had begun to stream: cutting it is the only way to say that it is not whole.
    reply.raw.destroy();
    return;
  }
  void reply
    .code(problem.status)
    .headers(headers)
    .removeHeader('etag')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
