import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { checkedAroundPieces } from './answer-piece';
import { AnswerBreaksContract } from './checked-answer';
import './request-state';

/** What a route answers, as it stands in the route's config. */
export interface DeclaredAnswer {
  readonly schema: z.ZodType;
  readonly versionOf: (answer: unknown) => number | null;
}

/**
 * Checks every declared answer before it is written, and sends its ETag: an answer that breaks its contract becomes the
 * error that says so (AnswerBreaksContract). Problems are texts by then and pass.
 */
export function checkAnswers(server: FastifyInstance): void {
  server.addHook('preSerialization', (request, reply, answer, done) => {
    const { answers } = request.routeOptions.config;
    if (!answers) return done(null, answer);
    let checked: unknown;
    try {
      checked = checkedAroundPieces(answers.schema, answer);
      const version = answers.versionOf(checked);
      if (version !== null) void reply.header('etag', `"${version}"`);
    } catch (error) {
      return done(error as Error);
    }
    done(null, checked);
  });
  // Where there is no answer at all, nothing is serialized.
  server.addHook('onSend', (request, _reply, sent, done) => {
    const { answers } = request.routeOptions.config;
    if (sent !== undefined || !answers) return done(null, sent);
    const { error } = answers.schema.safeParse(sent);
    if (error) return done(new AnswerBreaksContract(error.issues));
    done(null, sent);
  });
}
