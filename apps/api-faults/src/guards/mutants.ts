import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One guard taken out of the source, and the tests that must then fail. */
export interface Mutant {
  /** What no longer happens. */
  readonly name: string;
  /** Below `apps/api/src`. */
  readonly file: string;
  /** A text that stands there exactly once. */
  readonly find: string;
  readonly put: string;
  /** Specs of `apps/api-e2e/src` by a pattern, and which of their tests. */
  readonly spec: string;
  readonly tests: string;
}

const sources = join(__dirname, '../../../api/src');

const doors: readonly Mutant[] = [
  {
    name: 'access guard: roles are not looked at',
    file: 'http/access.guard.ts',
    find: 'if (isAllowed(access, caller?.roles ?? null)) {',
    put: 'if (caller !== undefined) {',
    spec: 'http/policy',
    tests: 'is executed in full',
  },
  {
    name: 'one route without a policy',
    file: 'practice/staff.controller.ts',
    find: "@Access.roles('administrator')\n  @Answers(staffListSchema)",
    put: '@Answers(staffListSchema)',
    spec: 'http/policy',
    tests: 'is declared',
  },
  {
    name: 'authentication guard: nobody is identified',
    file: 'identity/authentication.guard.ts',
    find: "if (request.routeOptions.config.access?.kind !== 'public') {",
    put: 'if (request.url === null) {',
    spec: 'http/policy',
    tests: 'is executed in full',
  },
  ...(
    [
      ['revoked', 'if (session.isRevoked)', 'opens nothing after sign-out'],
      ['idle', 'now.getTime() - session.lastSeenAt.getTime() >= idleMs ?', '15 idle minutes'],
      ['twelve hours old', 'if (now >= session.expiresAt)', 'twelve hours'],
    ] as const
  ).map(([what, find, tests]) => ({
    name: `a session stays open although it is ${what}`,
    file: 'identity/authentication.ts',
    find,
    put: find.endsWith('?') ? 'idleMs < 0 ?' : 'if (idleMs < 0)',
    spec: 'identity/sessions',
    tests,
  })),
  {
    name: 'a session stays open although the person was switched off',
    file: 'identity/authentication.ts',
    find: 'if (session.isDisabled)',
    put: 'if (idleMs < 0)',
    spec: 'identity/sessions',
    tests: 'owner is switched off',
  },
  ...(
    [
      ['the header is not asked for', "request.headers[REQUEST_HEADER] !== '1' ||"],
      ['Sec-Fetch-Site is not looked at', "(site !== undefined && site !== 'same-origin') ||"],
      ['Origin is not looked at', '!this.isOwnOrigin(request)'],
    ] as const
  ).map(([what, find]) => ({
    name: `CSRF guard: ${what}`,
    file: 'http/csrf.guard.ts',
    find,
    put: find.endsWith('||') ? '' : 'request.method === null',
    spec: 'http/csrf',
    tests: 'succeeds on no route',
  })),
  {
    name: 'a large body is read for anybody',
    file: 'build-app.ts',
    find: 'assertAllowed(access, request.caller);',
    put: '',
    spec: 'http/bad-input',
    tests: 'before it is sent',
  },
  {
    name: 'any host name is served',
    file: 'http/fastify-server.ts',
    find: "if (!path.startsWith('/health/') && !isServedHost(request.host, environment)) {",
    put: 'if (request.host === null) {',
    spec: 'http/headers',
    tests: 'host name',
  },
  {
    name: 'answers go without security headers',
    file: 'http/fastify-server.ts',
    find: 'void reply.headers(securityHeaders(policy, request.id));\n    done(',
    put: 'done(',
    spec: 'http/headers',
    tests: 'protect',
  },
  {
    name: 'a JSON key may come twice',
    file: 'http/json-body.ts',
    find: 'if (keys.has(key))',
    put: 'if (key === null)',
    spec: 'http/bad-input',
    tests: 'a key twice',
  },
  {
    name: 'a second factor that the practice asks for is not',
    file: 'http/access.guard.ts',
    find: 'if (caller?.lacksSecondFactor && !isOpenWithoutFactor(access)) {',
    put: 'if (caller === undefined) {',
    spec: 'identity/lost-factor',
    tests: 'opens nothing but',
  },
];

