/**
 * The one door through which these tests reach into the API: what they start, and the clock they move. Everything
 * else goes over HTTP or SQL.
 */
/* eslint-disable @nx/enforce-module-boundaries -- the boundaries forbid importing an app; this is the app under test */
export { serve, type RunningServer } from '../../../api/src/serve';
export { buildApp } from '../../../api/src/build-app';
export { withAppOn } from '../../../api/src/cli/with-app';
export { readEnvironment, type Environment } from '../../../api/src/config/environment';
export { Clock } from '../../../api/src/http/clock';
export { policyTable, isAllowed, type RoutePolicy } from '../../../api/src/http/policy-table';
export { REQUEST_HEADER } from '../../../api/src/http/csrf.guard';
export { sessionCookie } from '../../../api/src/identity/session-cookie';
export {
  listingStatement,
  type PatientListing,
} from '../../../api/src/patients/patient-search.repository';
export { dueStatement, type DueListing } from '../../../api/src/due/due.repository';
export {
  caseloadStatement,
  countStatement,
  type CaseloadListing,
} from '../../../api/src/caseload/caseload-listing.repository';
export { searchTerms } from '../../../api/src/patients/search-terms';
export { EscalationWatch } from '../../../api/src/follow-ups/escalation-watch';
export { RebuildWorker } from '../../../api/src/patient-summary/rebuild-worker';
export { COURSES as EXPORTED_COURSES } from '../../../api/src/exports/export-rows.repository';
export { COUNT_OTHERS } from '../../../api/src/comparison/comparison.repository';
export { SummaryRebuild } from '../../../api/src/patient-summary/summary-rebuild';
export { SignInHousekeeping } from '../../../api/src/identity/housekeeping';
export { CreationHousekeeping } from '../../../api/src/http/creation-housekeeping';
export { hashToken, newToken } from '../../../api/src/identity/tokens';
export { totpCode, totpStep } from '../../../api/src/identity/totp';
export { migrations } from '../../../api/src/database/migrations';
export { buildOwnerDataSource } from '../../../api/src/database/data-source';
export { isServiceUnavailable } from '../../../api/src/database/database-trouble';
export { FlightClient } from '../../../api/src/database/flight-client';
export { StatementSkipped } from '../../../api/src/database/flight-query';
export { BEGIN, COMMIT } from '../../../api/src/database/statement';
export { DataSource } from 'typeorm';
export {
  TenantTransactions,
  TransactionNotAudited,
  TransactionNotCommitted,
} from '../../../api/src/database/tenant';
export type { Caller } from '../../../api/src/http/caller';
export { recordAudit } from '../../../api/src/audit/audit-trail';
export { loadSyntheticPractice } from '../../../api/src/cli/demo/load-practice';
export { hashPassword } from '../../../api/src/identity/passwords';
export { Sealer } from '../../../api/src/audit/seal/sealer';
export { SealRepository } from '../../../api/src/audit/seal/seal.repository';
export { makeSeal } from '../../../api/src/audit/seal/seal';
export { hashEvent } from '../../../api/src/audit/seal/event-hash';
export { verifierIn } from '../../../api/src/audit/seal/signing-key';
export { verifyTrail, type TrailFinding } from '../../../api/src/audit/seal/verify-trail';
