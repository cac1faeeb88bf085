import type { Assessment, Course, InjectionSession, Patient } from '@glabella/contracts';
import { everyTreatment, glabellarDepression, shippedAftercare } from '@glabella/domain/treatment';
import { sessionContext, type ContextFacts } from './session-context';

const author = { id: 'psychiatrist', displayName: 'Dr. Synthetic' };

const patient: Patient = {
  id: 'patient',
  version: 1,
  mrn: 'SYN-1',
  givenName: 'Synthetic',
  familyName: 'Person',
  birthDate: '1984-03-12',
  sex: 'female',
  phone: '+1 555 0100',
  email: null,
  isArchived: false,
};

const course: Course = {
  id: 'course',
  patientId: 'patient',
  version: 1,
  protocolId: 'glabellar-depression',
  protocolVersion: 1,
  diagnosisCode: 'F33.1',
  episodeStartedOn: null,
  psychosis: 'no',
  bipolar: 'no',
  responsible: author,
  clinicians: [],
  startedOn: '2026-01-05',
  endedOn: null,
  endReason: null,
  endNote: null,
};

function session(id: string, performedOn: string, change: Partial<InjectionSession> = {}) {
  return {
    id,
    patientId: 'patient',
    courseId: 'course',
    version: 1,
    status: 'signed',
    performedOn,
    performedBy: author,
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber: `LOT-${id}`,
    sites: [{ muscle: 'procerus', side: 'midline', units: 7, volumeMl: 0.175 }],
    totalUnits: 7,
    toxinElsewhere: [],
    contraindications: {},
    precautions: {},
    consentOn: null,
    ...change,
  } as unknown as InjectionSession;
}

function phq9(assessedOn: string, change: Partial<Assessment> = {}) {
  return {
    id: `phq9-${assessedOn}`,
    instrumentId: 'phq9',
    status: 'recorded',
    assessedOn,
    total: 12,
    scoreStatus: 'complete',
    firstRecordedAt: `${assessedOn}T09:00:00Z`,
    ...change,
  } as unknown as Assessment;
}

const facts: ContextFacts = {
  today: '2026-04-23',
  timeZone: 'Europe/Berlin',
  patient,
  course,
  consents: { given: [], withdrawn: [], askedAgain: [], keptFrom: null },
  careSites: [
    { code: 'a', name: 'Main street', isClosed: false },
    { code: 'b', name: 'Old town', isClosed: true },
  ],
  protocols: [glabellarDepression, { ...glabellarDepression, version: 2, name: 'Later' }],
  sessions: [],
  amendedSessionId: null,
  assessments: [],
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
  recentLots: [],
  thresholdValues: {},
  medications: [],
  stock: null,
  openRecalls: [],
  offLabelPoints: [],
  productsHere: { activeProductIds: ['onabotulinumtoxinA'], labelUseBy: [] },
  colleagues: [
    { id: 'psychiatrist', displayName: 'Dr. Synthetic', roles: ['psychiatrist'] },
    { id: 'nurse', displayName: 'Synthetic Nurse', roles: ['clinician'] },
    { id: 'office', displayName: 'Synthetic Office', roles: ['administrator'] },
  ],
};
const context = (part: Partial<ContextFacts>) => sessionContext({ ...facts, ...part });

describe('by which protocol a draft is judged', () => {
  it('is the version that the course keeps, whatever came after it', () => {
    expect(context({}).protocol).toMatchObject({ version: 1, name: 'Glabella 5-point' });
    const moved = { ...course, protocolVersion: 2 };
    expect(context({ course: moved }).protocol).toMatchObject({ version: 2, name: 'Later' });
  });

  it('is the version that an amended session was signed with, also when the course has moved on', () => {
    const moved = { ...course, protocolVersion: 2 };
    const sessions = [session('a', '2026-01-12')];
    const amending = { course: moved, sessions, amendedSessionId: 'a' };
    expect(context(amending).protocol.version).toBe(1);
  });
});

describe('which consent texts hold the off-label statement', () => {
  const only = { kind: 'only' as const, protocolIds: ['axillary-hyperhidrosis'] };
  const but = { kind: 'all-but' as const, protocolIds: ['axillary-hyperhidrosis'] };
  const offLabelPoints = [
    { version: 1, askedIn: everyTreatment },
    { version: 2, askedIn: only },
    { version: 3, askedIn: but },
  ];

  it('are those that ask it in this treatment, and none of a treatment on the label', () => {
    expect(context({ offLabelPoints }).offLabelVersions).toEqual([1, 3]);
    const protocols = [{ ...glabellarDepression, offLabel: false }];
    expect(context({ offLabelPoints, protocols }).offLabelVersions).toEqual([]);
  });
});

