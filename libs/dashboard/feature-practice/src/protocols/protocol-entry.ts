import {
  bodyRegions,
  findArea,
  findRegion,
  protocolUnits,
  sexes,
  type Area,
  type Diagnosis,
  type ProductId,
  type ProtocolContent,
  type ProtocolSite,
  type ResponseRule,
  type Sex,
  type Side,
} from '@glabella/domain/treatment';
import type { Citation } from '@glabella/domain/values';
import { without } from './protocol-lines';
import { isTheSameForAll } from './protocol-words';

/** A muscle or area while it is written: a known one has its code, one of the practice's own goes by its name. */
export interface AreaEntry {
  /** What its units are kept under: it stays the same while the name is written. */
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  readonly sides: readonly Side[];
}

/** A product with its preparation while it is written. */
export interface ProductEntry {
  readonly productId: ProductId | '';
  readonly vialUnits: number | null;
  readonly diluentMl: number | null;
}

/** A source while it is written; '' where nothing was. */
export interface SourceEntry {
  readonly label: string;
  readonly detail: string;
  readonly url: string;
  readonly doi: string;
}

/** What stands in the controls of the form of a protocol; '' and null where nothing was written. */
export interface ProtocolEntry {
  readonly name: string;
  readonly indication: string;
  readonly offLabel: boolean;
  readonly offLabelStatement: string;
  readonly diagnoses: readonly Diagnosis[];
  /** A known region, or '' for another one that `regionName` names. */
  readonly regionId: string;
  readonly regionName: string;
  readonly areas: readonly AreaEntry[];
  readonly products: readonly ProductEntry[];
  /** Whether the units differ by sex; else one number is for everybody. */
  readonly bySex: boolean;
  /** Units by `unitsKey`. */
  readonly units: Readonly<Record<string, number | null>>;
  readonly splitNote: string;
  readonly reasonUnderDays: number | null;
  readonly acknowledgeUnderDays: number | null;
  readonly intervalSource: SourceEntry;
  readonly assumedEffectWeeks: number | null;
  /** As typed: '2, 6, 12'. */
  readonly visitWeeks: string;
  readonly instruments: readonly string[];
  readonly responseKind: ResponseRule['kind'];
  readonly responseInstrument: string;
  /** Per cent or grades, as the kind says. */
  readonly responseAmount: number | null;
  readonly aftercare: readonly string[];
  /** One to a line. */
  readonly techniqueLimits: string;
  readonly sources: readonly SourceEntry[];
}

/** A place that may have units: the area by its key, and by the code or name that the protocol will have. */
export interface PlaceEntry {
  readonly areaKey: string;
  readonly muscle: string;
  readonly side: Side;
}

/** Where the units of a place stand in an entry; everybody's under 'female'. */
export function unitsKey(
  { areaKey, side }: Pick<PlaceEntry, 'areaKey' | 'side'>,
  productId: string,
  sex: Sex,
): string {
  return `${unitsOf(areaKey)}${side}/${productId}/${sex}`;
}

/** How the keys of an area's units begin; a name may hold a slash. */
const unitsOf = (areaKey: string): string => `${encodeURIComponent(areaKey)}/`;

/** An area before it has a name, under a key that none of these has. */
export function newArea(beside: readonly AreaEntry[]): AreaEntry {
  let number = beside.length + 1;
  while (beside.some(({ key }) => key === `new-${number}`)) number += 1;
  return { key: `new-${number}`, id: null, name: '', sides: ['left', 'right'] };
}

/** The entry's areas and units without the area at this place. */
export function withoutArea(
  { areas, units }: ProtocolEntry,
  at: number,
): Pick<ProtocolEntry, 'areas' | 'units'> {
  const gone = unitsOf(areas[at]?.key ?? '');
  return {
    areas: without(areas, at),
    units: Object.fromEntries(Object.entries(units).filter(([key]) => !key.startsWith(gone))),
  };
}

const noSource: SourceEntry = { label: '', detail: '', url: '', doi: '' };

/** A protocol before anything was written. */
export const emptyEntry: ProtocolEntry = {
  name: '',
  indication: '',
  offLabel: true,
  offLabelStatement: '',
  diagnoses: [{ code: '', label: '' }],
  regionId: '',
  regionName: '',
  areas: [newArea([])],
  products: [{ productId: 'onabotulinumtoxinA', vialUnits: 100, diluentMl: null }],
  bySex: false,
  units: {},
  splitNote: '',
  reasonUnderDays: 84,
  acknowledgeUnderDays: 90,
  intervalSource: noSource,
  assumedEffectWeeks: 12,
  visitWeeks: '',
  instruments: [],
  responseKind: 'percent-fall',
  responseInstrument: '',
  responseAmount: 50,
  aftercare: [],
  techniqueLimits: '',
  sources: [noSource],
};

const sourceEntry = ({ label, detail, url, doi }: Citation): SourceEntry => ({
  label,
  detail: detail ?? '',
  url: url ?? '',
  doi: doi ?? '',
});

