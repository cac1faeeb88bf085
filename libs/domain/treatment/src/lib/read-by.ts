import { findInstrument, type Instrument, phq9 } from '@glabella/domain/instruments';
import { leadInstrument, type ProtocolContent } from './protocol';

/**
 * Whether a course is read by an instrument: its protocol asks for it, or for another of the same concern. By any other one
 * it has no baseline, no verdict and no cycle: a PHQ-9 says nothing of what an axilla was injected for.
 */
export function isReadBy(
  protocol: Pick<ProtocolContent, 'instruments'>,
  instrumentId: string,
): boolean {
  if (protocol.instruments.includes(instrumentId)) return true;
  const concern = findInstrument(instrumentId)?.concern;
  return findInstrument(leadInstrument(protocol))?.concern === concern;
}

/** What a patient is asked where nobody chose a form: the PHQ-9, unless the course is read by another instrument. */
export function plainInstrument(protocol: Pick<ProtocolContent, 'instruments'> | null): Instrument {
  if (protocol === null || isReadBy(protocol, phq9.id)) return phq9;
  return findInstrument(leadInstrument(protocol)) ?? phq9;
}