describe('which consent an amended session stated', () => {
  const stated = (change: Partial<InjectionSession>) => {
    const sessions = [session('a', '2026-01-12', { consentOn: '2026-01-05', ...change })];
    return context({ sessions, amendedSessionId: 'a' }).statedConsentOn;
  };

  it('is its own day where none was kept then, and none where it rested on one on record', () => {
    expect(stated({ consent: null })).toBe('2026-01-05');
    expect(stated({ consent: { id: 'consent', documentVersion: 1 } })).toBeNull();
    expect(context({}).statedConsentOn).toBeNull();
  });
});

describe('what a draft stands in', () => {
  it('names antidepressants and what augments them, no other drug', () => {
    const drug = (drugId: 'sertraline' | 'lithium' | 'other') => ({
      drugId,
      otherName: drugId === 'other' ? 'metformin' : null,
      otherClass: drugId === 'other' ? ('other-drug' as const) : null,
      doseUnit: 'mg' as const,
      steps: [{ on: '2026-04-01', dose: 50 }],
      stoppedOn: null,
      purpose: null,
    });
    const medications = [drug('sertraline'), drug('other'), drug('lithium')];
    expect(context({ medications }).medications.map(({ drugId }) => drugId)).toEqual([
      'sertraline',
      'lithium',
    ]);
  });

  it('shows who the patient is and nothing that signing does not need', () => {
    expect(context({}).patient).toEqual({
      id: 'patient',
      mrn: 'SYN-1',
      givenName: 'Synthetic',
      familyName: 'Person',
      birthDate: '1984-03-12',
      sex: 'female',
    });
  });

  it('counts toxin of every course, in order of days, without voided sessions', () => {
    const { previousToxin } = context({
      sessions: [
        session('b', '2026-02-01'),
        session('a', '2026-01-10', { courseId: 'other' }),
        session('v', '2026-03-01', { status: 'voided' }),
      ],
    });
    expect(previousToxin.map(({ on }) => on)).toEqual(['2026-01-10', '2026-02-01']);
  });

  it('counts what several sessions report of elsewhere once, and two doses of a day twice', () => {
    const dose = { on: '2025-12-01', productId: null, units: null };
    const other = { ...dose, units: 20 };
    const { previousToxin } = context({
      sessions: [
        session('a', '2026-01-10', { toxinElsewhere: [dose, other] }),
        session('b', '2026-02-01', { toxinElsewhere: [dose] }),
      ],
    });
    expect(previousToxin.filter(({ elsewhere }) => elsewhere)).toEqual([
      { ...dose, elsewhere: true },
      { ...other, elsewhere: true },
    ]);
  });

  it('leaves the session out that the draft amends', () => {
    const sessions = [session('a', '2026-01-10'), session('b', '2026-02-01')];
    const amending = context({ sessions, amendedSessionId: 'b' });
    expect(amending.previousToxin.map(({ on }) => on)).toEqual(['2026-01-10']);
    expect(amending.lastSession?.id).toBe('a');
    expect(amending.isFirstOfCourse).toBe(false);
    const only = context({ sessions: [session('b', '2026-02-01')], amendedSessionId: 'b' });
    expect(only).toMatchObject({ isFirstOfCourse: true, lastSession: null, lastSites: [] });
  });

  it('is the first of the course when only other courses have sessions', () => {
    const sessions = [session('a', '2026-01-10', { courseId: 'other' })];
    expect(context({ sessions }).isFirstOfCourse).toBe(true);
    expect(context({ sessions: [session('a', '2026-01-10')] }).isFirstOfCourse).toBe(false);
  });

  it('copies sites and units of the last session and nothing else of it', () => {
    const { lastSites, lastSession } = context({
      sessions: [session('b', '2026-02-01'), session('a', '2026-01-10')],
    });
    expect(lastSites).toEqual([{ muscle: 'procerus', side: 'midline', units: 7 }]);
    expect(lastSession).toEqual({
      id: 'b',
      on: '2026-02-01',
      units: 7,
      lotNumber: 'LOT-b',
      productId: 'onabotulinumtoxinA',
      region: 'glabella',
    });
  });

  it('lets psychiatrists and clinicians be named, and who is named in what is amended', () => {
    expect(context({}).injectors.map(({ id }) => id)).toEqual(['psychiatrist', 'nurse']);
    const performedBy = { id: 'left', displayName: 'Dr. Left' };
    const aftercareBy = { id: 'gone', displayName: 'Gone Nurse' };
    const sessions = [session('a', '2026-01-10', { performedBy, aftercareBy })];
    expect(context({ sessions }).injectors).toHaveLength(2);
    const amending = context({ sessions, amendedSessionId: 'a' });
    expect(amending.injectors.slice(2)).toEqual([performedBy, aftercareBy]);
    const made = {
      ...{ performedBy, aftercareBy },
      reconstitutedBy: { staffId: 'away', name: 'Away' },
    };
    const prepared = [session('a', '2026-01-10', made)];
    expect(context({ sessions: prepared, amendedSessionId: 'a' }).injectors.slice(2)).toEqual([
      performedBy,
      { id: 'away', displayName: 'Away' },
      aftercareBy,
    ]);
    const one = [session('a', '2026-01-10', { performedBy, aftercareBy: performedBy })];
    expect(context({ sessions: one, amendedSessionId: 'a' }).injectors).toHaveLength(3);
  });
});

