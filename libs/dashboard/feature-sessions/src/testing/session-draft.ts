import { signal, type WritableSignal } from '@angular/core';
import type {
  AftercareVersion,
  InjectionSession,
  SessionContext,
  SessionDraft,
  SessionDraftBody,
} from '@glabella/contracts';
import { me } from '@glabella/dashboard/data-access/testing';
import {
  everyPrecaution,
  glabellarDepression,
  prefillSites,
  shippedAftercare,
} from '@glabella/domain/treatment';
import { SessionEditor, type EditorDesk } from '../draft/session-editor';

/** The present of the specs: 15:00 in Berlin. */
export const now = '2026-11-23T14:00:00.000Z';

export const injector = { id: me.staffId, displayName: me.displayName };
export const colleague = {
  id: '0198c0de-0000-7000-8000-000000000002',
  displayName: 'Jonas Weber',
};

export const draftId = '0198c0de-0000-7000-8000-00000000d001';
export const sessionId = '0198c0de-0000-7000-8000-00000000e001';

export const recentLot: SessionContext['recentLots'][number] = {
  productId: 'onabotulinumtoxinA',
  lotNumber: 'C7781',
  lotExpiresOn: '2027-08-31',
  vialUnits: 50,
  diluentMl: 1.25,
};

/** The aftercare list as a practice begins with it. */
export const aftercareList: AftercareVersion = {
  ...shippedAftercare,
  instructions: [...shippedAftercare.instructions],
  reason: null,
  author: null,
  publishedOn: '2026-01-01',
};

/** What the checks know beside the draft: a woman with an earlier session long ago. */
export const context: SessionContext = {
  today: '2026-11-23',
  timeZone: 'Europe/Berlin',
  patient: {
    id: '0198c0de-0000-7000-8000-00000000c001',
    mrn: 'SYN-7',
    givenName: 'Synthia',
    familyName: 'Example',
    birthDate: '1984-02-29',
    sex: 'female',
  },
  courseId: '0198c0de-0000-7000-8000-00000000f001',
  courseStartedOn: '2026-01-05',
  courseEndedOn: null,
  protocol: glabellarDepression,
  isFirstOfCourse: false,
  courseStart: {
    firstInjectionOn: '2026-06-01',
    firstOfOthersOn: '2026-06-01',
    scores: [],
  },
  thresholdValues: {},
  previousToxin: [
    { on: '2026-06-01', productId: 'onabotulinumtoxinA', units: 24, elsewhere: false },
  ],
  lastSites: [
    { muscle: 'procerus', side: 'midline', units: 8 },
    { muscle: 'corrugator-medial', side: 'left', units: 8 },
    { muscle: 'corrugator-medial', side: 'right', units: 8 },
  ],
  lastSession: {
    id: sessionId,
    on: '2026-06-01',
    units: 24,
    lotNumber: 'C7001',
    productId: 'onabotulinumtoxinA',
    region: 'glabella',
  },
  recentLots: [recentLot, { ...recentLot, lotNumber: 'C6600', lotExpiresOn: '2027-01-31' }],
  stock: null,
  openRecalls: [],
  activeProductIds: ['onabotulinumtoxinA'],
  labelUseBy: [],
  medications: [],
  consents: {
    given: [
      {
        id: '0198c0de-0000-7000-8000-00000000c0c1',
        documentVersion: 1,
        agreedOn: '2026-01-06',
        recordedAt: '2026-01-06T10:00:00Z',
      },
    ],
    withdrawn: [],
    askedAgain: [],
    keptFrom: null,
  },
  offLabelVersions: [1],
  statedConsentOn: null,
  openItem9On: null,
  aftercare: { list: aftercareList, ticked: null },
  phq9Dates: ['2026-11-20'],
  recentPhq9: [{ on: '2026-11-20', total: 12, item9: 0 }],
  lastAnswers: { contraindications: {}, precautions: {} },
  injectors: [injector, colleague],
  careSites: [],
};

/** A draft as it is begun. */
export const newBody: SessionDraftBody = {
  performedOn: '2026-11-23',
  injectedAt: null,
  performedById: injector.id,
  careSite: null,
  productId: 'onabotulinumtoxinA',
  lotNumber: null,
  lotExpiresOn: null,
  vialUnits: 100,
  vialsOpened: 1,
  diluentMl: 2.5,
  reconstitutedAt: null,
  reconstitutedBy: null,
  unitsDrawn: null,
  sealIntact: null,
  sites: prefillSites(glabellarDepression, 'female'),
  frownAtRest: null,
  frownAtMaximum: null,
  contraindications: {},
  precautions: {},
  elsewhereAsked: false,
  toxinElsewhere: [],
  consentOn: '2026-01-06',
  checkAnswers: [],
  aftercareListVersion: 1,
  aftercareTold: [],
  aftercareMethod: null,
  aftercareById: null,
  aftercareAt: null,
  note: null,
  amendmentReason: null,
};

