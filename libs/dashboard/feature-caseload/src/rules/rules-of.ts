import { findInstrument, phq9 } from '@glabella/domain/instruments';
import {
  attentionRules,
  withResponseRule,
  type AttentionRule,
  type OutcomeThresholds,
} from '@glabella/domain/outcomes';
import {
  leadInstrument,
  reinjectionFromDay,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';

/** The rules by which the patients of a protocol stand in the list: with its measure, its interval and its own response. */
export function rulesOf(
  protocol: TreatmentProtocol,
  thresholds: OutcomeThresholds,
): AttentionRule[] {
  const instrument = findInstrument(leadInstrument(protocol)) ?? phq9;
  const numbers = withResponseRule(thresholds, protocol.responseRule, instrument);
  return attentionRules(instrument, reinjectionFromDay(protocol), numbers);
}
