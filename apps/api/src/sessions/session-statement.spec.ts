import type { CheckedDraft, SessionContext, SessionDraftBody } from '@glabella/contracts';
import { DomainError } from '@glabella/domain/values';
import type { ProblemIssue } from '../http/errors';
import { amendmentBody, newDraftBody } from './draft-body';
import { stateSession } from './session-statement';
import {
  everyPrecaution,
  glabellarDepression,
  shippedAftercare,
  type CheckAnswerer,
} from '@glabella/domain/treatment';

const NOW = '2026-04-23T08:30:00Z';
const INJECTOR = 'psychiatrist';

const noConsents = { given: [], withdrawn: [], askedAgain: [], keptFrom: null };
const context: SessionContext = {
  today: '2026-04-23',
  timeZone: 'Europe/Berlin',
  patient: {
    id: 'patient',
    mrn: 'SYN-1',
    givenName: 'Synthetic',
    familyName: 'Person',
    birthDate: '1984-03-12',
    sex: 'male',
  },
  courseId: 'course',
  courseStartedOn: '2026-01-05',
  courseEndedOn: null,
  protocol: glabellarDepression,
  isFirstOfCourse: true,
  courseStart: null,
  thresholdValues: {},
  previousToxin: [],
  lastSites: [],
  lastSession: null,
  recentLots: [],
  stock: null,
  openRecalls: [],
  activeProductIds: ['onabotulinumtoxinA'],
  labelUseBy: [],
  medications: [],
  consents: {
    given: [{ id: 'consent', documentVersion: 2, agreedOn: '2026-04-01', recordedAt: NOW }],
    withdrawn: [],
    askedAgain: [],
    keptFrom: null,
  },
  offLabelVersions: [1],
  statedConsentOn: null,
  openItem9On: null,
  aftercare: {
    list: {
      ...shippedAftercare,
      instructions: [...shippedAftercare.instructions],
      reason: null,
      author: null,
      publishedOn: '2026-01-01',
    },
    ticked: null,
  },
  phq9Dates: ['2026-04-20'],
  recentPhq9: [{ on: '2026-04-20', total: 18, item9: 0 }],
  lastAnswers: { contraindications: {}, precautions: {} },
  injectors: [{ id: INJECTOR, displayName: 'Dr. Synthetic' }],
  careSites: [],
};

const begun = newDraftBody({
  context,
  prefill: 'protocol',
  injectorId: INJECTOR,
  lastCareSite: null,
  now: NOW,
});

const main = { code: 'main', name: 'Main street' };
const riverside = { code: 'riverside', name: 'Riverside' };

const startOf = (stock: SessionContext['stock']) => ({
  context: { ...context, stock },
  prefill: 'protocol' as const,
  injectorId: INJECTOR,
  lastCareSite: null,
  now: NOW,
});

const complete: SessionDraftBody = {
  ...begun,
  injectedAt: NOW,
  lotNumber: ' SYN104 ',
  lotExpiresOn: '2027-12-31',
  reconstitutedAt: NOW,
  contraindications: {
    'pregnancy-breastfeeding': 'not-applicable',
    'neuromuscular-disease': 'no',
    'infection-at-site': 'no',
    hypersensitivity: 'no',
  },
  precautions: everyPrecaution('no'),
  elsewhereAsked: true,
  frownAtRest: 0,
  frownAtMaximum: 2,
  aftercareTold: [...glabellarDepression.aftercare],
  aftercareMethod: 'in-person',
  aftercareById: INJECTOR,
  note: '  ',
};

const draft = (
  change: Partial<SessionDraftBody> = {},
  amends: string | null = null,
): CheckedDraft => ({
  body: { ...complete, ...change },
  context,
  amendsSessionId: amends,
});
const state = (checked: CheckedDraft, signer: CheckAnswerer = 'psychiatrist') =>
  stateSession(checked, { id: 'session', version: 1 }, NOW, signer);