/** A draft with nothing left open. */
export const readyBody: SessionDraftBody = {
  ...newBody,
  lotNumber: 'C7781',
  lotExpiresOn: '2027-08-31',
  reconstitutedAt: '2026-11-23T12:40:00.000Z',
  frownAtRest: 1,
  frownAtMaximum: 2,
  contraindications: {
    'pregnancy-breastfeeding': 'no',
    'neuromuscular-disease': 'no',
    'infection-at-site': 'no',
    hypersensitivity: 'no',
  },
  precautions: everyPrecaution('no'),
  elsewhereAsked: true,
  aftercareTold: aftercareList.instructions.map(({ id }) => id),
  aftercareMethod: 'in-person',
  aftercareById: injector.id,
};

/** A draft as the API answers it. */
export function draftOf(
  body: Partial<SessionDraftBody> = {},
  fields: Partial<SessionDraft> = {},
): SessionDraft {
  return {
    id: draftId,
    version: 3,
    amendsSessionId: null,
    body: { ...newBody, ...body },
    createdBy: injector,
    createdAt: '2026-11-23T13:50:00.000Z',
    updatedBy: injector,
    updatedAt: '2026-11-23T13:59:00.000Z',
    context,
    ...fields,
  };
}

/** An editor without a page; `saved` holds every body that was sent, `clock` moves its present. */
export function editorOf(draft: SessionDraft, desk: Partial<EditorDesk> = {}) {
  const saved: SessionDraftBody[] = [];
  const clock: WritableSignal<string> = signal(now);
  const editor = new SessionEditor(draft, {
    shelf: {
      readDraft: async () => draft,
      saveDraft: async (_id, body, version) => {
        saved.push(body);
        return { version: version + 1, savedAt: now };
      },
    },
    now: clock,
    me: injector,
    signer: 'psychiatrist',
    ...desk,
  });
  return { editor, saved, clock };
}

/** A signed version of a session. */
export function signedSession(fields: Partial<InjectionSession> = {}): InjectionSession {
  return {
    id: sessionId,
    patientId: context.patient.id,
    courseId: context.courseId,
    version: 1,
    status: 'signed',
    performedOn: '2026-11-23',
    performedBy: injector,
    careSite: null,
    injectedAt: null,
    protocolId: glabellarDepression.id,
    protocolVersion: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber: 'C7781',
    lotExpiresOn: '2027-08-31',
    vialUnits: 100,
    vialsOpened: 1,
    diluentMl: 2.5,
    reconstitutedAt: '2026-11-23T12:40:00.000Z',
    reconstitutedBy: null,
    unitsDrawn: null,
    sealIntact: null,
    sites: [
      { muscle: 'procerus', side: 'midline', units: 7, volumeMl: 0.175 },
      { muscle: 'corrugator-medial', side: 'left', units: 6, volumeMl: 0.15 },
      { muscle: 'corrugator-medial', side: 'right', units: 6, volumeMl: 0.15 },
      { muscle: 'corrugator-lateral', side: 'left', units: 5, volumeMl: 0.125 },
      { muscle: 'corrugator-lateral', side: 'right', units: 5, volumeMl: 0.125 },
    ],
    totalUnits: 29,
    frownAtRest: 1,
    frownAtMaximum: 2,
    contraindications: readyBody.contraindications,
    precautions: everyPrecaution('no'),
    elsewhereAsked: true,
    toxinElsewhere: [],
    consentOn: '2026-01-06',
    consent: { id: '0198c0de-0000-7000-8000-00000000c0c1', documentVersion: 1 },
    checks: [],
    aftercareListVersion: 1,
    aftercareTold: readyBody.aftercareTold,
    aftercareMethod: 'in-person',
    aftercareBy: injector,
    aftercareAt: null,
    note: null,
    reason: null,
    author: injector,
    recordedAt: '2026-11-23T14:05:00.000Z',
    signature: {
      signedById: injector.id,
      printedName: injector.displayName,
      signedAt: '2026-11-23T14:05:00.000Z',
      meaning: 'I performed or supervised this injection session and confirm this record.',
      credential: null,
      cosignature: null,
    },
    ...fields,
  };
}
