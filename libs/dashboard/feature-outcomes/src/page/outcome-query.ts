import {
  careSiteFilterSchema,
  diagnosisFilterSchema,
  protocolIdSchema,
  type OutcomeQuestion,
} from '@glabella/contracts';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import { ageBands, doseBands, hasShares, monthsBack } from '@glabella/domain/outcomes';
import { findProduct, resistanceStrata, sexes, type Sex } from '@glabella/domain/treatment';
import { isCalendarDate, type CalendarDate } from '@glabella/domain/values';

/** What the address of the page may say; none of it names a patient. */
export interface OutcomeAddress {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly instrument?: string | undefined;
  readonly protocol?: string | undefined;
  readonly diagnosis?: string | undefined;
  readonly product?: string | undefined;
  readonly dose?: string | undefined;
  readonly sex?: string | undefined;
  readonly age?: string | undefined;
  readonly resistance?: string | undefined;
  readonly site?: string | undefined;
  readonly responsible?: string | undefined;
}

const staffId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How long the report looks back where the address says nothing, in months: long enough for week 12 of a year's courses. */
export const plainMonths = 24;

/** The question that the address asks; what it says wrongly counts as not said. */
export function outcomeQuestionOf(address: OutcomeAddress, today: CalendarDate): OutcomeQuestion {
  const day = (text: string | undefined): CalendarDate | undefined =>
    text !== undefined && isCalendarDate(text) ? text : undefined;
  const to = day(address.to) ?? today;
  const from = day(address.from) ?? monthsBack(to, plainMonths);
  const protocolId = protocolIdSchema.safeParse(address.protocol).data;
  const diagnosisCode = diagnosisFilterSchema.safeParse(address.diagnosis).data;
  const product = findProduct(address.product ?? '');
  const dose = product && doseBands.find(({ id }) => id === address.dose);
  const sex = sexes.find((one): one is Sex => one === address.sex);
  const age = ageBands.find(({ id }) => id === address.age);
  const resistance = resistanceStrata.find(({ id }) => id === address.resistance);
  const careSite = careSiteFilterSchema.safeParse(address.site).data;
  const { responsible } = address;
  const asked = findInstrument(address.instrument ?? '');
  return {
    // A period that ends before it begins is its last day alone.
    from: from <= to ? from : to,
    to,
    instrumentId: (asked && hasShares(asked) ? asked : phq9).id,
    ...(protocolId !== undefined && { protocolId }),
    ...(diagnosisCode !== undefined && { diagnosisCode }),
    ...(product && { productId: product.id }),
    ...(dose && { doseBand: dose.id }),
    ...(sex && { sex }),
    ...(age && { ageBand: age.id }),
    ...(resistance && { resistance: resistance.id }),
    ...(careSite !== undefined && { careSite }),
    ...(responsible !== undefined && staffId.test(responsible) && { responsibleId: responsible }),
  };
}

/** True when a filter leaves out some of the practice's patients; the period does not count. */
export function isNarrowed(question: OutcomeQuestion): boolean {
  const address = addressOf(question);
  return Object.keys(withoutFilters).some((name) => address[name] !== undefined);
}

/** What the address says where it asks this question: the other way round than `outcomeQuestionOf`. */
export function addressOf(question: OutcomeQuestion): Readonly<Record<string, string | undefined>> {
  return {
    from: question.from,
    to: question.to,
    instrument: question.instrumentId,
    protocol: question.protocolId,
    diagnosis: question.diagnosisCode,
    product: question.productId,
    dose: question.doseBand,
    sex: question.sex,
    age: question.ageBand,
    resistance: question.resistance,
    site: question.careSite,
    responsible: question.responsibleId,
  };
}

/** What takes every filter out of the address and leaves the period and the questionnaire. */
export const withoutFilters: Readonly<Record<string, null>> = {
  protocol: null,
  diagnosis: null,
  product: null,
  dose: null,
  sex: null,
  age: null,
  resistance: null,
  site: null,
  responsible: null,
};
