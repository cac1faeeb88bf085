import { resolve } from 'node:path';
import { restoreBackup } from '../backup/restore-backup';
import type { Command } from '../command';
import { stoppable } from '../stoppable';
import { refuseExternal } from './backup';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Bring a backup back into an empty DATA_DIR.',
  details:
    'Every byte is checked first; a damaged file is named and nothing is restored. Then `start` serves it.\n' +
    'Sessions and one-time links of the time of the backup are back as well.',
  options: {
    from: {
      type: 'string',
      value: 'folder',
      description: 'The folder that `backup` made.',
      isRequired: true,
    },
  },
  async run({ environment, options, output }) {
    refuseExternal({ environment });
    const from = resolve(options.text('from'));
    const { dataDir } = environment;
    const since = performance.now();
    const log = (line: string) => output.progress(line);
    const { snapshotAt, files } = await stoppable(log, ({ signal }) =>
      restoreBackup({ from, dataDir, log, stop: signal }),
    );
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    output.result(
      { dataDir, snapshotAt, files: files.length, seconds },
      `Restored into ${dataDir} in ${seconds} s: the state of ${snapshotAt}.`,
    );
  },
};
