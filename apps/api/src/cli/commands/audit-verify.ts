import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SealRepository } from '../../audit/seal/seal.repository';
import { verifierIn } from '../../audit/seal/signing-key';
import { verifyTrail, type TrailFinding, type TrailReport } from '../../audit/seal/verify-trail';
import { Refusal } from '../../config/refusal';
import { withClient } from '../../database/roles';
import { asQuery, refuseNewerSchema } from '../../database/schema-version';
import type { Command } from '../command';
import { withDatabase } from '../with-app';

const words: Readonly<Record<TrailFinding['kind'], string>> = {
  'event-changed': 'was changed after it was sealed',
  'event-deleted': 'was deleted',
  'event-inserted': 'was put in after its time was sealed',
  'seal-changed': 'does not say what was signed, or does not follow the one before',
  'seal-deleted': 'is gone',
  'head-forged': 'has a head in the signed file that is not genuine',
};

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'Check every audit event against the sealed chain and its signed heads.',
  details:
    'Names every row that was edited, deleted, swapped or put in, also when the chain was computed anew.\n' +
    'The heads and the public key are read from DATA_DIR. Exit code 1 when something is not as it was ' +
    'sealed, or when there are heads and no key.',
  options: {},
  async run(context) {
    const { environment, output } = context;
    const { dataDir } = environment;
    const verify = await verifierIn(dataDir);
    if (verify === null && practicesWithHeads(dataDir).length > 0) throw withoutKey(dataDir);
    const reports = await withDatabase(context, ({ appUrl }) =>
      withClient(appUrl, async (client) => {
        await refuseNewerSchema(asQuery(client));
        const repository = new SealRepository(client);
        const ids = new Set([...(await repository.practiceIds()), ...practicesWithHeads(dataDir)]);
        const found: TrailReport[] = [];
        for (const id of ids) found.push(await verifyTrail(repository, id, dataDir, verify));
        return found;
      }),
    );
    const text = reports.map(describe).join('\n\n');
    if (reports.some(({ findings }) => findings.length > 0)) {
      output.progress(text);
      throw new Refusal('The audit trail is not as it was sealed.');
    }
    output.result({ practices: reports }, text || 'There is no practice, and no trail to check.');
  },
};

/** Without the key a chain that was computed anew looks like the one that was signed. */
const withoutKey = (dataDir: string) =>
  new Refusal(
    `The audit trail cannot be checked: ${dataDir} holds signed heads and neither audit-signing.pub nor ` +
      'audit-signing.key.\nBring them back from a backup, then verify again.',
  );

/** A practice that is gone from the database still has its signed heads. */
function practicesWithHeads(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, 'audit-heads')).map((file) => file.replace('.jsonl', ''));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}

function describe(report: TrailReport): string {
  const { practiceId, seals, events, unsignedSeals, unsealedEvents, findings } = report;
  const state = findings.length === 0 ? 'intact' : `${findings.length} findings`;
  return [
    `Practice ${practiceId}: ${events} events in ${seals} seals, ${state}.`,
    ...(unsignedSeals > 0 ? [`  ${unsignedSeals} newest seals are not signed yet.`] : []),
    ...(unsealedEvents > 0 ? [`  ${unsealedEvents} newest events are not sealed yet.`] : []),
    ...findings.map(({ kind, seal, eventId }) =>
      eventId === null
        ? `  Seal ${seal} ${words[kind]}.`
        : `  Event ${eventId} (seal ${seal}) ${words[kind]}.`,
    ),
  ].join('\n');
}
