import type { ConsentText, ConsentTextChange } from '@glabella/contracts';
import type { ProtocolChoice } from '@glabella/dashboard/data-access';
import {
  consentPointIds,
  isAskedIn,
  shippedConsentPoints,
  type ConsentPointId,
  type ConsentReach,
} from '@glabella/domain/treatment';

/** Stands for the protocols that the practice adds later. */
export const LATER = 'later';

/** Ticks by protocol id: a point is asked in those that are ticked. */
export type Ticks = Readonly<Record<string, boolean>>;

/** What the form of the text holds while it is written. */
export interface TextEntry {
  readonly texts: Readonly<Record<ConsentPointId, string>>;
  readonly askedIn: Readonly<Record<ConsentPointId, Ticks>>;
  readonly furtherText: string;
  readonly asksAgain: boolean;
  readonly reason: string;
}

/** The text in force as a start for the next; a point that it does not have yet starts as the product words it. */
export function entryOf(
  { versions }: ConsentText,
  protocols: readonly ProtocolChoice[],
): TextEntry {
  const stored = versions[0]?.points ?? [];
  const pointOf = (id: ConsentPointId) =>
    stored.find((point) => point.id === id) ??
    shippedConsentPoints.find((point) => point.id === id);
  const everyPoint = <Value>(valueOf: (id: ConsentPointId) => Value) =>
    Object.fromEntries(consentPointIds.map((id) => [id, valueOf(id)])) as Record<
      ConsentPointId,
      Value
    >;
  return {
    texts: everyPoint((id) => pointOf(id)?.text ?? ''),
    askedIn: everyPoint((id) => ticksOf(pointOf(id)?.askedIn, protocols)),
    furtherText: versions[0]?.furtherText ?? '',
    asksAgain: false,
    reason: '',
  };
}

/** The entry as the next version of the text. */
export function changeOf(entry: TextEntry): ConsentTextChange {
  return {
    points: consentPointIds.map((id) => ({
      id,
      text: entry.texts[id].trim(),
      askedIn: reachOf(entry.askedIn[id]),
    })),
    furtherText: entry.furtherText.trim() || null,
    asksAgain: entry.asksAgain,
    reason: entry.reason.trim(),
  };
}

/** The ticks as the record keeps them: who is asked later decides which side is named. */
export function reachOf({ [LATER]: later, ...ticks }: Ticks): ConsentReach {
  const protocolIds = Object.keys(ticks).filter((id) => ticks[id] !== later);
  return { kind: later ? 'all-but' : 'only', protocolIds: protocolIds.sort() };
}

function ticksOf(reach: ConsentReach | undefined, protocols: readonly ProtocolChoice[]): Ticks {
  if (reach === undefined) return { [LATER]: true };
  // A protocol that the practice does not list any more keeps what was said of it.
  const ids = new Set([...protocols.map(({ id }) => id), ...reach.protocolIds]);
  return {
    ...Object.fromEntries([...ids].map((id) => [id, isAskedIn(reach, id)])),
    [LATER]: reach.kind === 'all-but',
  };
}
