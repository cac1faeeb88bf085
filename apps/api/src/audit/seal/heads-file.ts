import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { linkOf, type Seal } from './seal';
import type { HeadSigner } from './signing-key';

const FOLDER = 'audit-heads';

const lineSchema = z.strictObject({
  practice: z.uuid(),
  seal: z.int().min(1),
  epoch: z.int(),
  belowXid: z.string(),
  ids: z.array(z.string()).readonly(),
  hashes: z.base64(),
  previous: z.base64(),
  link: z.base64(),
  signature: z.base64(),
});

/** A seal as the file outside the database keeps it, and whether its signature and its own link are right. */
export interface SignedHead extends Seal {
  readonly isGenuine: boolean;
}

/**
 * The signed copy of a practice's seals, one per line, outside the database: whoever can rewrite the database cannot
 * rewrite this. It holds ids and hashes, nothing of a patient.
 */
export class HeadsFile {
  private readonly file: string;

  constructor(
    private readonly dataDir: string,
    private readonly practiceId: string,
  ) {
    this.file = join(dataDir, FOLDER, `${practiceId}.jsonl`);
  }

  /** Appends a seal and resolves once it is on the disk. */
  async append(seal: Seal, signer: HeadSigner): Promise<void> {
    await mkdir(join(this.dataDir, FOLDER), { recursive: true, mode: 0o700 });
    const handle = await open(this.file, 'a', 0o600);
    try {
      // A line that a crash cut off is closed first; readers pass over it.
      const begin = (await this.endsInMiddleOfLine()) ? '\n' : '';
      await handle.write(`${begin}${toLine(seal, signer)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /**
   * Every head in the order of the file; empty without one. Lines cut off, by a crash or by the last of the `bytes`
   * that are read, are passed over.
   */
  async *read(verify: HeadSigner['verify'], bytes?: number): AsyncGenerator<SignedHead> {
    const length = bytes ?? (await this.size());
    if (length === 0) return;
    const input = createReadStream(this.file, { end: length - 1 });
    const lines = createInterface({ input, crlfDelay: Infinity });
    for await (const line of lines) {
      const head = fromLine(line, verify);
      if (head) yield head;
    }
  }

  /** The last head; null without a file. */
  async last(verify: HeadSigner['verify']): Promise<SignedHead | null> {
    let last: SignedHead | null = null;
    for await (const head of this.read(verify)) last = head;
    return last;
  }

  /** In bytes; 0 without a file. */
  async size(): Promise<number> {
    try {
      return (await stat(this.file)).size;
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return 0;
      throw error;
    }
  }

  private async endsInMiddleOfLine(): Promise<boolean> {
    const size = await this.size();
    if (size === 0) return false;
    const handle = await open(this.file, 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
      return buffer.toString() !== '\n';
    } finally {
      await handle.close();
    }
  }
}

/** The link covers everything else, so signing practice, number and link signs the whole head. */
function signedText({
  practiceId,
  seal,
  link,
}: Pick<Seal, 'practiceId' | 'seal' | 'link'>): string {
  return `glabella audit head\n${practiceId}\n${seal}\n${link.toString('base64')}`;
}

function toLine(seal: Seal, signer: HeadSigner): string {
  return JSON.stringify({
    practice: seal.practiceId,
    seal: seal.seal,
    epoch: seal.epoch,
    belowXid: seal.belowXid,
    ids: seal.eventIds,
    hashes: seal.eventHashes.toString('base64'),
    previous: seal.previousLink.toString('base64'),
    link: seal.link.toString('base64'),
    signature: signer.sign(signedText(seal)).toString('base64'),
  } satisfies z.infer<typeof lineSchema>);
}

function fromLine(line: string, verify: HeadSigner['verify']): SignedHead | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const { success, data } = lineSchema.safeParse(json);
  if (!success) return null;
  const seal: Seal = {
    practiceId: data.practice,
    seal: data.seal,
    epoch: data.epoch,
    belowXid: data.belowXid,
    eventIds: data.ids,
    eventHashes: Buffer.from(data.hashes, 'base64'),
    previousLink: Buffer.from(data.previous, 'base64'),
    link: Buffer.from(data.link, 'base64'),
  };
  const isGenuine =
    linkOf(seal).equals(seal.link) &&
    verify(signedText(seal), Buffer.from(data.signature, 'base64'));
  return { ...seal, isGenuine };
}