function refusalOf(checked: CheckedDraft): { code: string; issues: readonly ProblemIssue[] } {
  try {
    state(checked);
  } catch (error) {
    if (error instanceof DomainError && 'issues' in error) {
      return { code: error.code, issues: error.issues as readonly ProblemIssue[] };
    }
    throw error;
  }
  throw new Error('It was not refused');
}

describe('a draft that is signed', () => {
  it('rests on the consent that covers its day', () => {
    expect(state(draft()).beforeNeedle).toMatchObject({
      consentOn: '2026-04-01',
      consent: { id: 'consent', documentVersion: 2 },
    });
  });

  it('keeps the consent that it stated before consents were kept, and never one of a new session', () => {
    const none = { ...context, consents: noConsents };
    const body = { consentOn: '2026-02-01', amendmentReason: 'Lot misread' };
    const stated = { ...none, statedConsentOn: '2026-03-01' };
    const amending = { ...draft(body, 'session'), context: stated };
    expect(state(amending).beforeNeedle).toMatchObject({ consentOn: '2026-03-01', consent: null });
    expect(refusalOf({ ...draft(body), context: none }).issues).toContainEqual({
      path: 'checks.consent-missing',
      message: 'Consent not on record',
    });
  });

  it('states no consent that is no longer one, whatever day the draft names', () => {
    const body = { consentOn: '2026-03-01', amendmentReason: 'Lot misread' };
    const amending = { ...draft(body, 'session'), context: { ...context, consents: noConsents } };
    expect(refusalOf(amending).issues.map(({ path }) => path)).toEqual(['checks.consent-missing']);
    const answer = { code: 'consent-missing', acknowledged: false, reason: 'On paper.' };
    const checkAnswers = [...amending.body.checkAnswers, { ...answer, evidence: null }];
    const answered = { ...amending, body: { ...amending.body, checkAnswers } };
    expect(state(answered).beforeNeedle).toMatchObject({ consentOn: null, consent: null });
  });

  it('states the men’s doses of the protocol with their volumes, in listing order', () => {
    const { sites, totalUnits } = state(draft({ sites: [...begun.sites].reverse() }));
    expect(totalUnits).toBe(39);
    expect(
      sites.map(({ muscle, side, units, volumeMl }) => [muscle, side, units, volumeMl]),
    ).toEqual([
      ['procerus', 'midline', 9, 0.225],
      ['corrugator-medial', 'left', 8, 0.2],
      ['corrugator-medial', 'right', 8, 0.2],
      ['corrugator-lateral', 'left', 7, 0.175],
      ['corrugator-lateral', 'right', 7, 0.175],
    ]);
  });

  it('adds a tenth and two tenths of a unit without a surprise', () => {
    const sites = [
      { muscle: 'corrugator-medial' as const, side: 'left' as const, units: 0.1 },
      { muscle: 'corrugator-medial' as const, side: 'right' as const, units: 0.2 },
    ];
    expect(state(draft({ sites })).totalUnits).toBe(0.3);
  });

  it('keeps texts trimmed, and a blank one as none', () => {
    expect(state(draft())).toMatchObject({ lotNumber: 'SYN104', note: null, reason: null });
  });

  it('keeps notes without an answer and every answered check with the evidence of that moment', () => {
    const sites = begun.sites.map((site, index) => (index === 0 ? { ...site, units: 10 } : site));
    const answers = ['dose-above-protocol', 'site-above-protocol'].map((code) => ({
      code,
      acknowledged: true,
      reason: ' ',
      evidence: null,
    }));
    const late = { code: 'dose-above-label', acknowledged: true, reason: null, evidence: null };
    const { checks } = state(draft({ sites, checkAnswers: [...answers, late] }));
    expect(checks.find(({ code }) => code === 'dose-above-protocol')?.answer).toEqual({
      code: 'dose-above-protocol',
      acknowledged: true,
      reason: null,
      evidence: '40 U; the protocol has 39 U.',
    });
    expect(checks.find(({ code }) => code === 'dose-above-label')).toMatchObject({
      severity: 'note',
      answer: null,
    });
  });

  it('carries the reason of an amendment, and none that was left in a first draft', () => {
    const change = { amendmentReason: ' Lot misread ' };
    expect(state(draft(change, 'session')).reason).toBe('Lot misread');
    expect(state(draft(change)).reason).toBeNull();
  });

  it('is refused with an issue for every check that is open', () => {
    const none = { ...context, consents: noConsents };
    const { code, issues } = refusalOf({ ...draft({ lotNumber: null }), context: none });
    expect(code).toBe('session.checks_open');
    expect(issues.map(({ path }) => path)).toEqual([
      'checks.lot-missing',
      'checks.consent-missing',
    ]);
  });

  it('is refused to a delegate where only a psychiatrist’s reason settles a check', () => {
    const contraindications = { ...complete.contraindications, hypersensitivity: 'yes' as const };
    const reason = 'Tolerated before, decided with the patient.';
    const code = 'contraindication-hypersensitivity';
    const answer = { code, acknowledged: false, reason, evidence: null };
    const answered = draft({ contraindications, checkAnswers: [answer] });
    expect(state(answered).checks.find((check) => check.code === code)?.answer?.reason).toBe(
      reason,
    );
    expect(() => state(answered, 'injector')).toThrow(
      expect.objectContaining({ code: 'session.checks_open' }),
    );
  });

  it('is refused when a volume is too small to be drawn up', () => {
    const sites = [
      { muscle: 'procerus' as const, side: 'midline' as const, units: 7 },
      { muscle: 'corrugator-medial' as const, side: 'left' as const, units: 0.01 },
    ];
    const dilution = { code: 'dilution-differs', acknowledged: true, reason: null, evidence: null };
    const change = { sites, diluentMl: 0.1, checkAnswers: [dilution] };
    const { code, issues } = refusalOf(draft(change));
    expect(code).toBe('session.volume_too_small');
    expect(issues.map(({ path }) => path)).toEqual(['sites.1.units']);
  });
});

