import type { AccessPolicy } from './access';
import type { DeclaredAnswer } from './answer-check';
import type { Caller } from './caller';

/** A session that a request named and that no longer opens anything: its practice still learns of the attempt. */
export interface EndedSession {
  readonly practiceId: string;
  readonly staffId: string;
  readonly sessionId: string;
  readonly why: 'idle' | 'expired' | 'revoked' | 'disabled';
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
    endedSession: EndedSession | null;
  }
  interface FastifyContextConfig {
    /** Who may call the route; the server refuses to start without. */
    access?: AccessPolicy;
    /** What the route answers; without, it sends a file or nothing. */
    answers?: DeclaredAnswer;
    /** A body limit above the usual one. */
    largeBodyBytes?: number;
  }
}
