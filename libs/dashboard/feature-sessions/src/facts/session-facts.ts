import type { SessionDraftBody } from '@glabella/contracts';
import {
  aftercareMethodLabels,
  contraindications,
  aftercareListOf,
  aftercareShort,
  findAftercare,
  findProduct,
  frownLabel,
  isExactUnits,
  precautions,
  precautionsAnswered,
  siteLabel,
  sortSites,
  totalUnits,
  type AftercareList,
  type FrownSeverity,
  type SessionSite,
} from '@glabella/domain/treatment';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** One fact of a session in words; the key is stable, the text '' where nothing stands. */
export interface SessionFact {
  readonly key: SessionFactKey;
  readonly label: string;
  readonly text: string;
}

/** What the words of a fact need: the clock of the practice, the people's names, what was told in words. */
export interface FactWords {
  readonly timeZone: string;
  readonly nameOf: (personId: string) => string;
  /** The few words of an instruction as that version of the aftercare list has it. */
  readonly aftercareOf: (listVersion: number, id: string) => string;
}

/** The words of instructions, as each of these versions has them; an id where none of them knows it. */
export function aftercareWords(lists: readonly AftercareList[]): FactWords['aftercareOf'] {
  return (listVersion, id) => {
    const list = aftercareListOf(lists, listVersion);
    const instruction = list && findAftercare(list, id);
    return instruction ? aftercareShort(instruction) : id;
  };
}

const factLabels = {
  date: 'Date of the injection',
  time: 'Time of the injection',
  injector: 'Injected by',
  'care-site': 'Site of care',
  product: 'Product',
  lot: 'Lot',
  expiry: 'Use through',
  vial: 'Vial',
  opened: 'Vials opened',
  diluent: 'Diluent per vial',
  reconstituted: 'Reconstituted',
  'reconstituted-by': 'Reconstituted by',
  drawn: 'Drawn up',
  seal: 'Seal and hologram',
  sites: 'Sites',
  total: 'Total',
  'frown-rest': 'Frown at rest',
  'frown-maximum': 'Frown at maximum',
  contraindications: 'Contraindications',
  precautions: 'Precautions',
  elsewhere: 'Toxin at other clinics',
  consent: 'Consent',
  answers: 'Answers to checks',
  aftercare: 'Aftercare told',
  'aftercare-how': 'Aftercare, how, by whom and when',
  note: 'Note',
  reason: 'Reason of the amendment',
} as const;

/** The stable names of the facts, in reading order. */
export type SessionFactKey = keyof typeof factLabels;

const answerWords = {
  yes: 'yes',
  no: 'no',
  'not-applicable': 'not applicable',
  'not-known': 'not known',
} as const;

/** Everything that a draft or a signed version says, in words and in reading order, each fact once. */
export function sessionFacts(body: SessionDraftBody, words: FactWords): SessionFact[] {
  const texts: Record<SessionFactKey, string> = {
    date: dayText(body.performedOn),
    time: instantText(body.injectedAt, words),
    injector: body.performedById === null ? '' : words.nameOf(body.performedById),
    'care-site': body.careSite?.name ?? '',
    product: productText(body.productId),
    lot: body.lotNumber ?? '',
    expiry: dayText(body.lotExpiresOn),
    vial: measure(body.vialUnits, 'U'),
    opened: body.vialsOpened === null ? '' : String(body.vialsOpened),
    diluent: measure(body.diluentMl, 'mL'),
    reconstituted: instantText(body.reconstitutedAt, words),
    'reconstituted-by': reconstituterText(body),
    drawn: measure(body.unitsDrawn, 'U'),
    seal: sealText(body),
    sites: sortSites(body.sites).map(siteText).join('\n'),
    total: totalText(body.sites),
    'frown-rest': frownText(body.frownAtRest),
    'frown-maximum': frownText(body.frownAtMaximum),
    contraindications: contraindicationText(body),
    precautions: precautionText(body),
    elsewhere: elsewhereText(body),
    consent: dayText(body.consentOn),
    answers: answersText(body),
    aftercare: body.aftercareTold
      .map((id) => words.aftercareOf(body.aftercareListVersion, id))
      .join('\n'),
    'aftercare-how': aftercareHow(body, words),
    note: body.note ?? '',
    reason: body.amendmentReason ?? '',
  };
  return (Object.keys(factLabels) as SessionFactKey[]).map((key) => ({
    key,
    label: factLabels[key],
    text: texts[key],
  }));
}