describe('a draft that is begun', () => {
  it('copies the last session when asked and there is one', () => {
    const start = {
      injectorId: null,
      lastCareSite: null,
      consentOn: null,
      now: NOW,
    };
    const lastSites = [{ muscle: 'procerus' as const, side: 'midline' as const, units: 4 }];
    const last = { id: 'last', on: '2026-01-12', units: 4, lotNumber: 'C1', region: 'glabella' };
    const lastSession = { ...last, productId: 'onabotulinumtoxinA' };
    const copied = newDraftBody({
      ...start,
      prefill: 'last-session',
      context: { ...context, lastSites, lastSession },
    });
    expect(copied.sites).toEqual(lastSites);
    for (const other of [{ productId: 'abobotulinumtoxinA' }, { region: 'axillae' }]) {
      const facts = { ...context, lastSites, lastSession: { ...lastSession, ...other } };
      const refused = newDraftBody({ ...start, prefill: 'last-session', context: facts });
      expect(refused.sites).toEqual(begun.sites);
    }
    const first = newDraftBody({ ...start, prefill: 'last-session', context });
    expect(first.sites).toEqual(begun.sites);
  });

  it('takes the lot that expires soonest of those in date, of the protocol’s vial size', () => {
    const lot = {
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C1',
      lotExpiresOn: '2026-08-31',
      vialUnits: 100,
      unopened: 2,
      opened: [],
    };
    const stock = {
      lots: [
        { ...lot, lotNumber: 'EXPIRED', lotExpiresOn: '2026-04-22' },
        { ...lot, lotNumber: 'SMALL', lotExpiresOn: '2026-05-01', vialUnits: 50 },
        { ...lot, lotNumber: 'EMPTY', lotExpiresOn: '2026-05-01', unopened: 0 },
        { ...lot, lotNumber: 'LATER', lotExpiresOn: '2026-09-30' },
        lot,
      ],
      outside: null,
    };
    const usual = newDraftBody(startOf(stock));
    expect(usual).toMatchObject({ lotNumber: 'C1', lotExpiresOn: '2026-08-31', vialUnits: 100 });
    expect(usual).toMatchObject({ diluentMl: 2.5, reconstitutedAt: null });
    const opened = [
      { opening: 2, reconstitutedAt: '2026-04-22T08:00:00Z', diluentMl: 2.5, vials: 1 },
      { opening: 3, reconstitutedAt: '2026-04-23T08:00:00Z', diluentMl: 2, vials: 1 },
    ];
    const waiting = newDraftBody(startOf({ lots: [{ ...lot, opened }], outside: null }));
    expect(waiting).toMatchObject({ reconstitutedAt: '2026-04-23T08:00:00Z', diluentMl: 2 });
    const small = { ...lot, vialUnits: 50 };
    const none = newDraftBody(startOf({ lots: [small], outside: null }));
    expect(none).toMatchObject({ lotNumber: null, vialUnits: 100, diluentMl: 2.5 });
  });

  it.each([
    ['the only site', [main], null, main],
    ['the only site, whatever came last', [main], 'riverside', main],
    ['the site where the caller signed last', [main, riverside], 'riverside', riverside],
    ['none where the last one is closed by now', [main, riverside], 'old-town', null],
    ['none where nothing is known', [main, riverside], null, null],
    ['none where the practice lists none', [], 'riverside', null],
  ])('begins with %s', (_, careSites, lastCareSite, expected) => {
    const start = { ...startOf(null), lastCareSite, context: { ...context, careSites } };
    expect(newDraftBody(start).careSite).toEqual(expected);
  });

  it('holds no answer to any question', () => {
    expect(begun).toMatchObject({
      lotNumber: null,
      contraindications: {},
      precautions: {},
      elsewhereAsked: false,
      checkAnswers: [],
      aftercareTold: [],
      frownAtRest: null,
    });
  });

  it('as an amendment leaves precautions unasked where they were not asked', () => {
    const version = {
      performedBy: { id: INJECTOR, displayName: 'x' },
      sites: [],
      checks: [],
      precautions: {},
      aftercareBy: null,
      reason: 'An earlier reason',
    } as unknown as Parameters<typeof amendmentBody>[0];
    expect(amendmentBody(version)).toMatchObject({ precautions: {}, amendmentReason: null });
    const none = everyPrecaution('no');
    expect(amendmentBody({ ...version, precautions: none }).precautions).toEqual(none);
  });
});

