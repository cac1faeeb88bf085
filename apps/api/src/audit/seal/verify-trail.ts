import { hashEvent, type EventText } from './event-hash';
import { HeadsFile, type SignedHead } from './heads-file';
import { firstLink, hashAt, linkOf, type Seal } from './seal';
import { boundAfter, type SealRepository } from './seal.repository';
import type { HeadSigner } from './signing-key';

const SEALS_AT_ONCE = 200;

/** One thing that is not as it was sealed. `eventId` names the row where there is one to name. */
export interface TrailFinding {
  readonly kind:
    | 'event-changed'
    | 'event-deleted'
    | 'event-inserted'
    | 'seal-changed'
    | 'seal-deleted'
    | 'head-forged';
  readonly seal: number;
  readonly eventId: string | null;
}

/** What verifying one practice found. */
export interface TrailReport {
  readonly practiceId: string;
  readonly seals: number;
  readonly events: number;
  /** Newest seals that the signed file does not have yet. */
  readonly unsignedSeals: number;
  /** Events that no seal covers yet, and since when the oldest of them stands. */
  readonly unsealedEvents: number;
  readonly oldestUnsealedAt: Date | null;
  readonly findings: readonly TrailFinding[];
}

/**
 * Checks every event of a practice against its seals, the seals against each other, and both against the signed heads
 * outside the database. Where a genuine head is there, it is what counts: also for a chain that was computed anew.
 * A server may seal meanwhile: heads are read as of before the database is, so that each has its seal there.
 */
export async function verifyTrail(
  repository: SealRepository,
  practiceId: string,
  dataDir: string,
  verify: HeadSigner['verify'] | null,
): Promise<TrailReport> {
  const file = new HeadsFile(dataDir, practiceId);
  const bytes = await file.size();
  const heads = verify ? file.read(verify, bytes) : noHeads();
  return repository.inPractice(practiceId, () =>
    new TrailVerification(repository, practiceId, heads).run(),
  );
}

async function* noHeads(): AsyncGenerator<SignedHead> {
  // Nothing was ever signed in this folder.
}

async function nextOf<Value>(values: AsyncGenerator<Value>): Promise<Value | null> {
  const next = await values.next();
  return next.done ? null : next.value;
}

/** One walk along a practice's seals and heads, side by side. */
class TrailVerification {
  private readonly findings: TrailFinding[] = [];
  private readonly sealedIds = new Set<string>();
  private link: Buffer;
  private bound = boundAfter(null);
  private seals = 0;
  private events = 0;
  private unsignedSeals = 0;
  private lastHead = 0;

  constructor(
    private readonly repository: SealRepository,
    private readonly practiceId: string,
    private readonly heads: AsyncGenerator<SignedHead>,
  ) {
    this.link = firstLink(practiceId);
  }

  async run(): Promise<TrailReport> {
    const seals = this.storedSeals();
    let stored = await nextOf(seals);
    let head = await this.nextHead();
    let expected = 1;
    while (stored || head) {
      const number = Math.min(stored?.seal ?? Infinity, head?.seal ?? Infinity);
      if (number > expected) this.note('seal-deleted', expected);
      const signed = head?.seal === number ? head : null;
      if (stored?.seal === number) {
        await this.checkSeal(stored, signed?.isGenuine ? signed : null);
        stored = await nextOf(seals);
      } else if (signed) {
        await this.missingSeal(signed);
      }
      if (signed) head = await this.nextHead();
      expected = number + 1;
    }
    const unsealed = await this.repository.unsealed(this.practiceId, this.bound);
    return {
      practiceId: this.practiceId,
      seals: this.seals,
      events: this.events,
      unsignedSeals: this.unsignedSeals,
      unsealedEvents: unsealed.count,
      oldestUnsealedAt: unsealed.oldestAt,
      findings: this.findings,
    };
  }

  private async *storedSeals(): AsyncGenerator<Seal> {
    for (let from = 1; ;) {
      const seals = await this.repository.sealsFrom(this.practiceId, from, SEALS_AT_ONCE);
      yield* seals;
      const last = seals.at(-1);
      if (!last || seals.length < SEALS_AT_ONCE) return;
      from = last.seal + 1;
    }
  }

  /** The next head of the file. One that a crash let be written twice counts once; one out of order is not genuine. */
  private async nextHead(): Promise<SignedHead | null> {
    for (;;) {
      const head = await nextOf(this.heads);
      if (!head) return null;
      const isNext = head.seal > this.lastHead;
      if (!head.isGenuine || head.seal < this.lastHead) this.note('head-forged', head.seal);
      if (!isNext) continue;
      this.lastHead = head.seal;
      return head;
    }
  }

  private async checkSeal(stored: Seal, genuine: SignedHead | null): Promise<void> {
    this.seals += 1;
    this.unsignedSeals = genuine ? 0 : this.unsignedSeals + 1;
    const isIntact = stored.previousLink.equals(this.link) && linkOf(stored).equals(stored.link);
    const isAsSigned = !genuine || genuine.link.equals(stored.link);
    if (!isIntact || !isAsSigned) this.note('seal-changed', stored.seal);
    const truth = genuine ?? stored;
    await this.checkEvents(truth);
    this.link = truth.link;
  }

  /** A seal that the file has and the database has not: its events are known all the same. */
  private async missingSeal(head: SignedHead): Promise<void> {
    this.note('seal-deleted', head.seal);
    if (!head.isGenuine) return;
    await this.checkEvents(head);
    this.link = head.link;
  }

  private async checkEvents(seal: Seal): Promise<void> {
    const from = seal.epoch === this.bound.epoch ? this.bound.belowXid : '0';
    const found = await this.repository.eventsBetween(
      this.practiceId,
      seal.epoch,
      from,
      seal.belowXid,
    );
    const byId = new Map(found.map((event) => [event.id, event]));
    const absent = seal.eventIds.filter((id) => !byId.has(id));
    const moved = absent.length > 0 ? await this.elsewhere(absent) : new Set<string>();
    for (const [position, id] of seal.eventIds.entries()) {
      this.events += 1;
      this.sealedIds.add(id);
      const event = byId.get(id);
      if (!event) this.note(moved.has(id) ? 'event-changed' : 'event-deleted', seal.seal, id);
      else if (!this.isAsSealed(event, hashAt(seal, position))) {
        this.note('event-changed', seal.seal, id);
      }
    }
    const listed = new Set(seal.eventIds);
    for (const { id } of found) {
      if (!listed.has(id) && !this.sealedIds.has(id)) this.note('event-inserted', seal.seal, id);
    }
    this.bound = boundAfter(seal);
  }

  /** Events that are still there under other transaction numbers: changed, not deleted. */
  private async elsewhere(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.repository.eventsById(this.practiceId, ids);
    return new Set(found.map(({ id }) => id));
  }

  private isAsSealed(event: EventText, hash: Buffer): boolean {
    return hashEvent(this.practiceId, event).equals(hash);
  }

  private note(kind: TrailFinding['kind'], seal: number, eventId: string | null = null): void {
    this.findings.push({ kind, seal, eventId });
  }
}
