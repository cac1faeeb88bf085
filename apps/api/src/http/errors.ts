import { DomainError, type DomainErrorFields } from '@glabella/domain/values';
import type { z } from 'zod';
import type { problemIssueSchema } from '@glabella/contracts';

export type ProblemIssue = z.infer<typeof problemIssueSchema>;

/** The record does not exist in the caller's practice, or the caller may not know that it does. */
export class RecordNotFound extends DomainError {
  constructor(kind: string) {
    super('record.not_found', `No such ${kind}. It may have been removed or the link is wrong.`, {
      kind,
    });
  }
}

/** Somebody stored a newer version since the caller read the record. */
export class RecordChanged extends DomainError {
  constructor(kind: string, currentVersion: number) {
    super(
      'record.changed',
      `This ${kind} was changed meanwhile. Compare with the current version and save again.`,
      { kind, currentVersion },
    );
  }
}

/** The caller did not say which version the change starts from. */
export class VersionNotGiven extends DomainError {
  constructor() {
    super('request.version_missing', 'Send If-Match with the version that you read.', {});
  }
}

/** The caller's role, credential or relation does not allow this. */
export class NotAllowed extends DomainError {
  constructor(code: string, message: string) {
    super(code, message, {});
  }
}

/** Nobody is signed in, or no longer. */
export class NotSignedIn extends DomainError {
  constructor(code = 'session.missing', message = 'Sign in to go on.') {
    super(code, message, {});
  }
}

/** The record's state does not allow this (already signed, voided, closed, taken); `issues` name fields of the form. */
export class StateConflict extends DomainError {
  constructor(
    code: string,
    message: string,
    fields: DomainErrorFields = {},
    readonly issues: readonly ProblemIssue[] = [],
  ) {
    super(code, message, fields);
  }
}

/** The request contradicts a rule of the record; `issues` name the fields of the form, `fields` further facts. */
export class RuleBroken extends DomainError {
  constructor(
    code: string,
    message: string,
    fields: DomainErrorFields = {},
    readonly issues: readonly ProblemIssue[] = [],
  ) {
    super(code, message, fields);
  }
}

/** The same Idempotency-Key came with another body. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'request.idempotency_key_reused',
      'This Idempotency-Key belongs to another request. Use a new key.',
      {},
    );
  }
}

/** Something that creates came without the key that makes it repeatable. */
export class IdempotencyKeyMissing extends DomainError {
  constructor() {
    super(
      'request.idempotency_key_missing',
      'Send Idempotency-Key: 8 to 200 letters, digits, - or _, a new one for each thing created.',
      {},
    );
  }
}

/** The request does not have the shape that its contract asks for; each issue names a field and why. */
export class RequestInvalid extends DomainError {
  constructor(readonly issues: readonly ProblemIssue[]) {
    super('request.invalid', 'Some fields need a change. Each is named below.', {});
  }
}

/** The request cannot be read at all: not JSON, too deep, a key twice, not UTF-8. */
export class RequestUnreadable extends DomainError {
  constructor(message: string) {
    super('request.unreadable', message, {});
  }
}

/** Too many attempts; `retryAfterSeconds` says when the next one counts. */
export class TooManyAttempts extends DomainError {
  constructor(
    code: string,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message, { retryAfterSeconds });
  }
}

/** The address exists, for other methods. */
export class MethodNotAllowed extends DomainError {
  constructor(readonly allowed: readonly string[]) {
    super('route.method_not_allowed', 'This address does not take that method.', {});
  }
}

/** The request names a host that this server does not answer for: the sign of a rebound name. */
export class HostNotServed extends DomainError {
  constructor() {
    super('request.host', 'This server does not answer for that host name.', {});
  }
}

/** The process cannot do its work now; a probe asked. */
export class NotReady extends DomainError {
  constructor(code: string, message: string) {
    super(code, message, {});
  }
}