describe('the site of care of a session', () => {
  const at = (careSite: SessionDraftBody['careSite']): CheckedDraft => ({
    ...draft({ careSite }),
    context: { ...context, careSites: [main] },
  });

  it('is stated under the name that it has now, and not where none is recorded', () => {
    expect(state(at({ code: 'main', name: 'An older name' })).careSite).toEqual(main);
    expect(state(at(null)).careSite).toBeNull();
  });

  it('is one that the session may have', () => {
    const refused = refusalOf(at(riverside));
    expect(refused.code).toBe('session.care_site_unknown');
  });
});

describe('who reconstituted for a session', () => {
  const by = (reconstitutedBy: SessionDraftBody['reconstitutedBy']) =>
    state(draft({ reconstitutedBy })).reconstitutedBy;

  it('is stated under the name that the person has now, or the pharmacy as it was written', () => {
    const [person] = context.injectors;
    expect(by({ staffId: INJECTOR, name: 'An older name' })).toEqual({
      staffId: INJECTOR,
      name: person?.displayName,
    });
    const pharmacy = { staffId: null, name: ' Synthetic pharmacy ' };
    expect(by(pharmacy)).toEqual({ staffId: null, name: 'Synthetic pharmacy' });
  });

  it('stays missing, as what was drawn up and the seal do', () => {
    expect(state(draft())).toMatchObject({
      reconstitutedBy: null,
      unitsDrawn: null,
      sealIntact: null,
    });
    expect(state(draft({ unitsDrawn: 41.5, sealIntact: true }))).toMatchObject({
      unitsDrawn: 41.5,
      sealIntact: true,
    });
  });
});
