import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import type { CourseHistory, InjectionSession, InjectionSessionRecord } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { axillaryHyperhidrosis, prefillSites } from '@glabella/domain/treatment';
import { patientRecordWith } from '../testing/patient-record';
import { colleague, context, draftOf, sessionId, signedSession } from '../testing/session-draft';
import { SessionRecordPage } from './session-record-page';

const path = `sessions/${sessionId}`;
const coursePath = `courses/${context.courseId}/history`;

const courseVersion = (version: number, diagnosisCode: string, recordedAt: string) => ({
  id: context.courseId,
  patientId: context.patient.id,
  version,
  diagnosisCode,
  episodeStartedOn: null,
  psychosis: 'no' as const,
  bipolar: 'no' as const,
  startedOn: '2026-01-05',
  protocolId: 'glabellar-depression',
  protocolVersion: 1,
  responsible: { id: me.staffId, displayName: me.displayName },
  clinicians: [],
  endedOn: null,
  endReason: null,
  endNote: null,
  reason: version === 1 ? null : 'Reviewed',
  author: { id: me.staffId, displayName: me.displayName },
  recordedAt,
});
const course: CourseHistory = {
  versions: [
    courseVersion(2, 'F32.0', '2026-12-01T09:00:00Z'),
    courseVersion(1, 'F33.1', '2026-01-05T09:00:00Z'),
  ],
};

const amended = signedSession({
  version: 2,
  lotNumber: 'C7787',
  reason: 'Lot was misread',
  signature: { ...signedSession().signature, signedAt: '2026-11-24T09:00:00.000Z' },
});
const voided = signedSession({ ...amended, version: 3, status: 'voided', reason: 'Other patient' });

const copied: string[] = [];

async function openRecord(
  versions: InjectionSession[] = [signedSession()],
  fields: Partial<InjectionSessionRecord> = {},
  roles = me.roles,
  version?: string,
) {
  const page = await openPage(SessionRecordPage, {
    inputs: { sessionId, ...(version === undefined ? {} : { version }) },
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
    providers: [
      { provide: Clipboard, useValue: { copy: (text: string) => copied.push(text) > 0 } },
    ],
  });
  await page.answer(path, {
    versions,
    patient: context.patient,
    protocols: [context.protocol],
    aftercareLists: [context.aftercare.list],
    openAmendment: null,
    ...fields,
  });
  await page.answer(coursePath, course);
  return page;
}

const note = (): string => document.querySelector('pre')?.textContent ?? '';

afterEach(() => {
  clearPage();
  copied.length = 0;
});

