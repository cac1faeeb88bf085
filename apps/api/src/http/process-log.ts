import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from './environment-token';

/**
 * What the process logs: one line per answered request and one per fault, of named fields only. No URL as sent, no
 * query, no header, no body, no message of a database error: they may hold a patient's data.
 */
@Injectable()
export class ProcessLog {
  private readonly logger: Logger;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'logLevel'>) {
    this.logger = pino({
      level: environment.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    });
  }

  answered(request: FastifyRequest, reply: FastifyReply): void {
    this.logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        practiceId: request.caller?.practiceId,
        staffId: request.caller?.staffId,
      },
      'answered',
    );
  }

  databaseTrouble(trouble: string, requestId: string): void {
    this.logger.warn({ requestId, trouble }, 'database not available');
  }

  /** An error nobody foresaw: its class and where it was thrown; its text only when it is our own. */
  unforeseen(error: unknown, requestId: string | null): void {
    this.logger.error({ requestId, ...describeFault(error) }, 'unforeseen error');
  }

  /** Something that somebody must look into. */
  alarm(message: string, fields: Readonly<Record<string, string | number>>): void {
    this.logger.error(fields, message);
  }

  notice(message: string, fields: Readonly<Record<string, string | number | boolean>> = {}): void {
    this.logger.info(fields, message);
  }
}

/** Class, frames and - for errors that carry no foreign values - nothing else. */
export function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  return {
    fault: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('constraint' in error && typeof error.constraint === 'string'
      ? { constraint: error.constraint }
      : {}),
    ...('statement' in error && typeof error.statement === 'string'
      ? { statement: error.statement }
      : {}),
    ...(error.name === 'AnswerBreaksContract' ? { contract: error.message } : {}),
    at: framesOf(error).slice(0, 8),
  };
}

/** Where an error was thrown. The stack begins with the message, which may span lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const begin = stack.indexOf(message);
  if (begin === -1) return [];
  return stack
    .slice(begin + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
}

/** Nest's own messages at start-up: warnings and errors only, without stack or context objects. */
export class NestMessages implements LoggerService {
  private readonly logger: Logger;

  constructor(level: Environment['logLevel']) {
    this.logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(): void {
    // Every mapped route and module: not worth a line.
  }

  warn(message: unknown): void {
    this.logger.warn({ from: 'nest' }, String(message));
  }

  error(message: unknown): void {
    const fault = message instanceof Error ? describeFault(message) : {};
    this.logger.error(
      { from: 'nest', ...fault },
      message instanceof Error ? 'error' : String(message),
    );
  }
}
