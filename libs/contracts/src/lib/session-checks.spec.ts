import { glabellarDepression, shippedAftercare } from '@glabella/domain/treatment';
import {
  openSessionChecks,
  sessionCheckInput,
  sessionChecks,
  type CheckedDraft,
} from './session-checks';
import { everyPrecaution } from '@glabella/domain/treatment';
import type { SessionContext, SessionDraftBody } from './sessions';

const NOW = '2026-11-20T15:00:00Z';
const INJECTOR = '11111111-1111-4111-8111-111111111111';

const context: SessionContext = {
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  patient: {
    id: '22222222-2222-4222-8222-222222222222',
    mrn: 'SYN-1',
    givenName: 'Synthetic',
    familyName: 'Person',
    birthDate: '1984-03-12',
    sex: 'female',
  },
  courseId: '33333333-3333-4333-8333-333333333333',
  courseStartedOn: '2026-11-01',
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
    given: [
      {
        id: '44444444-4444-4444-8444-444444444444',
        documentVersion: 1,
        agreedOn: '2026-11-10',
        recordedAt: '2026-11-10T10:00:00Z',
      },
    ],
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
  phq9Dates: ['2026-11-18'],
  recentPhq9: [{ on: '2026-11-18', total: 18, item9: 0 }],
  lastAnswers: { contraindications: {}, precautions: {} },
  injectors: [{ id: INJECTOR, displayName: 'Dr. Synthetic' }],
  careSites: [],
};

const courseStart: SessionContext['courseStart'] = {
  firstInjectionOn: '2026-11-19',
  firstOfOthersOn: '2026-11-19',
  scores: [{ id: 'a', on: '2026-11-16', total: 18, status: 'complete' }],
};

const body: SessionDraftBody = {
  performedOn: '2026-11-20',
  injectedAt: '2026-11-20T14:00:00Z',
  performedById: INJECTOR,
  careSite: null,
  productId: 'onabotulinumtoxinA',
  lotNumber: 'SYN104',
  lotExpiresOn: '2027-08-31',
  vialUnits: 100,
  vialsOpened: 1,
  diluentMl: 2.5,
  reconstitutedAt: '2026-11-20T13:00:00Z',
  reconstitutedBy: null,
  unitsDrawn: null,
  sealIntact: null,
  sites: [
    { muscle: 'procerus', side: 'midline', units: 7 },
    { muscle: 'corrugator-medial', side: 'left', units: 6 },
    { muscle: 'corrugator-medial', side: 'right', units: 6 },
    { muscle: 'corrugator-lateral', side: 'left', units: 5 },
    { muscle: 'corrugator-lateral', side: 'right', units: 5 },
  ],
  frownAtRest: 1,
  frownAtMaximum: 3,
  contraindications: {
    'pregnancy-breastfeeding': 'no',
    'neuromuscular-disease': 'no',
    'infection-at-site': 'no',
    hypersensitivity: 'no',
  },
  precautions: everyPrecaution('no'),
  elsewhereAsked: true,
  toxinElsewhere: [],
  consentOn: '2026-11-10',
  checkAnswers: [],
  aftercareListVersion: 1,
  aftercareTold: [
    'no-rubbing',
    'stay-upright',
    'no-exertion-heat-alcohol',
    'no-facial-treatment',
    'effect-review',
    'red-flags',
  ],
  aftercareMethod: 'in-person',
  aftercareById: INJECTOR,
  aftercareAt: null,
  note: null,
  amendmentReason: null,
};

function draft(
  bodyPart: Partial<SessionDraftBody> = {},
  contextPart: Partial<SessionContext> = {},
  amendsSessionId: string | null = null,
): CheckedDraft {
  return {
    body: { ...body, ...bodyPart },
    context: { ...context, ...contextPart },
    amendsSessionId,
  };
}

const open = (checked: CheckedDraft) =>
  openSessionChecks(checked, NOW, 'psychiatrist').map(({ code }) => code);

