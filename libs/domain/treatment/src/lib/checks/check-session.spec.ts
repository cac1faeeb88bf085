import fc from 'fast-check';
import { checkSession, passedChecks } from './check-session';
import { codesWith, ona, readySession } from './ready-session';
import { checkSeverities, type SessionCheckInput } from './session-check';

const missingFacts: Partial<SessionCheckInput> = {
  product: null,
  patient: { birthDate: null, sex: 'unknown' },
  performedOn: null,
  performedAt: null,
  lotNumber: null,
  lotExpiresOn: null,
  vialUnits: null,
  vialsOpened: null,
  diluentMl: null,
  reconstitutedAt: null,
  sites: [],
  previousToxin: [],
  elsewhereAsked: false,
  contraindications: {},
  precautions: {},
  consents: { given: [], withdrawn: [], askedAgain: [], keptFrom: null },
  frownBefore: { rest: null, maximum: null },
  aftercareTold: [],
  openItem9On: null,
  latestPhq9On: null,
  latestPhq9Form: null,
};

describe('checking a session', () => {
  it('asks for nothing when all is in order, and notes that 29 U is above the labelled 20 U', () => {
    expect(checkSession(readySession)).toEqual([
      expect.objectContaining({
        severity: 'note',
        code: 'dose-above-label',
        evidence: '29 U; the label of Botox Cosmetic has 20 U for frown lines.',
        source: ona.sources[0],
      }),
    ]);
  });

  it('tells what it found in order, with the numbers', () => {
    expect(passedChecks(readySession).map(({ title }) => title)).toEqual([
      'Lot in date',
      'Within use-by',
      'No earlier toxin',
      '29 of 400 U in 3 months, with this session',
      'No contraindication',
      'Consent, 6 Jan 2026',
      'No precaution',
      'PHQ-9 current',
      'Aftercare told',
      'Dose as in the protocol',
    ]);
  });

  it('passes nothing when nothing is known: everything missing is said', () => {
    expect(passedChecks({ ...readySession, ...missingFacts })).toEqual([]);
    expect(codesWith(missingFacts)).toEqual([
      'stop date-missing',
      'stop birth-date-missing',
      'stop product-missing',
      'stop lot-missing',
      'stop expiry-missing',
      'stop vial-missing',
      'stop vials-opened-missing',
      'stop diluent-missing',
      'stop sites-missing',
      'stop contraindication-pregnancy-breastfeeding-unanswered',
      'stop contraindication-neuromuscular-disease-unanswered',
      'stop contraindication-infection-at-site-unanswered',
      'stop contraindication-hypersensitivity-unanswered',
      'stop consent-missing',
      'stop precautions-unanswered',
      'acknowledge elsewhere-not-asked',
      'acknowledge aftercare-not-told',
      'note frown-not-rated',
    ]);
  });

  // openItem9On is not among them: null there says that no follow-up is open.
  it.each([
    ...['product', 'performedOn', 'performedAt', 'lotNumber', 'lotExpiresOn', 'vialUnits'],
    ...['vialsOpened', 'diluentMl', 'reconstitutedAt', 'latestPhq9On', 'latestPhq9Form'],
  ] as (keyof SessionCheckInput)[])('raises a check when only %s is missing', (field) => {
    const before = codesWith({}).length;
    expect(codesWith({ [field]: null }).length).toBeGreaterThan(before);
  });

  it('changes nothing of its input', () => {
    const frozen = Object.freeze({ ...readySession, sites: Object.freeze(readySession.sites) });
    expect(checkSession(frozen)).toEqual(checkSession(readySession));
  });

  it('is sorted gravest first and raises each code once, whatever is missing or repeated', () => {
    const someMissing = fc.subarray(Object.keys(missingFacts) as (keyof SessionCheckInput)[]);
    const repeated = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(someMissing, repeated, fc.boolean(), (fields, times, given) => {
        const gone = Object.fromEntries(fields.map((field) => [field, missingFacts[field]]));
        const previousToxin = Array.from({ length: times }, () => ({
          on: '2026-10-05',
          productId: null,
          units: null,
        }));
        const sites = Array.from({ length: times }, () => readySession.sites).flat();
        const input = { ...readySession, previousToxin, sites, alreadyGiven: given, ...gone };
        const checks = checkSession(input);
        const ranks = checks.map(({ severity }) => checkSeverities.indexOf(severity));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const codes = [...checks, ...passedChecks(input)].map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  it('never names the patient: neither birth date nor age stands in what is in order', () => {
    const words = passedChecks(readySession).flatMap(({ title, evidence }) => [title, evidence]);
    expect(words.join(' ')).not.toMatch(/1980|Feb 1980/);
  });
});
