import { resolve } from 'node:path';
import { Refusal } from '../../config/refusal';
import { refuseWithoutCluster } from '../../database/embedded/cluster';
import { EmbeddedServer, runningEmbeddedUrls } from '../../database/embedded/embedded-server';
import { type BackupStage, takeBackup } from '../backup/take-backup';
import type { Command, CommandContext } from '../command';
import { stoppable } from '../stoppable';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Copy the embedded database, its secrets and keys into a new folder, while it is used.',
  details:
    'Works beside a running copy, which goes on. Everything acknowledged before the snapshot time is in it.\n' +
    'The folder holds patient data, passwords and keys: keep it as safe as DATA_DIR. A PostgreSQL of yours is backed\n' +
    'up with its own tools.',
  options: {
    to: {
      type: 'string',
      value: 'folder',
      description: 'A new or empty folder on a disk with room for the data.',
      isRequired: true,
    },
  },
  async run(context) {
    const { environment, options, output } = context;
    refuseExternal(context);
    const to = resolve(options.text('to'));
    const { dataDir } = environment;
    const log = (line: string) => output.progress(line);
    const since = performance.now();
    const manifest = await stoppable(log, ({ signal }) =>
      withAdminUrl(context, (adminUrl) =>
        takeBackup({
          to,
          dataDir,
          adminUrl,
          onStage: (stage) => log(describe(stage)),
          stop: signal,
        }),
      ),
    );
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    const { snapshotAt, files } = manifest;
    const key =
      environment.secretKey === null
        ? 'Secrets and keys of DATA_DIR are in it: keep it as safe as DATA_DIR.'
        : 'The key of SECRET_KEY is not in it: keep that one apart, second factors need it.';
    output.result(
      { to, snapshotAt, files: files.length, bytes, seconds },
      `Backup in ${to}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s.\n` +
        `Everything acknowledged before ${snapshotAt} is in it. ${key}`,
    );
  },
};

/** Backup and restore copy the files of the embedded cluster. */
export function refuseExternal({ environment }: Pick<CommandContext, 'environment'>): void {
  if (environment.databaseUrl === null) return;
  throw new Refusal(
    'DATABASE_URL names a PostgreSQL of yours: back it up and restore it with its own tools (pg_basebackup, or ' +
      'pg_dump as the owner role with row security off).',
  );
}

/** Of the copy that runs, or of a server that is started for this alone. */
async function withAdminUrl<Answer>(
  { environment: { dataDir }, output }: CommandContext,
  work: (adminUrl: string) => Promise<Answer>,
): Promise<Answer> {
  const running = runningEmbeddedUrls(dataDir);
  if (running) return work(running.adminUrl);
  refuseWithoutCluster(dataDir);
  const server = await EmbeddedServer.start({
    dataDir,
    log: (line) => output.progress(line),
    onLost: () => undefined,
  });
  try {
    return await work(server.urls.adminUrl);
  } finally {
    await server.stop();
  }
}

function describe(stage: BackupStage): string {
  switch (stage.kind) {
    case 'begun':
      return 'Backup begun';
    case 'copying':
      return `Copying: ${stage.written} of ${stage.of} files`;
    case 'copied':
      return 'Files copied: taking what was written meanwhile';
  }
}
