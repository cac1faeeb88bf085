import { type SettingInForce, settingsInForce } from '../../config/settings-in-force';
import type { Command } from '../command';
import { textTable } from '../table';

export const configCheckCommand: Command = {
  name: 'config check',
  summary: 'Say which settings are in force, or everything that is wrong with them.',
  details:
    'Reads the environment as the server does and touches nothing else: no database, no file but those that <NAME>_FILE ' +
    'names. Passwords and keys are masked. Exit code 1 where the server would refuse to start on these settings.',
  options: {},
  run({ environment, output }) {
    const settings = settingsInForce(environment);
    const rows = Object.entries(settings).map(([name, value]) => [name, inWords(value)]);
    output.result({ settings }, textTable(rows));
    return Promise.resolve();
  },
};

function inWords(value: SettingInForce): string {
  if (value === null || (typeof value === 'object' && value.length === 0)) return 'not set';
  if (typeof value === 'object') return value.join(', ');
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}
