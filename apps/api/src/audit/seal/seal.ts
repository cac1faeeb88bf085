import { createHash } from 'node:crypto';
import { HASH_BYTES } from './event-hash';

/** One link of a practice's chain: which events it covers, with their hashes, and what it follows. */
export interface Seal {
  readonly practiceId: string;
  /** 1 for the first. */
  readonly seal: number;
  readonly epoch: number;
  /** Every event of the epoch in a transaction below this one, and not in an earlier seal, is in this seal. */
  readonly belowXid: string;
  readonly eventIds: readonly string[];
  /** 32 bytes per event, in the order of `eventIds`. */
  readonly eventHashes: Buffer;
  readonly previousLink: Buffer;
  readonly link: Buffer;
}

/** What a practice's first seal follows. */
export function firstLink(practiceId: string): Buffer {
  return createHash('sha256').update(`glabella audit chain of ${practiceId}`).digest();
}

/** Binds the next events to the seal before; `previous` is null for the first seal of a practice. */
export function makeSeal(
  previous: Pick<Seal, 'seal' | 'link'> | null,
  covered: Omit<Seal, 'seal' | 'previousLink' | 'link'>,
): Seal {
  const unlinked = {
    ...covered,
    seal: (previous?.seal ?? 0) + 1,
    previousLink: previous?.link ?? firstLink(covered.practiceId),
  };
  return { ...unlinked, link: linkOf(unlinked) };
}

/** The link that a seal must have, by everything that it says. */
export function linkOf(seal: Omit<Seal, 'link'>): Buffer {
  const { practiceId, epoch, belowXid, eventIds } = seal;
  const facts = [practiceId, seal.seal, epoch, belowXid, eventIds];
  return createHash('sha256')
    .update(seal.previousLink)
    .update(JSON.stringify(facts))
    .update(seal.eventHashes)
    .digest();
}

/** The hash that a seal keeps of its event at a position. */
export function hashAt(seal: Pick<Seal, 'eventHashes'>, position: number): Buffer {
  return seal.eventHashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
}