describe('where a session may have taken place', () => {
  const open = { code: 'a', name: 'Main street' };

  it('is an open site of the practice', () => {
    expect(context({}).careSites).toEqual([open]);
  });

  it('is also the closed one of the session that is amended, as it was called then', () => {
    const careSite = { code: 'b', name: 'Old town, as it was' };
    const sessions = [session('a', '2026-01-10', { careSite })];
    expect(context({ sessions, amendedSessionId: 'a' }).careSites).toEqual([careSite, open]);
    expect(context({ sessions }).careSites).toEqual([open]);
    const here = [session('a', '2026-01-10', { careSite: open })];
    expect(context({ sessions: here, amendedSessionId: 'a' }).careSites).toEqual([open]);
  });
});

describe('the PHQ-9 that a draft knows', () => {
  const assessments = [
    phq9('2026-04-01'),
    phq9('2026-04-20', { scoreStatus: 'none', total: null }),
    phq9('2026-04-15', { scoreStatus: 'prorated', total: 14 }),
    phq9('2026-04-10', { scoreStatus: 'total-only' }),
    phq9('2026-04-22', { status: 'voided' }),
    phq9('2026-04-21', { instrumentId: 'gad7' }),
  ];

  it('are complete totals before the first injection: nothing else becomes a baseline', () => {
    expect(context({ assessments }).phq9Dates).toEqual(['2026-04-10', '2026-04-01']);
  });

  it('are all with a total afterwards', () => {
    const { phq9Dates } = context({ assessments, sessions: [session('a', '2026-01-10')] });
    expect(phq9Dates).toEqual(['2026-04-15', '2026-04-10', '2026-04-01']);
  });

  it('show the latest of all, a gap as a gap', () => {
    expect(context({ assessments }).recentPhq9[0]).toEqual({
      on: '2026-04-20',
      total: null,
      item9: null,
    });
    expect(context({}).recentPhq9).toEqual([]);
  });
});

describe('from when the course counts', () => {
  const assessments = [
    phq9('2025-12-21'),
    phq9('2025-12-22', { total: 18 }),
    phq9('2026-01-09', { total: 20, scoreStatus: 'prorated' }),
    phq9('2026-01-10', { total: 19 }),
    phq9('2026-01-14', { instrumentId: 'gad7' }),
    phq9('2026-01-15'),
    phq9('2026-02-02'),
  ];
  const start = (part: Partial<ContextFacts>) => context({ assessments, ...part }).courseStart;
  const days = (part: Partial<ContextFacts>) => start(part)?.scores.map(({ on }) => on);
  const first = session('a', '2026-01-12');

  it('is nothing before an injection of it is signed', () => {
    const other = session('o', '2026-01-10', { courseId: 'other' });
    const voided = session('v', '2026-01-11', { status: 'voided' });
    expect(start({ sessions: [other, voided] })).toBeNull();
  });

  it('is the first signed one, with the totals that may be the baseline of an earlier one', () => {
    const sessions = [session('b', '2026-02-01'), first];
    expect(start({ sessions })).toMatchObject({
      firstInjectionOn: '2026-01-12',
      firstOfOthersOn: '2026-01-12',
    });
    expect(days({ sessions })).toEqual(['2025-12-22', '2026-01-10']);
  });

  it('leaves the next one, and totals until then, when the first one is amended', () => {
    const amending = { sessions: [session('b', '2026-02-01'), first], amendedSessionId: 'a' };
    expect(start(amending)).toMatchObject({
      firstInjectionOn: '2026-01-12',
      firstOfOthersOn: '2026-02-01',
    });
    expect(days(amending)).toEqual(['2025-12-22', '2026-01-10', '2026-01-15']);
    const only = { sessions: [first], amendedSessionId: 'a' };
    expect(start(only)?.firstOfOthersOn).toBeNull();
    expect(days(only)).toContain('2026-02-02');
  });

  it('looks back as far as the practice has it', () => {
    const part = { sessions: [first], thresholdValues: { baselineWindowDays: 15 } };
    expect(days(part)?.[0]).toBe('2025-12-21');
    expect(context({ assessments, ...part }).thresholdValues).toEqual({ baselineWindowDays: 15 });
  });
});