const secrets: readonly Mutant[] = [
  {
    name: 'any password signs in',
    file: 'identity/passwords.ts',
    find: 'return stored !== null && matches;',
    put: 'return stored !== null;',
    spec: 'identity/sign-in',
    tests: 'gives the same answer',
  },
  {
    name: 'common passwords are taken',
    file: 'identity/password-policy.ts',
    find: 'if (!spellings.some((text) => isMadeOfKnown(text, known))) return;',
    put: 'if (known.size > 0) return;',
    spec: 'identity/links',
    tests: 'when the password was refused',
  },
  {
    name: 'guesses are not limited',
    file: 'identity/guess-limit.ts',
    find: 'if (claim.attemptId === null) {',
    put: 'if (claim.attemptId === undefined) {',
    spec: 'identity/guess-limit',
    tests: 'does not exist',
  },
  {
    name: 'a code of an authenticator opens twice',
    file: 'identity/second-factor.repository.ts',
    find: ' AND (totp_last_step IS NULL OR totp_last_step < $2)',
    put: ' AND ($2::bigint IS NOT NULL)',
    spec: 'identity/second-factor',
    tests: 'opens once per code',
  },
  {
    name: 'a recovery code opens twice',
    file: 'identity/second-factor.repository.ts',
    find: 'AND code_hash = $2 AND used_at IS NULL`',
    put: 'AND code_hash = $2`',
    spec: 'identity/second-factor',
    tests: 'replaced by a recovery code',
  },
  {
    name: 'a one-time link opens twice',
    file: 'identity/link.repository.ts',
    find: 'text: `UPDATE one_time_link SET used_at = $2\n          WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`',
    put: 'text: `UPDATE one_time_link SET used_at = $2 WHERE token_hash = $1`',
    spec: 'identity/links',
    tests: 'opens once',
  },
  {
    name: 'signing does not ask for the password',
    file: 'sessions/session-signing.service.ts',
    find: 'await this.confirmation.confirm(caller, password);\n    const route',
    put: 'const route',
    spec: 'sessions/signing',
    tests: 'asks for the password',
  },
  {
    name: 'co-signing does not ask for the password',
    file: 'cosignatures/cosignatures.service.ts',
    find: 'await this.confirmation.confirm(caller, password);',
    put: '',
    spec: 'cosignatures/',
    tests: 'asks for the right password',
  },
  {
    name: 'people verify their own credential',
    file: 'credentials/credentials.service.ts',
    find: 'if (current.staff_id === caller.staffId) {',
    put: 'if (current.staff_id === null) {',
    spec: 'credentials/credentials',
    tests: 'not verified by its own holder',
  },
  {
    name: 'a session is signed without a credential',
    file: 'credentials/signing-rights.ts',
    find: 'if (!right.maySign) {',
    put: 'if (!right.maySign && held === null) {',
    spec: 'credentials/signing-with-credential',
    tests: 'is refused without one',
  },
  {
    name: 'any psychiatrist co-signs what is awaited from another',
    file: 'cosignatures/cosignatures.service.ts',
    find: 'if (!answersFor(caller, awaited, roster)) throw notYours(current);',
    put: '',
    spec: 'cosignatures/',
    tests: 'only that one co-signs',
  },
  {
    name: 'voiding a session does not ask for the password',
    file: 'sessions/session-signing.service.ts',
    find: 'await this.confirmation.confirm(caller, password);\n    return this.tenant',
    put: 'return this.tenant',
    spec: 'sessions/amending',
    tests: 'password',
  },
  {
    name: 'resetting a second factor does not ask for the password',
    file: 'practice/staff.service.ts',
    find: 'await this.confirmation.confirm(caller, password);',
    put: '',
    spec: 'identity/lost-factor',
    tests: 'own password',
  },
  {
    name: 'people give themselves roles',
    file: 'practice/staff.service.ts',
    find: 'if (isSelf && ',
    put: 'if (isSelf === null && ',
    spec: 'practice/people',
    tests: 'do not raise themselves',
  },
  {
    name: 'the last administrator may go',
    file: 'practice/staff.service.ts',
    find: 'if (!isAdministrator || staysAdministrator) return;',
    put: 'if (isAdministrator !== null) return;',
    spec: 'practice/people',
    tests: 'last administrator',
  },
  {
    name: 'somebody with open follow-ups is switched off',
    file: 'practice/staff.service.ts',
    find: 'if (open === 0) return [];',
    put: 'if (open >= 0) return [];',
    spec: 'practice/people',
    tests: 'nobody to answer for them',
  },
];

