import { defaultOutcomeThresholds } from '@glabella/domain/outcomes';
import { shippedAftercare } from '../aftercare/shipped-aftercare';
import { everyPrecaution } from '../precautions';
import { products } from '../products';
import { prefillSites } from '../protocol';
import { glabellarDepression } from '../protocols';
import type { Product } from '../product';
import { checkSession } from './check-session';
import type { CheckSeverity, SessionCheck, SessionCheckInput } from './session-check';

/** onabotulinumtoxinA as shipped; for specs. */
export const ona = product('onabotulinumtoxinA');

/** A shipped product by its code, for specs. */
export function product(id: string): Product {
  const found = products.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No such product: ${id}`);
  return found;
}

/** A session of today that asks for nothing but the note that its dose is above the label; for specs. */
export const readySession: SessionCheckInput = {
  today: '2026-11-23',
  timeZone: 'Europe/Berlin',
  alreadyGiven: false,
  isAmendment: false,
  protocol: glabellarDepression,
  product: ona,
  patient: { birthDate: '1980-02-29', sex: 'female' },
  performedOn: '2026-11-23',
  performedAt: '2026-11-23T13:00:00Z',
  lotNumber: 'C7781',
  lotExpiresOn: '2027-08-31',
  stock: null,
  recall: null,
  vialUnits: 100,
  vialsOpened: 1,
  diluentMl: 2.5,
  reconstitutedAt: '2026-11-23T12:40:00Z',
  unitsDrawn: null,
  sealIntact: null,
  sites: prefillSites(glabellarDepression, 'female'),
  isFirstOfCourse: false,
  courseStart: null,
  thresholds: defaultOutcomeThresholds,
  previousToxin: [],
  elsewhereAsked: true,
  contraindications: {
    'pregnancy-breastfeeding': 'no',
    'neuromuscular-disease': 'no',
    'infection-at-site': 'no',
    hypersensitivity: 'no',
  },
  precautions: everyPrecaution('no'),
  medications: [],
  consents: {
    given: [
      {
        id: 'consent-1',
        documentVersion: 1,
        agreedOn: '2026-01-06',
        recordedAt: '2026-01-06T10:00:00Z',
      },
    ],
    withdrawn: [],
    askedAgain: [],
    keptFrom: null,
  },
  statedConsentOn: null,
  frownBefore: { rest: 1, maximum: 2 },
  aftercareList: shippedAftercare,
  aftercareTold: glabellarDepression.aftercare,
  openItem9On: null,
  latestPhq9On: '2026-11-20',
  latestPhq9Form: { on: '2026-11-20', item9: 0 },
};

/** The checks of the ready session with these facts changed, without the note on the label's dose. */
export function checksWith(changed: Partial<SessionCheckInput>): SessionCheck[] {
  return checkSession({ ...readySession, ...changed }).filter(
    ({ code }) => code !== 'dose-above-label',
  );
}

/** The same checks as 'severity code', gravest first. */
export function codesWith(changed: Partial<SessionCheckInput>): string[] {
  return checksWith(changed).map(({ severity, code }) => `${severity} ${code}`);
}

/** What one check of that code asks for; 'none' when it is not raised. */
export function severityOf(
  code: string,
  changed: Partial<SessionCheckInput>,
): CheckSeverity | 'none' {
  return checksWith(changed).find((check) => check.code === code)?.severity ?? 'none';
}