describe('the checks of a draft', () => {
  it('let a complete session of the protocol be signed', () => {
    expect(open(draft())).toEqual([]);
  });

  it.each([
    { staffId: INJECTOR, name: 'Whatever it was' },
    { staffId: null, name: 'Synthetic pharmacy' },
  ])('take who reconstituted: %j', (reconstitutedBy) => {
    expect(open(draft({ reconstitutedBy, unitsDrawn: 30, sealIntact: true }))).toEqual([]);
  });

  it.each<[string, string, CheckedDraft]>([
    ['nobody injected', 'injector-missing', draft({ performedById: null })],
    [
      'somebody unknown here injected',
      'injector-unknown',
      draft({ performedById: context.courseId }),
    ],
    [
      'the day before the course',
      'date-before-course',
      draft({}, { courseStartedOn: '2026-11-21' }),
    ],
    ['the day after its end', 'date-after-course', draft({}, { courseEndedOn: '2026-11-19' })],
    [
      'a day before the first injection of the course',
      'first-injection-moves',
      draft({ performedOn: '2026-11-18' }, { courseStart }),
    ],
    ['a minute from now', 'time-in-future', draft({ injectedAt: '2026-11-20T15:01:00Z' })],
    ['told in a minute', 'aftercare-in-future', draft({ aftercareAt: '2026-11-20T15:01:00Z' })],
    [
      'told the day before',
      'aftercare-outside-day',
      draft({ aftercareAt: '2026-11-19T15:00:00Z' }),
    ],
    [
      'a vial made 31 days before',
      'reconstitution-date',
      draft({ reconstitutedAt: '2026-10-20T13:00:00Z' }),
    ],
    [
      'toxin elsewhere tomorrow',
      'elsewhere-in-future',
      draft({ toxinElsewhere: [{ on: '2026-11-21', productId: null, units: null }] }),
    ],
    [
      'nobody agreed to',
      'consent-missing',
      draft({}, { consents: { ...context.consents, given: [] } }),
    ],
    [
      'a current PHQ-9 of which only the total is known',
      'item9-not-known',
      draft({}, { recentPhq9: [{ on: '2026-11-18', total: 18, item9: null }] }),
    ],
    [
      'somebody unknown here reconstituted',
      'reconstituter-unknown',
      draft({ reconstitutedBy: { staffId: context.courseId, name: 'Somebody' } }),
    ],
    [
      'a pharmacy without a name reconstituted',
      'pharmacy-missing',
      draft({ reconstitutedBy: { staffId: null, name: ' ' } }),
    ],
    ['less was drawn up than injected', 'units-drawn-short', draft({ unitsDrawn: 28 })],
    ['a seal was broken', 'seal-not-intact', draft({ sealIntact: false })],
    ['aftercare without a way', 'aftercare-incomplete', draft({ aftercareMethod: null })],
    ['aftercare by nobody', 'aftercare-incomplete', draft({ aftercareById: null })],
    [
      'aftercare by somebody unknown here',
      'aftercare-teller-unknown',
      draft({ aftercareById: context.courseId }),
    ],
    [
      'somebody unknown who told nothing',
      'aftercare-teller-unknown',
      draft({ aftercareTold: [], aftercareById: context.courseId }),
    ],
    [
      'ticks of an older aftercare list',
      'aftercare-list-changed',
      draft({}, { aftercare: { list: { ...context.aftercare.list, version: 2 }, ticked: null } }),
    ],
    [
      'a tick of what the list does not have',
      'aftercare-list-changed',
      draft({ aftercareTold: ['no-such'] }),
    ],
    [
      'an amendment without reason',
      'amendment-reason-missing',
      draft({ amendmentReason: '  ' }, {}, context.courseId),
    ],
  ])('stop %s', (_, code, checked) => {
    expect(open(checked)).toContain(code);
  });

  it.each<[string, CheckedDraft]>([
    ['on the first day of the course', draft({}, { courseStartedOn: '2026-11-20' })],
    ['on the last day of the course', draft({}, { courseEndedOn: '2026-11-20' })],
    ['at this very minute', draft({ injectedAt: NOW })],
    [
      'of a consent that was stated before they were kept',
      draft(
        { amendmentReason: 'Lot misread' },
        { consents: { ...context.consents, given: [] }, statedConsentOn: '2026-11-20' },
        context.courseId,
      ),
    ],
    ['amended with a reason', draft({ amendmentReason: 'Lot misread' }, {}, context.courseId)],
  ])('let a session be signed %s', (_, checked) => {
    expect(open(checked)).toEqual([]);
  });

  it('put what the record needs before the rules of the treatment', () => {
    const codes = sessionChecks(draft({ performedById: null, lotNumber: null }), NOW);
    expect(codes.map(({ code }) => code).slice(0, 2)).toEqual(['injector-missing', 'lot-missing']);
  });

  it('keep an answer only for the evidence that was on the screen', () => {
    const above = draft({ sites: body.sites.map((site) => ({ ...site, units: 8 })) });
    const raised = openSessionChecks(above, NOW, 'psychiatrist');
    const checkAnswers = raised.map(({ code, evidence }) => ({
      code,
      acknowledged: true,
      reason: null,
      evidence,
    }));
    expect(raised.length).toBeGreaterThan(0);
    expect(open(draft({ sites: above.body.sites, checkAnswers }))).toEqual([]);
    const changed = body.sites.map((site) => ({ ...site, units: 9 }));
    expect(open(draft({ sites: changed, checkAnswers }))).toContain('dose-above-protocol');
  });
});