/** A protocol as the form shows it. */
export function entryOf(content: ProtocolContent): ProtocolEntry {
  const { responseRule } = content;
  const isKnown = findRegion(content.region) !== undefined;
  const bySex = !content.products.every(({ productId }) => isTheSameForAll(content, productId));
  return {
    name: content.name,
    indication: content.indication,
    offLabel: content.offLabel,
    offLabelStatement: content.offLabelStatement ?? '',
    diagnoses: content.diagnoses,
    regionId: isKnown ? content.region : '',
    regionName: isKnown ? '' : content.region,
    areas: content.areas.map(({ id, label, sides }) => ({
      key: id,
      id: findArea(id, findRegion(content.region)?.areas ?? []) ? id : null,
      name: label,
      sides,
    })),
    products: content.products,
    bySex,
    units: Object.fromEntries(
      content.sites.flatMap((site) =>
        content.products.flatMap(({ productId }) =>
          sexes.map((sex) => [
            unitsKey({ areaKey: site.muscle, side: site.side }, productId, sex),
            protocolUnits(site, productId, sex),
          ]),
        ),
      ),
    ),
    splitNote: content.splitNote,
    reasonUnderDays: content.interval.reasonUnderDays,
    acknowledgeUnderDays: content.interval.acknowledgeUnderDays,
    intervalSource: sourceEntry(content.interval.source),
    assumedEffectWeeks: content.assumedEffectWeeks,
    visitWeeks: content.visitWeeks.join(', '),
    instruments: content.instruments,
    responseKind: responseRule.kind,
    responseInstrument: responseRule.instrument,
    responseAmount:
      responseRule.kind === 'percent-fall' ? responseRule.percent : responseRule.grades,
    aftercare: content.aftercare,
    techniqueLimits: content.techniqueLimits.join('\n'),
    sources: content.sources.map(sourceEntry),
  };
}

/** The areas of an entry as the protocol has them. */
export function areasOf({ areas }: Pick<ProtocolEntry, 'areas'>): Area[] {
  return areas.map(areaOf);
}

function areaOf({ id, name, sides }: AreaEntry): Area {
  const label = name.trim();
  return { id: id ?? label, label, sides };
}

/** Every place that may have units, in listing order; an area without a name has none yet. */
export function placesOf({ areas }: Pick<ProtocolEntry, 'areas'>): PlaceEntry[] {
  const named = areas.filter(({ name }) => name.trim() !== '');
  return named.flatMap((area) =>
    area.sides.map((side) => ({ areaKey: area.key, muscle: areaOf(area).id, side })),
  );
}

/** The areas of a region that is known, all of them, as an entry begins with. */
export function areasOfRegion(regionId: string): AreaEntry[] {
  const region = bodyRegions.find(({ id }) => id === regionId);
  return (region?.areas ?? []).map(({ id, label, sides }) => ({
    key: id,
    id,
    name: label,
    sides,
  }));
}

function sitesOf(entry: ProtocolEntry): ProtocolSite[] {
  return placesOf(entry).flatMap((place): ProtocolSite[] => {
    const units: Partial<Record<ProductId, Partial<Record<Sex, number>>>> = {};
    for (const { productId } of entry.products) {
      if (productId === '') continue;
      const bySex: Partial<Record<Sex, number>> = {};
      for (const sex of sexes) {
        const written = entry.units[unitsKey(place, productId, entry.bySex ? sex : 'female')];
        if (written !== undefined && written !== null) bySex[sex] = written;
      }
      if (Object.keys(bySex).length > 0) units[productId] = bySex;
    }
    const { muscle, side } = place;
    return Object.keys(units).length === 0 ? [] : [{ muscle, side, units }];
  });
}

function citationOf({ label, detail, url, doi }: SourceEntry): Citation {
  return {
    label: label.trim(),
    ...(detail.trim() === '' ? {} : { detail: detail.trim() }),
    ...(doi.trim() === '' ? {} : { doi: doi.trim() }),
    ...(url.trim() === '' ? {} : { url: url.trim() }),
  };
}

/** A number that was not written is none that any rule takes. */
const numberOr = (value: number | null): number => value ?? Number.NaN;

/** '2, 6, 12' as weeks; a word that is no number stays one that no rule takes. */
function weeksOf(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
}

/** What the form says as the contract wants it; what is missing or wrong in it is for `protocolContentSchema` to find. */
export function contentOf(entry: ProtocolEntry): unknown {
  const amount = numberOr(entry.responseAmount);
  return {
    name: entry.name,
    indication: entry.indication,
    offLabel: entry.offLabel,
    offLabelStatement: entry.offLabel ? entry.offLabelStatement : null,
    region: entry.regionId === '' ? entry.regionName : entry.regionId,
    areas: areasOf(entry),
    diagnoses: entry.diagnoses,
    products: entry.products.map((product) => ({
      ...product,
      vialUnits: numberOr(product.vialUnits),
    })),
    sites: sitesOf(entry),
    splitNote: entry.splitNote,
    interval: {
      reasonUnderDays: numberOr(entry.reasonUnderDays),
      acknowledgeUnderDays: numberOr(entry.acknowledgeUnderDays),
      source: citationOf(entry.intervalSource),
    },
    assumedEffectWeeks: numberOr(entry.assumedEffectWeeks),
    visitWeeks: weeksOf(entry.visitWeeks),
    instruments: entry.instruments,
    responseRule:
      entry.responseKind === 'percent-fall'
        ? { kind: 'percent-fall', instrument: entry.responseInstrument, percent: amount }
        : { kind: 'grade-fall', instrument: entry.responseInstrument, grades: amount },
    aftercare: entry.aftercare,
    techniqueLimits: entry.techniqueLimits
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    sources: entry.sources.map(citationOf),
  };
}
