import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuditAction, Problem } from '@glabella/contracts';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { ProcessLog } from '../http/process-log';
import { recordAudit } from './audit-trail';

/** Refusals that say something about who tried what: an ended session, a role, another practice's or no record. */
const auditedCodes: Readonly<Record<string, AuditAction>> = {
  'record.not_found': 'record.refuse',
  'session.missing': 'session.refuse',
};

/**
 * Writes refused attempts into the trail, in a transaction of their own: that of the refused request was rolled back.
 */
@Injectable()
export class RefusalAudit {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly log: ProcessLog,
  ) {}

  /** Never throws: a refusal is answered whether or not the database takes its row. */
  async record(request: FastifyRequest, problem: Omit<Problem, 'requestId'>): Promise<void> {
    const caller = refusedCaller(request);
    if (!caller || !isAudited(problem)) return;
    try {
      await this.tenant.run(caller, async (tx) => {
        recordAudit(tx, {
          action: auditedCodes[problem.code] ?? 'access.refuse',
          outcome: 'refused',
          detail: {
            code: problem.code,
            route: `${request.method} ${request.routeOptions.url ?? ''}`,
            ...(request.endedSession ? { session: request.endedSession.why } : {}),
          },
        });
      });
    } catch (error) {
      this.log.unforeseen(error, request.id);
    }
  }
}

function isAudited({ status, code }: Omit<Problem, 'requestId'>): boolean {
  return status === 401 || status === 403 || (status === 404 && code === 'record.not_found');
}

function refusedCaller(request: FastifyRequest): Caller | null {
  if (request.caller) return request.caller;
  const ended = request.endedSession;
  if (!ended) return null;
  return {
    practiceId: ended.practiceId,
    staffId: ended.staffId,
    displayName: '',
    roles: [],
    sessionId: ended.sessionId,
    requestId: request.id,
    address: request.ip,
  };
}