const record: readonly Mutant[] = [
  {
    name: 'the practice stays set on the connection for whoever borrows it next',
    file: 'database/tenant.ts',
    find: `text: \`SELECT set_config('app.practice_id', $1, true)\``,
    put: `text: \`SELECT set_config('app.practice_id', $1, false)\``,
    spec: 'isolation/tenant-transaction',
    tests: 'the one transaction',
  },
  {
    name: 'the practice is not set',
    file: 'database/tenant.ts',
    find: 'void send(SET_PRACTICE, [caller.practiceId]);',
    put: '',
    spec: 'isolation/tenant-transaction',
    tests: 'the one transaction',
  },
  {
    name: 'a transaction commits without an audit row',
    file: 'database/tenant.ts',
    find: 'if (!audited) throw',
    put: 'if (audited === undefined) throw',
    spec: 'isolation/tenant-transaction',
    tests: 'the one transaction',
  },
  {
    name: 'a commit that stored nothing counts as stored',
    file: 'database/tenant.ts',
    find: "if (committed.command !== 'COMMIT') {",
    put: 'if (committed.command === null) {',
    spec: 'isolation/tenant-transaction',
    tests: 'the one transaction',
  },
  {
    name: 'refused attempts leave no trace',
    file: 'audit/refusal-audit.ts',
    find: 'if (!caller || !isAudited(problem)) return;',
    put: 'if (caller !== undefined) return;',
    spec: 'audit/trail',
    tests: 'refused attempts',
  },
  {
    name: 'a read of a patient leaves no trace',
    file: 'patient-record/patient-record.service.ts',
    find: "recordLook(tx, 'patient.read', id)",
    put: "recordLook(tx, 'patient.seen', id)",
    spec: 'patient-record/patient-record.spec',
    tests: 'trail|audit|read',
  },
  {
    name: 'a repeated request is stored again',
    file: 'http/idempotency.ts',
    find: 'tx.query(CLAIM, [...key, requestHash])',
    put: 'Promise.resolve()',
    spec: 'http/repeats',
    tests: 'stores once',
  },
  {
    name: 'a key is taken for another request',
    file: 'http/idempotency.ts',
    find: 'if (!first || !first.request_hash.equals(requestHash))',
    put: 'if (!first)',
    spec: 'http/repeats',
    tests: 'stores once',
  },
  {
    name: 'a change needs no version',
    file: 'http/request-headers.ts',
    find: "if (header === undefined || header === '') throw new VersionNotGiven();",
    put: "if (header === undefined || header === '') return 1;",
    spec: 'practice/settings',
    tests: 'are not changed',
  },
  {
    name: 'settings are saved over another version',
    file: 'practice/practice.repository.ts',
    find: 'WHERE id = $1 AND version = $2',
    put: 'WHERE id = $1 AND version >= $2::integer - $2::integer',
    spec: 'practice/settings',
    tests: 'one of fifty',
  },
  {
    name: 'a tampered chain is sealed on',
    file: 'audit/seal/seal-practice.ts',
    find: 'if (!head.isGenuine || !seal.link.equals(head.link)) {',
    put: 'if (head.seal < 0) {',
    spec: 'audit/sealing',
    tests: 'not sealed on',
  },
  {
    name: 'the verification does not compare the hashes of events',
    file: 'audit/seal/verify-trail.ts',
    find: 'else if (!this.isAsSealed(event, hashAt(seal, position))) {',
    put: 'else if (event === null) {',
    spec: 'audit/sealing',
    tests: 'names the event whose',
  },
];

const versionCheck = /^ *if \((\w+)\.version !== expectedVersion\)/gm;

/** Every check of a version in every service, as the features of today have it. */
function versionChecks(): readonly Mutant[] {
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.service.ts'))
    .map((entry) => relative(sources, join(entry.parentPath, entry.name)))
    .sort()
    .flatMap((file) => {
      const found = readFileSync(join(sources, file), 'utf8').match(versionCheck) ?? [];
      return [...new Set(found)].map((find) => ({
        name: `${file}: saved over another version (${find.trim().split('.')[0]?.slice(4)})`,
        file,
        find,
        put: find.replace('!== expectedVersion', '=== null'),
        spec: file.startsWith('practice/') ? 'practice/people' : `(.*/)?${file.split('/')[0]}`,
        tests: 'version|meanwhile|over another|over somebody|over a change',
      }));
    });
}

/** Every mutant; the versions' are found in the source, so a new feature brings its own. */
export const mutants: readonly Mutant[] = [...doors, ...secrets, ...record, ...versionChecks()];
