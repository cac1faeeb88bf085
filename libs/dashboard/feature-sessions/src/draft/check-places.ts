import type { SessionCheck } from '@glabella/domain/treatment';

/** A part of the form that can be walked to; every part carries its name in `data-place`. */
export type CheckPlace =
  | 'date'
  | 'time'
  | 'injector'
  | 'product'
  | 'lot'
  | 'expiry'
  | 'vial'
  | 'opened'
  | 'diluent'
  | 'reconstituted'
  | 'reconstituted-by'
  | 'pharmacy'
  | 'drawn'
  | 'unchanged'
  | `question-${string}`
  | 'precautions'
  | 'elsewhere'
  | 'consent'
  | 'frown-rest'
  | 'sites'
  | 'aftercare'
  | 'aftercare-how'
  | 'reason'
  | `check-${string}`;

const placeOfCode: Readonly<Record<string, CheckPlace>> = {
  'date-missing': 'date',
  'date-in-future': 'date',
  'date-before-birth': 'date',
  'date-before-course': 'date',
  'date-after-course': 'date',
  'time-outside-day': 'time',
  'time-in-future': 'time',
  'injection-time-missing': 'time',
  'injector-missing': 'injector',
  'injector-unknown': 'injector',
  'product-missing': 'product',
  'product-inactive': 'product',
  'lot-missing': 'lot',
  'expiry-missing': 'expiry',
  'vial-missing': 'vial',
  'vial-impossible': 'vial',
  'stock-vial-differs': 'vial',
  'vials-opened-missing': 'opened',
  'vials-opened-impossible': 'opened',
  'diluent-missing': 'diluent',
  'diluent-impossible': 'diluent',
  'reconstitution-time-missing': 'reconstituted',
  'reconstitution-date': 'reconstituted',
  'reconstituted-after-injection': 'reconstituted',
  'reconstituter-unknown': 'reconstituted-by',
  'pharmacy-missing': 'pharmacy',
  'units-drawn-impossible': 'drawn',
  'units-drawn-short': 'drawn',
  'units-drawn-over-opened': 'drawn',
  'precautions-unanswered': 'precautions',
  'elsewhere-not-asked': 'elsewhere',
  'elsewhere-in-future': 'elsewhere',
  'earlier-units-impossible': 'elsewhere',
  'consent-missing': 'consent',
  'consent-after-injection': 'consent',
  'consent-withdrawn': 'consent',
  'consent-outdated': 'consent',
  'frown-not-rated': 'frown-rest',
  'sites-missing': 'sites',
  'site-duplicate': 'sites',
  'site-side-impossible': 'sites',
  'units-missing': 'sites',
  'units-not-positive': 'sites',
  'units-not-exact': 'sites',
  'units-over-opened': 'sites',
  'aftercare-list-changed': 'aftercare',
  'aftercare-not-told': 'aftercare',
  'aftercare-incomplete': 'aftercare-how',
  'aftercare-in-future': 'aftercare-how',
  'aftercare-outside-day': 'aftercare-how',
  'amendment-reason-missing': 'reason',
};

/** Before the injection these are refused and only another vial helps; afterwards they ask for a reason on their own line. */
const placeOfStop: Readonly<Record<string, CheckPlace>> = {
  'lot-expired': 'expiry',
  'lot-recalled': 'lot',
  'lot-not-on-hand': 'lot',
  'lot-short': 'opened',
  'past-use-by': 'reconstituted',
};

/** Where a check is settled: the part of the form that it speaks of, else its own line in the list of checks. */
export function placeOf({ code, severity }: Pick<SessionCheck, 'code' | 'severity'>): CheckPlace {
  const question = /^contraindication-(.+)-unanswered$/.exec(code)?.[1];
  if (question !== undefined) return `question-${question}`;
  const place = placeOfCode[code];
  return place ?? (severity === 'stop' ? placeOfStop[code] : undefined) ?? `check-${code}`;
}

/** Whether a check only says that something is not filled in yet. */
export function isUnfilled({ code, severity }: Pick<SessionCheck, 'code' | 'severity'>): boolean {
  return severity === 'stop' && /-(missing|unanswered)$/.test(code);
}

const pageOrder = [
  ...['reason', 'date', 'time', 'injector'],
  ...['product', 'lot', 'expiry', 'vial', 'opened', 'diluent', 'reconstituted'],
  ...['reconstituted-by', 'pharmacy', 'drawn'],
  ...['check-', 'frown-rest', 'unchanged', 'question-', 'precautions', 'elsewhere', 'consent'],
  ...['sites', 'aftercare', 'aftercare-how'],
];

/** Sorts what stands at places of the form as a reader of the page meets it. */
export function inPageOrder<T extends { readonly place: CheckPlace }>(lines: readonly T[]): T[] {
  const rank = ({ place }: T): number =>
    pageOrder.findIndex((step) => (step.endsWith('-') ? place.startsWith(step) : place === step));
  return [...lines].sort((a, b) => rank(a) - rank(b));
}
