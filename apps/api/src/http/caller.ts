import type { Role } from '@glabella/contracts';

/** Who makes a request: set by the authentication guard, handed to every service. */
export interface Caller {
  readonly practiceId: string;
  readonly staffId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
  /** The practice asks for a second factor and the person has none yet: only setting it up is open. */
  readonly lacksSecondFactor?: boolean;
  readonly requestId: string;
  readonly address: string;
}
