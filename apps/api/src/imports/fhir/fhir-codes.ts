import { type Instrument, type InstrumentItem, instruments } from '@glabella/domain/instruments';
import { type JsonObject, objectsIn, textIn } from './json';

/** What a question or an observation stands for in one instrument. */
export type InstrumentRole =
  | { readonly instrument: Instrument; readonly part: 'panel' | 'total' | 'function' }
  | { readonly instrument: Instrument; readonly part: 'item'; readonly item: InstrumentItem };

const LOINC_SYSTEMS = ['http://loinc.org', 'https://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'];
const loincInText = /\d{4,5}-\d/;

/** The role of a LOINC code; undefined when it belongs to no instrument of ours. */
export function roleOfLoinc(code: string): InstrumentRole | undefined {
  return instruments.map((instrument) => roleIn(instrument, code)).find((role) => role);
}

function roleIn(instrument: Instrument, code: string): InstrumentRole | undefined {
  const { loinc, items, functionItem } = instrument;
  if (code === loinc.total) return { instrument, part: 'total' };
  if (code === loinc.panel) return { instrument, part: 'panel' };
  const item = items.find((one) => one.loinc === code);
  if (item) return { instrument, part: 'item', item };
  return functionItem?.loinc === code ? { instrument, part: 'function' } : undefined;
}

/** The role of a coded concept, by any of its LOINC codings. */
export function roleOfConcept(concept: JsonObject | null): InstrumentRole | undefined {
  return roleOfCodings(objectsIn(concept?.['coding']));
}

export function roleOfCodings(codings: readonly JsonObject[]): InstrumentRole | undefined {
  const found = codings
    .filter(isLoinc)
    .map((coding) => roleOfLoinc(textIn(coding, 'code') ?? ''))
    .find((role) => role !== undefined);
  return found;
}

/** The role of a linkId that carries a LOINC code, as in '/44250-9'. */
export function roleOfLinkId(linkId: string): InstrumentRole | undefined {
  const code = loincInText.exec(linkId.split('/').at(-1) ?? '')?.[0];
  return code === undefined ? undefined : roleOfLoinc(code);
}

/** Whether a coding is LOINC or does not say whose it is. */
export function isLoinc(coding: JsonObject): boolean {
  const system = textIn(coding, 'system');
  return system === null || LOINC_SYSTEMS.includes(system.replace(/\/$/, ''));
}
