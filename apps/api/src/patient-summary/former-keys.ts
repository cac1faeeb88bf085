import { thresholdsWith } from '@glabella/domain/outcomes';
import { attentionOf } from './attention-rows';
import type { SummaryFacts } from './summary-facts';

/** Since this derivation a reason's key goes on, after the ids that it was before, with the days and totals it rests on. */
const wholeKeysSince = 11;

/** A key of something that was set aside, as the row of `attention_handling` holds it from now on. */
export interface RenamedKey {
  readonly patient_id: string;
  readonly kind: string;
  readonly evidence_key: string;
}

/**
 * The facts with what was set aside under the keys of today, so that an upgrade brings back nothing that people have looked at;
 * the same facts where nothing was stored by older rules. May go once no installation holds rows of a derivation below 11.
 */
export function underWholeKeys<Facts extends SummaryFacts>(
  facts: Facts,
  derivation: number | undefined,
): Facts {
  const isOlder = derivation !== undefined && derivation < wholeKeysSince;
  if (!isOlder || facts.setAsides.length === 0) return facts;
  const raised = attentionOf(facts, thresholdsWith(facts.thresholdValues ?? {}));
  const setAsides = facts.setAsides.map((setAside) => {
    const whole = raised.find(
      ({ kind, evidenceKey }) =>
        kind === setAside.kind && evidenceKey.startsWith(`${setAside.evidenceKey}:`),
    );
    return whole === undefined ? setAside : { ...setAside, evidenceKey: whole.evidenceKey };
  });
  return { ...facts, setAsides };
}

/** Which keys are others than those that were stored. */
export function renamedKeys(stored: SummaryFacts, renamed: SummaryFacts): RenamedKey[] {
  return renamed.setAsides
    .filter((setAside) => !stored.setAsides.includes(setAside))
    .map(({ kind, evidenceKey }) => ({ patient_id: stored.id, kind, evidence_key: evidenceKey }));
}
