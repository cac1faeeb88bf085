import 'reflect-metadata';
import type { Command } from './command';
import { migrateCommand } from './commands/migrate';
import { policyCommand } from './commands/policy';
import { seedCommand } from './commands/seed';
import { serveCommand } from './commands/serve';
import { startCommand } from './commands/start';
import { runCli } from './run-cli';

/** In the order in which `--help` lists them. */
const commands: readonly Command[] = [
  startCommand,
  serveCommand,
  migrateCommand,
  seedCommand,
  policyCommand,
];

void runCli(process.argv.slice(2), commands, process.env, (stream, text) => {
  process[stream].write(text);
}).then((code) => process.exit(code));
