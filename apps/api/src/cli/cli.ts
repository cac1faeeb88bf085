import 'reflect-metadata';
import type { Command } from './command';
import { auditSealCommand } from './commands/audit-seal';
import { auditVerifyCommand } from './commands/audit-verify';
import { backupCommand } from './commands/backup';
import { configCheckCommand } from './commands/config-check';
import { exportCommand } from './commands/export';
import { importCsvCommand } from './commands/import-csv';
import { importFhirCommand } from './commands/import-fhir';
import { migrateCommand } from './commands/migrate';
import { policyCommand } from './commands/policy';
import { practiceCreateCommand } from './commands/practice-create';
import { restoreCommand } from './commands/restore';
import { seedCommand } from './commands/seed';
import { serveCommand } from './commands/serve';
import { startCommand } from './commands/start';
import { summaryRebuildCommand } from './commands/summary-rebuild';
import { userCreateCommand } from './commands/user-create';
import { userDisableCommand } from './commands/user-disable';
import { userLinkCommand } from './commands/user-link';
import { userListCommand } from './commands/user-list';
import { userResetFactorCommand } from './commands/user-reset-factor';
import { exitCodes, runCli } from './run-cli';

/** In the order in which `--help` lists them. */
const commands: readonly Command[] = [
  startCommand,
  serveCommand,
  configCheckCommand,
  migrateCommand,
  seedCommand,
  practiceCreateCommand,
  userCreateCommand,
  userListCommand,
  userLinkCommand,
  userResetFactorCommand,
  userDisableCommand,
  importCsvCommand,
  importFhirCommand,
  exportCommand,
  policyCommand,
  auditVerifyCommand,
  auditSealCommand,
  summaryRebuildCommand,
  backupCommand,
  restoreCommand,
];

// Nothing is done until the command says so: a process also ends when nothing is left that it could wait for.
process.exitCode = exitCodes.refused;
void runCli(process.argv.slice(2), commands, process.env, (stream, text) => {
  process[stream].write(text);
}).then((code) => process.exit(code));