describe('the input of the checks', () => {
  it('asks a late entry for the PHQ-9 that came before it', () => {
    const late = draft(
      { performedOn: '2026-11-10' },
      { phq9Dates: ['2026-11-18', '2026-11-09', '2026-10-01'] },
    );
    expect(sessionCheckInput(late, NOW).latestPhq9On).toBe('2026-11-09');
  });

  it('asks it for item 9 of the form that came before it, the last of that day', () => {
    const recentPhq9 = [
      { on: '2026-11-18', total: 18, item9: 0 },
      { on: '2026-11-09', total: 17, item9: null },
      { on: '2026-11-09', total: 16, item9: 1 },
    ];
    const formOn = (performedOn: string | null) =>
      sessionCheckInput(draft({ performedOn }, { recentPhq9 }), NOW).latestPhq9Form;
    expect(formOn('2026-11-10')).toMatchObject({ on: '2026-11-09', item9: null });
    expect(formOn(null)).toMatchObject({ on: '2026-11-18', item9: 0 });
    expect(formOn('2026-11-08')).toBeNull();
  });

  it('takes an amendment for a record of what was given', () => {
    const amending = { ...draft({ injectedAt: null }), amendsSessionId: context.courseId };
    expect(sessionCheckInput(amending, NOW)).toMatchObject({
      alreadyGiven: true,
      performedAt: null,
    });
  });

  it('never takes the day of a consent from the draft', () => {
    const amending = {
      ...draft({ consentOn: '2026-11-10' }, { consents: { ...context.consents, given: [] } }),
      amendsSessionId: context.courseId,
    };
    expect(sessionCheckInput(amending, NOW).statedConsentOn).toBeNull();
    expect(open(amending)).toContain('consent-missing');
  });

  it('judges the start of the course by the practice’s numbers', () => {
    const thresholdValues = { baselineWindowDays: 1 };
    const checked = draft({ performedOn: '2026-11-18' }, { courseStart, thresholdValues });
    const moves = sessionChecks(checked, NOW).find(({ code }) => code === 'first-injection-moves');
    expect(moves?.evidence).toMatch(/the PHQ-9 baseline stays none\.$/);
  });

  it('takes a PHQ-9 for current as long as it may be a baseline in the practice', () => {
    const facts = { phq9Dates: ['2026-11-04'], isFirstOfCourse: false };
    const codes = (thresholdValues: SessionContext['thresholdValues']) =>
      sessionChecks(draft({ performedOn: '2026-11-20' }, { ...facts, thresholdValues }), NOW)
        .map(({ code }) => code)
        .filter((code) => code.startsWith('phq9'));
    expect(codes({})).toEqual(['phq9-old']);
    expect(codes({ baselineWindowDays: 16 })).toEqual([]);
  });

  it('looks a lot up in the stock whatever its spaces and capitals', () => {
    const productId = 'onabotulinumtoxinA';
    const lot = { productId, lotExpiresOn: '2027-08-31', vialUnits: 100, unopened: 2, opened: [] };
    const stock = { lots: [{ ...lot, lotNumber: 'C7781' }], outside: null };
    const stockFor = (lotNumber: string | null, kept: SessionContext['stock'] = stock) =>
      sessionCheckInput(draft({ productId, lotNumber }, { stock: kept }), NOW).stock;
    const found = { vialUnits: 100, expiresOn: '2027-08-31', unopened: 2, opened: [] };
    expect(stockFor(' c77 81')).toEqual({ lot: found });
    expect(stockFor('C7782')).toEqual({ lot: null });
    expect(stockFor(null)).toEqual({ lot: null });
    expect(stockFor('C7781', null)).toBeNull();
    const outside = { ...stock, outside: { productId, lotNumber: 'OLD 1' } };
    expect(stockFor('old1', outside)).toBeNull();
    expect(stockFor('C7781', outside)).toEqual({ lot: found });
  });

  it('counts toxin elsewhere once when every session reports it again', () => {
    const dose = { on: '2026-09-01', productId: 'onabotulinumtoxinA', units: 50 };
    const { previousToxin } = sessionCheckInput(
      draft({ toxinElsewhere: [dose, dose] }, { previousToxin: [{ ...dose, elsewhere: true }] }),
      NOW,
    );
    expect(previousToxin).toEqual([{ ...dose, elsewhere: true }]);
  });

  it('counts an own session beside the same dose elsewhere', () => {
    const dose = { on: '2026-09-01', productId: 'onabotulinumtoxinA', units: 50 };
    const { previousToxin } = sessionCheckInput(
      draft({ toxinElsewhere: [dose] }, { previousToxin: [{ ...dose, elsewhere: false }] }),
      NOW,
    );
    expect(previousToxin).toHaveLength(2);
  });

  it.each([
    ['2026-11-20', null, false, NOW],
    ['2026-11-20', '2026-11-20T14:00:00Z', true, '2026-11-20T14:00:00Z'],
    ['2026-11-19', null, false, null],
  ])('on %s, injected at %s: given %s, at %s', (performedOn, injectedAt, given, performedAt) => {
    const input = sessionCheckInput(draft({ performedOn, injectedAt }), NOW);
    expect(input.alreadyGiven).toBe(given);
    expect(input.performedAt).toBe(performedAt);
  });
});
