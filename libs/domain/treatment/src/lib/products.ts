import type { LabelledDose, Product, ProductId } from './product';
import {
  botoxCosmeticLabel,
  botoxCosmeticSpacing,
  botoxHyperhidrosisLabelQuoted,
  botoxHyperhidrosisTechnique,
  labelOf,
} from './sources';

function frownLines(
  totalUnits: number,
  siteCount: number | null,
  unitsPerSite: number | null,
): LabelledDose[] {
  const indication = 'frown lines';
  return [{ region: 'glabella', indication, totalUnits, siteCount, unitsPerSite, eachSide: null }];
}

const axillae: LabelledDose = {
  region: 'axilla',
  indication: 'severe primary axillary hyperhidrosis',
  totalUnits: 100,
  siteCount: null,
  unitsPerSite: null,
  eachSide: {
    units: { value: 50, source: botoxHyperhidrosisTechnique },
    sites: { from: 10, through: 15, source: botoxHyperhidrosisLabelQuoted },
  },
};

const adults = { from: 18, through: null };

const unchecked = {
  active: false,
  form: 'powder',
  liquidUnitsPerMl: null,
  labelledDilutions: [],
  useWithinHours: null,
  cumulativeLimit: null,
  minimumIntervalMonths: null,
  labelledAge: null,
  extraContraindications: [],
  billing: null,
} as const satisfies Partial<Product>;

/** The codes of all products, for the schema of a message. */
export const productIds = [
  'onabotulinumtoxinA',
  'letibotulinumtoxinA',
  'incobotulinumtoxinA',
  'prabotulinumtoxinA',
  'abobotulinumtoxinA',
  'daxibotulinumtoxinA',
  'relabotulinumtoxinA',
] as const satisfies readonly ProductId[];

/**
 * Every product; only onabotulinumtoxinA is active until the practice has checked another's label.
 */
export const products: readonly Product[] = [
  {
    id: 'onabotulinumtoxinA',
    name: 'onabotulinumtoxinA',
    brand: 'Botox Cosmetic',
    active: true,
    form: 'powder',
    vialUnits: [50, 100],
    liquidUnitsPerMl: null,
    labelledDoses: [...frownLines(20, 5, 4), axillae],
    labelledDilutions: [
      { vialUnits: 100, diluentMl: 2.5 },
      { vialUnits: 50, diluentMl: 1.25 },
      { vialUnits: 100, diluentMl: 4 },
    ],
    useWithinHours: 24,
    cumulativeLimit: { units: 400, months: 3, source: botoxCosmeticLabel },
    minimumIntervalMonths: 3,
    labelledAge: adults,
    extraContraindications: [],
    billing: { code: 'J0585', units: 1 },
    sources: [botoxCosmeticLabel, botoxCosmeticSpacing],
  },
  {
    ...unchecked,
    id: 'letibotulinumtoxinA',
    name: 'letibotulinumtoxinA-wlbg',
    brand: 'Letybo',
    vialUnits: [50, 100],
    labelledDoses: frownLines(20, 5, 4),
    useWithinHours: 24,
    minimumIntervalMonths: 3,
    labelledAge: { from: 18, through: 74 },
    sources: [labelOf('Letybo', 'US and EU')],
  },
  {
    ...unchecked,
    id: 'incobotulinumtoxinA',
    name: 'incobotulinumtoxinA',
    brand: 'Xeomin',
    vialUnits: [50, 100, 200],
    labelledDoses: frownLines(20, 5, 4),
    useWithinHours: 24,
    minimumIntervalMonths: 3,
    billing: { code: 'J0588', units: 1 },
    sources: [labelOf('Xeomin', 'US')],
  },
  {
    ...unchecked,
    id: 'prabotulinumtoxinA',
    name: 'prabotulinumtoxinA-xvfs',
    brand: 'Jeuveau',
    vialUnits: [100],
    labelledDoses: frownLines(20, 5, 4),
    useWithinHours: 24,
    minimumIntervalMonths: 3,
    sources: [labelOf('Jeuveau', 'US')],
  },
  {
    ...unchecked,
    id: 'abobotulinumtoxinA',
    name: 'abobotulinumtoxinA',
    brand: 'Dysport',
    vialUnits: [300, 500],
    labelledDoses: frownLines(50, 5, 10),
    labelledDilutions: [
      { vialUnits: 300, diluentMl: 2.5 },
      { vialUnits: 300, diluentMl: 1.5 },
    ],
    extraContraindications: ['cows-milk-allergy'],
    billing: { code: 'J0586', units: 5 },
    sources: [labelOf('Dysport', 'US')],
  },
  {
    ...unchecked,
    id: 'daxibotulinumtoxinA',
    name: 'daxibotulinumtoxinA-lanm',
    brand: 'Daxxify',
    vialUnits: [50, 100],
    labelledDoses: frownLines(40, 5, 8),
    sources: [labelOf('Daxxify', 'US')],
  },
  {
    ...unchecked,
    id: 'relabotulinumtoxinA',
    name: 'relabotulinumtoxinA',
    brand: 'Relfydess',
    form: 'liquid',
    vialUnits: [],
    liquidUnitsPerMl: 100,
    labelledDoses: frownLines(50, null, null),
    minimumIntervalMonths: 3,
    labelledAge: { from: 18, through: 64 },
    sources: [labelOf('Relfydess', 'EU and UK')],
  },
];

/** The product of that code; undefined for a code that does not exist. */
export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}