/** The facts whose words differ between two versions, with both texts; none where both say the same. */
export function changedFacts(
  before: readonly SessionFact[],
  after: readonly SessionFact[],
): (SessionFact & { readonly before: string })[] {
  const earlier = new Map(before.map(({ key, text }) => [key, text]));
  return after
    .map((fact) => ({ ...fact, before: earlier.get(fact.key) ?? '' }))
    .filter((fact) => fact.before !== fact.text);
}

/** The exact sum of the units entered so far; null where one of them cannot be added up. */
export function unitsEntered(sites: readonly Pick<SessionSite, 'units'>[]): number | null {
  const canAdd = sites.every(({ units }) => units === null || (units >= 0 && isExactUnits(units)));
  return canAdd ? totalUnits(sites) : null;
}

/** A site with its units in words: 'Corrugator, medial, left: 6 U'. */
export function siteText({ muscle, side, units }: SessionSite): string {
  return `${siteLabel(muscle, side)}: ${units === null ? 'units not entered' : `${units} U`}`;
}

function dayText(on: string | null): string {
  return on === null ? '' : formatDate(on);
}

function instantText(at: string | null, { timeZone }: FactWords): string {
  return at === null ? '' : formatDateTime(at, timeZone);
}

function measure(amount: number | null, unit: string): string {
  return amount === null ? '' : `${amount} ${unit}`;
}

function reconstituterText({ reconstitutedBy }: SessionDraftBody): string {
  if (reconstitutedBy === null) return '';
  const { staffId, name } = reconstitutedBy;
  return staffId === null ? `${name.trim()} (outside pharmacy)` : name;
}

function sealText({ sealIntact }: SessionDraftBody): string {
  if (sealIntact === null) return '';
  return sealIntact ? 'intact' : 'not intact';
}

function productText(productId: string | null): string {
  if (productId === null) return '';
  const product = findProduct(productId);
  return product ? `${product.name} (${product.brand})` : productId;
}

function totalText(sites: SessionDraftBody['sites']): string {
  const isWhole = sites.length > 0 && sites.every(({ units }) => units !== null);
  return isWhole ? measure(unitsEntered(sites), 'U') : '';
}

function frownText(grade: number | null): string {
  return grade === null ? '' : frownLabel(grade as FrownSeverity);
}

function contraindicationText({ contraindications: answers }: SessionDraftBody): string {
  return contraindications
    .flatMap(({ id, label }) => {
      const answer = answers[id];
      return answer === undefined ? [] : [`${label}: ${answerWords[answer]}`];
    })
    .join('\n');
}

function precautionText({ precautions: answers }: SessionDraftBody): string {
  const asked = precautions.filter(({ id }) => answers[id] !== undefined);
  if (asked.length === 0) return '';
  const present = precautionsAnswered(answers, 'yes').map(({ label }) => label);
  const notKnown = precautionsAnswered(answers, 'not-known').map(
    ({ label }) => `${label}: not known`,
  );
  const left = precautions.length - asked.length;
  const unasked = left === 0 ? [] : [`${left} not asked`];
  const lines = [...present, ...notKnown, ...unasked];
  return lines.length === 0 ? 'none' : lines.join('\n');
}

/** A dose given elsewhere in words: '30 Sep 2026, onabotulinumtoxinA, 155 U'. */
export function elsewhereDose({
  on,
  productId,
  units,
}: {
  readonly on: string;
  readonly productId: string | null;
  readonly units: number | null;
}): string {
  const product =
    productId === null ? 'product unknown' : (findProduct(productId)?.name ?? productId);
  return `${formatDate(on)}, ${product}, ${units === null ? 'units unknown' : `${units} U`}`;
}

function elsewhereText({ elsewhereAsked, toxinElsewhere }: SessionDraftBody): string {
  if (toxinElsewhere.length > 0) return toxinElsewhere.map(elsewhereDose).join('\n');
  return elsewhereAsked ? 'asked, none' : '';
}

function answersText({ checkAnswers }: SessionDraftBody): string {
  return checkAnswers
    .flatMap(({ evidence, code, acknowledged, reason }) => {
      const answer = (reason ?? '').trim() || (acknowledged ? 'acknowledged' : '');
      return answer === '' ? [] : [`${evidence ?? code} ${answer}`];
    })
    .join('\n');
}

function aftercareHow(
  { aftercareMethod, aftercareById, aftercareAt }: SessionDraftBody,
  words: FactWords,
): string {
  const how = aftercareMethod === null ? '' : aftercareMethodLabels[aftercareMethod];
  const by = aftercareById === null ? '' : `by ${words.nameOf(aftercareById)}`;
  return [how, by, instantText(aftercareAt, words)].filter(Boolean).join(', ');
}
