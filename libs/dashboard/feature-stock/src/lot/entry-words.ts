import type { StockLotRecord } from '@glabella/contracts';
import { stockEntryLabels } from '@glabella/domain/treatment';
import { formatDateTime } from '@glabella/domain/values';
import { vialsInWords } from '../stock/lot-words';

type Entry = StockLotRecord['entries'][number];

function signed(vials: number): string {
  if (vials === 0) return '0';
  return vials > 0 ? `+${vials}` : `−${-vials}`;
}

/** What an entry says beside its vials: units of a session, the time of an opening, what was missing. */
export function entryDetails(entry: Entry, timeZone: string): string {
  const { injectedUnits, wastedUnits, missing, kind, reconstitutedAt, diluentMl } = entry;
  const units =
    kind === 'used' || kind === 'use-undone'
      ? [`${Math.abs(injectedUnits)} U injected, ${Math.abs(wastedUnits)} U wasted`]
      : kind === 'wasted'
        ? [`${wastedUnits} U wasted`]
        : [];
  const made =
    reconstitutedAt === null
      ? []
      : [`reconstituted ${formatDateTime(reconstitutedAt, timeZone)} with ${diluentMl} mL`];
  const lacking = missing > 0 ? [`${vialsInWords(missing)} not on hand`] : [];
  return [...units, ...made, ...lacking].join('; ');
}

/** One line of the history of a lot, in words. */
export function entryRow(entry: Entry, timeZone: string) {
  return {
    ordinal: entry.ordinal,
    what: stockEntryLabels[entry.kind],
    unopened: signed(entry.unopened),
    open: signed(entry.open),
    details: entryDetails(entry, timeZone),
    session: entry.session,
    reason: entry.reason ?? '',
    by: `${entry.author.displayName}, ${formatDateTime(entry.recordedAt, timeZone)}`,
  };
}
