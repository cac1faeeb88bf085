import { hashEvent, type EventText } from './event-hash';
import { HeadsFile } from './heads-file';
import { makeSeal, type Seal } from './seal';
import { boundAfter, type SealRepository } from './seal.repository';
import type { HeadSigner } from './signing-key';

/** Events per seal; a transaction is never cut in two. */
const MOST_EVENTS = 5_000;

/** The signed file and the database contradict each other: sealing on would cover that up. */
export class ChainContradicted extends Error {
  override readonly name = 'ChainContradicted';

  constructor(
    readonly practiceId: string,
    readonly seal: number,
  ) {
    super(`The audit chain of practice ${practiceId} contradicts its signed heads at seal ${seal}`);
  }
}

/** What sealing one practice needs. */
export interface SealingTools {
  readonly repository: SealRepository;
  readonly signer: HeadSigner;
  readonly dataDir: string;
}

/** Seals what is settled in a practice; answers its last seal, null when there has never been an event. */
export async function sealPractice(
  tools: SealingTools,
  practiceId: string,
  last: Seal | null,
): Promise<Seal | null> {
  let newest = last;
  for (;;) {
    const seal = await sealOnce(tools, practiceId, newest);
    if (!seal) return newest;
    await new HeadsFile(tools.dataDir, practiceId).append(seal, tools.signer);
    newest = seal;
  }
}

/**
 * The last seal of a practice after a start. Seals that a crash left unsigned are signed now if they follow the last
 * signed one; anything else is a `ChainContradicted`.
 */
export async function resumeChain(
  { repository, signer, dataDir }: SealingTools,
  practiceId: string,
): Promise<Seal | null> {
  const file = new HeadsFile(dataDir, practiceId);
  const head = await file.last(signer.verify);
  const from = head?.seal ?? 1;
  return repository.inPractice(practiceId, async () => {
    let newest: Seal | null = null;
    for (let next = from; ; next += 1) {
      const [seal] = await repository.sealsFrom(practiceId, next, 1);
      if (!seal || seal.seal !== next) break;
      if (head && next === head.seal) {
        if (!head.isGenuine || !seal.link.equals(head.link)) {
          throw new ChainContradicted(practiceId, next);
        }
      } else {
        await file.append(followed(newest, seal), signer);
      }
      newest = seal;
    }
    if (head && !newest) throw new ChainContradicted(practiceId, head.seal);
    return newest;
  });
}

/** The seal, if it is the one that must follow. */
function followed(previous: Seal | null, seal: Seal): Seal {
  const expected = makeSeal(previous, seal);
  if (expected.seal !== seal.seal || !expected.link.equals(seal.link)) {
    throw new ChainContradicted(seal.practiceId, seal.seal);
  }
  return seal;
}

function sealOnce(
  { repository }: SealingTools,
  practiceId: string,
  last: Seal | null,
): Promise<Seal | null> {
  return repository.inPractice(practiceId, async () => {
    const bound = boundAfter(last);
    const found = await repository.settledEvents(practiceId, bound, MOST_EVENTS + 1);
    const [first] = found;
    if (!first) return null;
    const whole = wholeTransactions(found);
    const covered =
      whole.length > 0
        ? whole
        : await repository.eventsBetween(practiceId, first.epoch, first.xid, following(first.xid));
    const seal = makeSeal(last, {
      practiceId,
      epoch: first.epoch,
      belowXid: following(covered.at(-1)?.xid ?? first.xid),
      eventIds: covered.map(({ id }) => id),
      eventHashes: Buffer.concat(covered.map((event) => hashEvent(practiceId, event))),
    });
    await repository.insert(seal);
    return seal;
  });
}

/** Events of one epoch; when there are too many, those of the last transaction wait for the next seal. */
function wholeTransactions(events: readonly EventText[]): readonly EventText[] {
  const [first] = events;
  const ofEpoch = events.filter(({ epoch }) => epoch === first?.epoch);
  if (ofEpoch.length <= MOST_EVENTS) return ofEpoch;
  const lastXid = ofEpoch.at(-1)?.xid;
  return ofEpoch.filter(({ xid }) => xid !== lastXid);
}

function following(xid: string): string {
  return String(BigInt(xid) + 1n);
}
