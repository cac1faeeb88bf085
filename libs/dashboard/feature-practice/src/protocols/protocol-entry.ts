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
import { isTheSameForAll } from './protocol-words';

/** A muscle or area while it is written: a known one has its code, one of the practice's own goes by its name. */
export interface AreaEntry {
  readonly id: string | null;
  readonly name: string;
  readonly sides: readonly Side[];
  /** By `unitsKey`; those of a side or product that is left out stay, for when it is chosen again. */
  readonly units: Readonly<Record<string, number | null>>;
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

/** A place that may have units, as the protocol will have it. */
export interface PlaceEntry {
  /** Where its area stands among the entry's. */
  readonly at: number;
  readonly muscle: string;
  readonly side: Side;
  /** Those of its area. */
  readonly units: AreaEntry['units'];
}

/** Where the units of a side stand among those of its area; everybody's under 'female'. */
export function unitsKey(side: Side, productId: string, sex: Sex): string {
  return `${side}/${productId}/${sex}`;
}

/** An area before it has a name. */
export const newArea: AreaEntry = { id: null, name: '', sides: ['left', 'right'], units: {} };

/** A source before anything was written. */
export const noSource: SourceEntry = { label: '', detail: '', url: '', doi: '' };

/** A protocol before anything was written. */
export const emptyEntry: ProtocolEntry = {
  name: '',
  indication: '',
  offLabel: true,
  offLabelStatement: '',
  diagnoses: [{ code: '', label: '' }],
  regionId: '',
  regionName: '',
  areas: [newArea],
  products: [{ productId: 'onabotulinumtoxinA', vialUnits: 100, diluentMl: null }],
  bySex: false,
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
      id: findArea(id, findRegion(content.region)?.areas ?? []) ? id : null,
      name: label,
      sides,
      units: unitsOf(content, id),
    })),
    products: content.products,
    bySex,
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

/** What a protocol gives at the sites of an area. */
function unitsOf({ sites, products }: ProtocolContent, areaId: string): AreaEntry['units'] {
  return Object.fromEntries(
    sites
      .filter(({ muscle }) => muscle === areaId)
      .flatMap((site) =>
        products.flatMap(({ productId }) =>
          sexes.map((sex) => [
            unitsKey(site.side, productId, sex),
            protocolUnits(site, productId, sex),
          ]),
        ),
      ),
  );
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
  return areas.flatMap((area, at) => {
    if (area.name.trim() === '') return [];
    const { id: muscle } = areaOf(area);
    return area.sides.map((side) => ({ at, muscle, side, units: area.units }));
  });
}

/** The areas of a region that is known, all of them, as an entry begins with. */
export function areasOfRegion(regionId: string): AreaEntry[] {
  const region = bodyRegions.find(({ id }) => id === regionId);
  return (region?.areas ?? []).map(({ id, label, sides }) => ({
    id,
    name: label,
    sides,
    units: {},
  }));
}

function sitesOf(entry: ProtocolEntry): ProtocolSite[] {
  return placesOf(entry).flatMap(({ muscle, side, units: written }): ProtocolSite[] => {
    const units: Partial<Record<ProductId, Partial<Record<Sex, number>>>> = {};
    for (const { productId } of entry.products) {
      if (productId === '') continue;
      const bySex: Partial<Record<Sex, number>> = {};
      for (const sex of sexes) {
        const given = written[unitsKey(side, productId, entry.bySex ? sex : 'female')];
        if (given !== undefined && given !== null) bySex[sex] = given;
      }
      if (Object.keys(bySex).length > 0) units[productId] = bySex;
    }
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