describe('the page of a signed session', () => {
  it('reads as a procedure note, with patient and signature', async () => {
    const { text, page } = await openRecord();
    expect(text()).toContain('Synthia Example born 29 Feb 1984');
    expect(page.querySelector('h1')?.textContent).toBe('Injection session, 23 Nov 2026');
    expect(note()).toContain('Lot C7781, use through 31 Aug 2027');
    expect(note()).toContain('Total                          29  0.725');
    expect(note()).toContain('Told: in person, by Dr A. Reyes');
    expect(text()).toContain('Signed byDr A. Reyes');
    expect(text()).toContain('23 Nov 2026, 15:05 (Europe/Berlin)');
    expect(text()).toContain('I performed or supervised this injection session');
    expect(text()).not.toContain('Versions');
  });

  it('is late by its first version, and names who answered its checks, also where it was amended or voided', async () => {
    const code = 'contraindication-neuromuscular-disease';
    const reason = { code, acknowledged: false, reason: 'Asked the neurologist', evidence: null };
    const check = {
      ...{ code, severity: 'stop' as const },
      ...{ title: 'Neuromuscular disease', evidence: 'Answered yes.' },
      answerBy: 'psychiatrist' as const,
      answer: reason,
    };
    const first = signedSession({ checks: [check] });
    const second = signedSession({
      ...{ ...first, version: 2, reason: 'Lot was misread' },
      recordedAt: '2026-12-23T09:00:00.000Z',
    });
    const third = signedSession({
      ...{ ...second, version: 3, status: 'voided', reason: 'Other patient' },
      signature: { ...second.signature, printedName: 'Dr Other' },
    });
    await openRecord([third, second, first]);
    expect(note()).toContain('Reason (Dr A. Reyes): Asked the neurologist');
    expect(note()).not.toContain('Dr Other): ');
    expect(note()).not.toContain('Late entry');
    clearPage();
    TestBed.resetTestingModule();
    const late = { recordedAt: '2026-11-26T09:00:00.000Z' };
    await openRecord([second, { ...first, ...late }], {}, me.roles, '2');
    expect(note()).toContain('Late entry: recorded 26 Nov 2026, 10:00, 3 days later');
  });

  it('says how the toxin was prepared, and that it is not recorded where it is not', async () => {
    await openRecord();
    for (const fact of ['Seal and hologram', 'Reconstituted by', 'Drawn up']) {
      expect(note()).toContain(`${fact}: not recorded`);
    }
    clearPage();
    TestBed.resetTestingModule();
    const reconstitutedBy = { staffId: null, name: 'Synthetic pharmacy' };
    await openRecord([signedSession({ reconstitutedBy, unitsDrawn: 31, sealIntact: true })]);
    expect(note()).toContain('Seal and hologram: intact');
    expect(note()).toContain('Reconstituted by: Synthetic pharmacy');
    expect(note()).toContain('Drawn up: 31 U');
  });

  it('names the diagnosis that stood when it was signed, not a later one', async () => {
    await openRecord();
    expect(note()).toContain('Diagnosis: F33.1');
    expect(note()).not.toContain('F32.0');
  });

  it('stands without the diagnosis where the course cannot be read', async () => {
    const page = await openPage(SessionRecordPage, {
      inputs: { sessionId },
      before: () => void TestBed.inject(CurrentUser).accept(me),
    });
    const record = {
      versions: [signedSession()],
      patient: context.patient,
      protocols: [context.protocol],
      aftercareLists: [context.aftercare.list],
      openAmendment: null,
    };
    await page.answer(path, record);
    expect(note()).toBe('');
    await page.answer(coursePath, problemBody(403, 'access.denied'), 403);
    expect(note()).toContain('Lot C7781');
    expect(note()).not.toContain('Diagnosis');
  });

  it('says that it is loading, what went wrong, and tries again', async () => {
    const page = await openPage(SessionRecordPage, {
      inputs: { sessionId },
      before: () => void TestBed.inject(CurrentUser).accept(me),
    });
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable', 'Try in a minute.'), 503);
    expect(page.text()).toContain('Try in a minute.');
    await page.press('Try again');
    await page.answer(path, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('There is no such session');
    expect(page.text()).not.toContain('Try again');
  });

  it('copies the note as it stands', async () => {
    const { press } = await openRecord();
    await press('Copy as text');
    expect(copied).toEqual([note()]);
    expect(TestBed.inject(Toasts).current()?.text).toContain('It names no patient');
  });

  it('prints answers to checks with the name of who signed', async () => {
    const check = {
      code: 'interval-short',
      severity: 'reason' as const,
      title: 'Last toxin 49 days ago',
      evidence: '49 days.',
      answerBy: 'injector' as const,
      answer: { code: 'interval-short', acknowledged: false, reason: 'Worn off', evidence: null },
    };
    await openRecord([signedSession({ checks: [check] })]);
    expect(note()).toContain('Reason (Dr A. Reyes): Worn off');
  });

  it('draws the sites on the map of the region that was treated', async () => {
    const axillae = signedSession({
      protocolId: axillaryHyperhidrosis.id,
      protocolVersion: axillaryHyperhidrosis.version,
      sites: prefillSites(axillaryHyperhidrosis, 'female').map(({ units, ...place }) => ({
        ...place,
        units: units ?? 0,
        volumeMl: 0.1,
      })),
    });
    const { page } = await openRecord([axillae], { protocols: [axillaryHyperhidrosis] });
    expect(page.querySelector('glabella-face-map')).toBeNull();
    expect(page.querySelectorAll('glabella-axilla-map .dot')).toHaveLength(20);
  });

  const forehead = { muscle: 'Forehead', side: 'left' as const, units: 4, volumeMl: 0.1 };

  it('names the sites that the map has no place for', async () => {
    const { sites } = signedSession();
    const { text } = await openRecord([signedSession({ sites: [...sites, forehead] })]);
    expect(text()).toContain('Not drawn: Forehead, left.');
  });

  it('lists the sites with their units where the region is not drawn', async () => {
    const protocols = [{ ...context.protocol, region: 'Head' }];
    const { page, text } = await openRecord([signedSession({ sites: [forehead] })], { protocols });
    expect(page.querySelector('glabella-site-map svg')).toBeNull();
    expect(text()).toContain('Forehead, left: 4 U');
    expect(text()).not.toContain('Not drawn');
  });

  it('tells precautions that nobody asked for from none', async () => {
    await openRecord([signedSession({ precautions: {} })]);
    expect(note()).toContain('Precautions: not asked');
  });
});

describe('the versions of a session', () => {
  it('stand side by side with their reasons, what changed marked', async () => {
    const { text, page, press } = await openRecord([amended, signedSession()]);
    expect(text()).toContain('Version 2 of 2');
    expect(note()).toContain('Amended because: Lot was misread');
    const rows = () =>
      [...page.querySelectorAll('glabella-version-comparison tbody tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent?.trim()),
      );
    expect(rows()).toEqual([['Lot', 'changed:  C7787', 'C7781']]);
    expect(text()).toContain('Reason: Lot was misread');
    page.querySelector<HTMLInputElement>('glabella-version-comparison input')?.click();
    await press('Copy as text');
    expect(rows().length).toBeGreaterThan(15);
  });

  it('are readable one by one, an older one marked as such', async () => {
    const { text } = await openRecord([amended, signedSession()], {}, me.roles, '1');
    expect(note()).toContain('Lot C7781');
    expect(text()).toContain('You are reading version 1. Version 2 replaced it.');
    expect(text()).toContain('Replaced');
  });

  it('are asked for through the address', async () => {
    const { page, settle, router } = await openRecord([amended, signedSession()]);
    const read = page.querySelector<HTMLElement>('[aria-label="Read version 1"]');
    read?.click();
    await settle();
    expect(router.url).toBe('/?version=1');
  });

  it('end with the voided one, which offers nothing but reading', async () => {
    const { text } = await openRecord([voided, amended, signedSession()]);
    expect(text()).toContain('This session is voided and counts nowhere. Reason: Other patient');
    expect(note()).toContain('VOIDED because: Other patient');
    expect(document.querySelector('.actions')?.textContent).not.toMatch(/Amend|Void/);
  });
});

describe('what may follow a signed session', () => {
  const draft = draftOf({}, { amendsSessionId: sessionId });

  it('is an amendment with a reason, opened in the editor', async () => {
    const { press, write, answer, errors, router } = await openRecord();
    await press('Amend');
    await press('Begin the amendment');
    expect(errors()).toEqual(['Write the reason.']);
    write('Reason', 'Lot was misread');
    await press('Begin the amendment');
    const begun = await answer(`${path}/amendment-draft`, draft, 201);
    expect(begun.headers.has('Idempotency-Key')).toBe(true);
    const saved = await answer(`session-drafts/${draft.id}`, {
      version: 4,
      savedAt: draft.updatedAt,
    });
    expect(saved.body).toMatchObject({ amendmentReason: 'Lot was misread' });
    expect(saved.headers.get('If-Match')).toBe('"3"');
    expect(router.url).toBe(`/sessions/drafts/${draft.id}`);
  });

  it('says why an amendment could not be begun', async () => {
    const { press, write, answer } = await openRecord();
    await press('Amend');
    write('Reason', 'Lot was misread');
    await press('Begin the amendment');
    const detail = 'An amendment of this session is being written.';
    await answer(
      `${path}/amendment-draft`,
      problemBody(409, 'session.amendment_open', detail),
      409,
    );
    expect(TestBed.inject(Toasts).current()?.text).toContain(detail);
  });

  it('leads to the amendment that is being written, and says that it is not signed', async () => {
    const openAmendment = { draftId: draft.id, by: colleague, updatedAt: '2026-11-24T08:00:00Z' };
    const { text, page } = await openRecord([signedSession()], { openAmendment });
    expect(text()).toContain(
      'An amendment is being written by Jonas Weber, last saved 24 Nov 2026, 09:00.',
    );
    const link = [...page.querySelectorAll('a')].find(({ textContent }) =>
      textContent?.includes('Continue the amendment'),
    );
    expect(link?.getAttribute('href')).toBe(`/sessions/drafts/${draft.id}`);
    expect(document.querySelector('.actions')?.textContent).not.toContain('Amend');
  });

  it('is voiding it, with reason and password, as the version that stands', async () => {
    const { press, write, answer, errors, text } = await openRecord();
    await press('Void');
    expect(text()).toContain('The session of 23 Nov 2026, 29 U, lot C7781, counts nowhere');
    expect(text()).toContain('Reading whether the first injection and the baseline');
    const denied = problemBody(503, 'server.busy', 'Try again.');
    await answer(`patients/${context.patient.id}/record`, denied, 503);
    expect(text()).toContain('baseline of the course move could not be read');
    const whose = document.querySelector('glabella-dialog-frame glabella-patient-identity');
    expect(whose?.textContent).toMatch(/Synthia Example\s+born 29 Feb 1984/);
    await press('Void');
    expect(errors()).toEqual(['Write the reason.', 'Write your password.']);
    write('Reason', 'Other patient');
    write('Your password', 'wrong');
    await press('Void');
    const detail = 'This is not your password. Type it again.';
    await answer(`${path}/void`, problemBody(403, 'signature.password_wrong', detail), 403);
    expect(errors()).toEqual([detail]);
    write('Your password', 'correct horse battery');
    await press('Void');
    const request = await answer(`${path}/void`, { id: sessionId, version: 2 });
    expect(request.body).toEqual({ reason: 'Other patient', password: 'correct horse battery' });
    expect(request.headers.get('If-Match')).toBe('"1"');
    await answer(path, {
      versions: [signedSession({ ...voided, version: 2 }), signedSession()],
      patient: context.patient,
      protocols: [context.protocol],
      aftercareLists: [context.aftercare.list],
      openAmendment: null,
    });
    expect(text()).toContain('This session is voided');
  });

  it('says before it is voided what that moves of the course', async () => {
    const { press, answer, text } = await openRecord();
    await press('Void');
    const record = patientRecordWith([signedSession()]);
    await answer(`patients/${context.patient.id}/record`, record);
    expect(text()).toContain(
      'The first injection, from which weeks are counted, becomes none, until now 23 Nov 2026; the PHQ-9 baseline stays none.',
    );
  });

  it('is an adverse event that began after it', async () => {
    const { page } = await openRecord();
    const link = [...page.querySelectorAll('a')].find(
      ({ textContent }) => textContent?.trim() === 'Record an adverse event',
    );
    expect(link?.getAttribute('href')).toBe(
      `/patients/${context.patient.id}/adverse-events/new?session=${sessionId}`,
    );
  });

  it.each([
    { roles: ['psychiatrist' as const], amend: true, voids: true },
    { roles: ['clinician' as const], amend: true, voids: false },
    { roles: ['administrator' as const], amend: false, voids: false },
  ])('depends on the role: $roles', async ({ roles, amend, voids }) => {
    await openRecord([signedSession()], {}, roles);
    const actions = document.querySelector('.actions')?.textContent ?? '';
    expect([actions.includes('Amend'), actions.includes('Void')]).toEqual([amend, voids]);
  });
});
