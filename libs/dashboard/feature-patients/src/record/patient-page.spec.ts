import { TestBed } from '@angular/core/testing';
import type { SessionDraft } from '@glabella/contracts';
import { SessionCalls, Submission } from '@glabella/dashboard/data-access';
import { openPage, serverFault } from '../testing/open-page';
import { openRecord, patientId, recordUrl } from '../testing/open-record';
import {
  courseOf,
  eventOf,
  followUpOf,
  idOf,
  onDay,
  phq9On,
  recordOf,
  sessionOn,
} from '../testing/record-of';
import { PatientPage } from './patient-page';

const full = recordOf({
  courses: [courseOf()],
  assessments: [
    phq9On(-7, 19),
    phq9On(20, 14, { answers: [2, 2, 2, 2, 2, 1, 1, 1, 1] }),
    phq9On(42, 7),
    phq9On(43, 27, { status: 'voided', reason: 'entered twice' }),
  ],
  sessions: [sessionOn(0)],
  followUps: [followUpOf()],
  sessionDrafts: [
    {
      id: idOf(80),
      courseId: idOf(50),
      amendsSessionId: null,
      performedOn: null,
      updatedBy: { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)' },
      updatedAt: `${onDay(59)}T10:00:00Z`,
    },
  ],
});

describe('the page of a patient', () => {
  it('says that it is loading', async () => {
    const { settle, text } = openPage(PatientPage, { patientId });
    await settle(160);
    expect(text()).toContain('Loading the record');
  });

  it('says what failed and reads again', async () => {
    const { server, settle, text, button } = openPage(PatientPage, { patientId });
    server.expectOne(recordUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
    button('Try again').click();
    await settle();
    server.expectOne(recordUrl).flush(recordOf());
    await settle();
    expect(text()).toContain('Imani Okafor');
  });

  it('says so when the patient is not of this practice', async () => {
    const { server, settle, text } = openPage(PatientPage, { patientId });
    const notFound = { ...serverFault, status: 404, code: 'record.not_found' };
    server.expectOne(recordUrl).flush(notFound, { status: 404, statusText: 'Not found' });
    await settle();
    expect(text()).toContain('No such patient');
  });

  it('says so when the address names no patient at all', async () => {
    const { server, settle, text } = openPage(PatientPage, { patientId: 'null' });
    const issues = [{ path: 'id', message: 'Invalid UUID' }];
    const broken = { ...serverFault, status: 400, code: 'request.invalid', issues };
    server
      .expectOne('/api/v1/patients/null/record')
      .flush(broken, { status: 400, statusText: 'Bad request' });
    await settle();
    expect(text()).toContain('No such patient');
  });

  it('tells of an empty record what is missing and what to do first', async () => {
    const { text, button, navigate, server } = await openRecord(recordOf());
    expect(text()).toContain('No course of treatment yet');
    expect(text()).toContain('No PHQ-9 yet Record a complete one before the first injection');
    expect(text()).toContain('No questionnaire yet: record the baseline.');
    expect(text()).toContain('No injection session yet.');
    expect(text()).not.toContain('Log session');
    button('Record PHQ-9').click();
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId, 'assessments', 'new'], {
      queryParams: { instrument: 'phq9' },
    });
    // What the form has to know is on its way before its page stands.
    server.expectOne(recordUrl);
    server.expectOne(`/api/v1/patients/${patientId}/form-drafts/assessment-phq9/${patientId}`);
  });

  it('names the patient with age, sex, MRN, birth date and the course', async () => {
    const { element } = await openRecord(full);
    const head = element.querySelector('.who')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(head).toContain('Imani Okafor 44 y, F · MRN DEMO-0117');
    expect(head).toContain('born 4 Mar 1982');
    expect(head).toContain('for depression (off-label) · F33.1 · course started 30 Dec 2025');
  });

  it('keeps an open item-9 follow-up in sight with who answers for it', async () => {
    const { element } = await openRecord(full);
    const banner = element.querySelector('glabella-safety-banner glabella-banner')?.textContent;
    expect(banner).toContain('Item 9 answered “several days” on 26 Jan 2026');
    expect(banner).toContain('Follow-up with Dr. A. Reyes (synthetic)');
    expect(banner).toContain('Acknowledge');
  });

  it('keeps open adverse events in sight, serious ones in red, and lists every one', async () => {
    const adverseEvents = [
      eventOf(),
      eventOf({ id: idOf(91), termId: 'dysphagia' }),
      eventOf({ id: idOf(92), termId: 'headache', outcome: 'resolved', endedOn: onDay(9) }),
    ];
    const { element } = await openRecord({ ...full, adverseEvents });
    const banners = [...element.querySelectorAll('glabella-adverse-event-banner glabella-banner')];
    expect(banners.map(({ className }) => className)).toEqual(['alarm', 'warn']);
    expect(banners[0]?.textContent).toContain('Serious adverse event open: Trouble swallowing');
    expect(banners[0]?.querySelector('a')?.getAttribute('href')).toBe(
      `/adverse-events/${idOf(91)}`,
    );
    const lines = [...element.querySelectorAll('glabella-adverse-event-list li a')];
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Eyelid ptosis',
      'Trouble swallowing',
      'Headache',
    ]);
  });

  it('says that no adverse event is recorded, and where to record one', async () => {
    const { element, button } = await openRecord(full);
    expect(element.querySelector('glabella-adverse-event-list')?.textContent).toContain(
      'No adverse event is recorded.',
    );
    expect(button('Record an adverse event').getAttribute('href')).toBe(
      `/patients/${patientId}/adverse-events/new`,
    );
  });

  it('shows no banner once every follow-up is closed', async () => {
    const closed = followUpOf({ closedAt: `${onDay(22)}T10:00:00Z` });
    const { element } = await openRecord({ ...full, followUps: [closed] });
    expect(element.querySelector('glabella-safety-banner glabella-banner')).toBeNull();
  });

  it('opens the rules behind the verdict with their sources in one press', async () => {
    const { settle, text, button } = await openRecord(full);
    expect(text()).toContain('−63 %');
    expect(text()).toContain('Response reliable improvement −12, threshold 6');
    button('Rules and sources').click();
    await settle();
    expect(text()).toContain('What is stated, and by which rule');
    expect(text()).toContain('NHS Talking Therapies manual');
    expect(text()).toContain('Reliable change: 6 points on the PHQ-9');
    expect(text()).toContain('Jacobson & Truax 1991');
  });

  it('draws the chart and keeps the same facts in its table, voided entries left out', async () => {
    const { element } = await openRecord(full, { range: 'all' });
    const name = element.querySelector('canvas')?.getAttribute('aria-label');
    expect(name).toMatch(/^PHQ-9 fell from 19 to 7 over 7 weeks from the baseline/);
    window.dispatchEvent(new Event('beforeprint'));
    const totals = [...element.querySelectorAll('glabella-chart-table tr.assessment')].map(
      (row) => row.querySelector('td.strong')?.textContent,
    );
    expect(totals).toEqual(['19', '14', '7']);
  });

  it('takes axis, range and view from the address and writes them there', async () => {
    const { element, navigate } = await openRecord(full, { axis: 'weeks', view: 'table' });
    expect(element.querySelector('.paper')?.hasAttribute('hidden')).toBe(true);
    element.querySelector<HTMLInputElement>('input[type=radio][value="3m"]')?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { range: '3m' },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });

  it('keeps in the address what was taken off the chart', async () => {
    const { element, navigate } = await openRecord(full, { hide: 'frown' });
    const keyOf = (name: string) =>
      [...element.querySelectorAll<HTMLElement>('.legend button')].find((key) =>
        key.textContent?.includes(name),
      );
    expect(keyOf('PHQ-9')?.getAttribute('aria-pressed')).toBe('true');
    keyOf('Severity bands')?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { hide: 'bands,frown' },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });

  it('lists every entry with what may be done about it, a voided one only to be read', async () => {
    const { element, button } = await openRecord(full);
    const rows = [...element.querySelectorAll('glabella-entries-table tbody tr')];
    expect(rows).toHaveLength(4);
    expect(rows[0]?.classList).toContain('voided');
    expect(rows[0]?.textContent).not.toContain('Correct');
    expect(button('Correct the PHQ-9 of 17 Feb 2026').getAttribute('href')).toBe(
      `/patients/${patientId}/assessments/${idOf(1042)}/correct`,
    );
  });

  it('leads to sessions and to the draft that waits', async () => {
    const { element, text } = await openRecord(full);
    const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(`/sessions/${idOf(2000)}`);
    expect(links).toContain(`/sessions/drafts/${idOf(80)}`);
    expect(text()).toContain('An injection session is begun and not signed');
  });

  it('offers administrators no draft, which they cannot open', async () => {
    const { element, text } = await openRecord(full, {}, ['administrator']);
    expect(text()).toContain('An injection session is begun and not signed');
    const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).not.toContain(`/sessions/drafts/${idOf(80)}`);
  });

  it('goes to each part of the page and takes the keyboard there', async () => {
    const { element, button } = await openRecord(full);
    const scrolled: string[] = [];
    Element.prototype.scrollIntoView = function () {
      scrolled.push(this.id);
    };
    const names = [...element.querySelectorAll('glabella-page-sections button')].map(
      (one) => one.textContent?.trim() ?? '',
    );
    expect(names).toHaveLength(12);
    const headings = names.map((name) => {
      button(name).click();
      return document.activeElement?.textContent?.trim();
    });
    expect(headings).toEqual([
      'Symptoms over time',
      'All measures at a glance',
      'Which symptom moved',
      'Cycles',
      'Questionnaires',
      'Injection sessions',
      'Adverse events',
      'Why toxin',
      'Life events',
      'Course of treatment',
      'Consent',
      'The record itself',
    ]);
    expect(new Set(scrolled).size).toBe(12);
  });

  it('begins a session once, however often the button is pressed before the answer', async () => {
    const { button, settle, navigate } = await openRecord(full);
    const createDraft = jest
      .spyOn(TestBed.inject(SessionCalls), 'createDraft')
      .mockResolvedValue({ id: idOf(81) } as SessionDraft);
    button('Log session').click();
    button('Log session').click();
    await settle();
    expect(createDraft).toHaveBeenCalledTimes(1);
    expect(createDraft).toHaveBeenCalledWith({ courseId: idOf(50) }, expect.any(Submission));
    expect(navigate).toHaveBeenCalledWith(['/sessions/drafts', idOf(81)]);
  });

  it('lets an administrator read and not write', async () => {
    const { text } = await openRecord(full, {}, ['administrator']);
    expect(text()).toContain('Imani Okafor');
    expect(text()).toContain('Item 9 answered');
    for (const action of ['Log session', 'Acknowledge', 'Correct', 'Void', 'Archive']) {
      expect(text()).not.toContain(action);
    }
  });

  it('voids an entry with a reason over the version that was read, and reads again', async () => {
    const { button, server, settle } = await openRecord(full);
    button('Void the PHQ-9 of 17 Feb 2026').click();
    await settle();
    const reason = document.querySelector<HTMLTextAreaElement>('glabella-dialog-frame textarea');
    if (!reason) throw new Error('no reason asked');
    reason.value = 'entered twice';
    reason.dispatchEvent(new Event('input'));
    await settle();
    document.querySelector<HTMLButtonElement>('glabella-dialog-frame [type=submit]')?.click();
    await settle();
    const call = server.expectOne(`/api/v1/assessments/${idOf(1042)}/void`);
    expect(call.request.body).toEqual({ reason: 'entered twice' });
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    call.flush({ id: idOf(1042), version: 2 });
    await settle();
    server.expectOne(recordUrl).flush(full);
    await settle();
    expect(document.querySelector('glabella-dialog-frame')).toBeNull();
  });

  it('keeps the reason in the dialog when somebody changed the entry first', async () => {
    const { button, server, settle } = await openRecord(full);
    button('Void the PHQ-9 of 17 Feb 2026').click();
    await settle();
    const reason = document.querySelector<HTMLTextAreaElement>('glabella-dialog-frame textarea');
    if (!reason) throw new Error('no reason asked');
    reason.value = 'entered twice';
    reason.dispatchEvent(new Event('input'));
    await settle();
    document.querySelector<HTMLButtonElement>('glabella-dialog-frame [type=submit]')?.click();
    await settle();
    const changed = { ...serverFault, status: 412, title: 'Changed meanwhile', code: 'x' };
    server
      .expectOne(`/api/v1/assessments/${idOf(1042)}/void`)
      .flush(changed, { status: 412, statusText: 'Changed' });
    await settle();
    expect(document.querySelector('glabella-dialog-frame')?.textContent).toContain(
      'Changed meanwhile',
    );
    expect(reason.value).toBe('entered twice');
  });

  it('reads who looked only when somebody asks', async () => {
    const { element, server, settle, text } = await openRecord(full);
    server.expectNone(`/api/v1/patients/${patientId}/access`);
    const fold = element.querySelector<HTMLDetailsElement>('glabella-access-panel details');
    if (!fold) throw new Error('no fold');
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await settle();
    server.expectOne(`/api/v1/patients/${patientId}/access`).flush({
      rows: [
        {
          id: '7',
          at: `${onDay(59)}T10:00:00Z`,
          actor: { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)' },
          action: 'patient.read',
          outcome: 'done',
          patientIds: [patientId],
          subjectType: null,
          subjectId: null,
          detail: {},
          requestId: 'r',
          address: '127.0.0.1',
        },
      ],
      nextCursor: null,
    });
    await settle();
    expect(text()).toContain('Opened the patient');
  });
});
