import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { FormDraft } from '@glabella/contracts';
import { provideApi } from '@glabella/dashboard/data-access';
import { Toasts } from '@glabella/dashboard/ui';
import { sampleRecord } from '../testing/sample-record';
import { RecordAssessment } from './record-assessment';

const patientId = sampleRecord.patient.id;
const recordUrl = `/api/v1/patients/${patientId}/record`;
const draftUrl = `/api/v1/patients/${patientId}/form-drafts/assessment-phq9/${patientId}`;

const noDraft: FormDraft = { version: 0, savedAt: null, content: null };
const halfFilled: FormDraft = {
  version: 3,
  savedAt: '2026-11-23T13:02:00.000Z',
  content: {
    assessedOn: '2026-11-20',
    mode: 'phone',
    language: 'en',
    answers: [3, 2, null, null, null, null, null, null, null],
    enteredTotal: null,
    functionAnswer: null,
    missingReason: null,
    note: null,
    acknowledgement: null,
  },
};

describe('the page that records a PHQ-9', () => {
  let fixture: ComponentFixture<RecordAssessment>;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideApi(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(RecordAssessment);
    fixture.componentRef.setInput('patientId', patientId);
    http = TestBed.inject(HttpTestingController);
    page = fixture.nativeElement;
    TestBed.tick();
  });

  async function answer(draft: FormDraft): Promise<void> {
    http.expectOne(recordUrl).flush(sampleRecord);
    http.expectOne(draftUrl).flush(draft);
    await settled();
    await settled();
  }

  const text = () => page.textContent ?? '';

  it('says that it is loading', () => {
    expect(page.querySelector('[aria-busy=true]')).not.toBeNull();
  });

  it('says what to do when the record cannot be read, and tries again', async () => {
    const refusal = { status: 404, statusText: 'Not Found' };
    http.expectOne(recordUrl).flush(
      {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        code: 'record.not_found',
        detail: 'No such patient.',
        requestId: 'r-1',
      },
      refusal,
    );
    http.expectOne(draftUrl).flush(noDraft);
    await fixture.whenStable();
    expect(text()).toContain('No such patient.');
    page.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    TestBed.tick();
    http.expectOne(recordUrl);
  });

  it('names the patient by name, birth date and record number, with nothing answered', async () => {
    await answer(noDraft);
    expect(text()).toContain('Imani Okafor');
    expect(text()).toContain('4 Mar 1982');
    expect(text()).toContain('DEMO-0001');
    expect(page.querySelectorAll('glabella-answer-sheet input:checked')).toHaveLength(0);
    expect(text()).toContain('0 of 9 answered');
  });

  it('brings a half-filled form back and says from when it is', async () => {
    await answer(halfFilled);
    expect(text()).toContain('Your draft of 23 Nov 2026, 14:02 is back');
    expect(text()).toContain('2 of 9 answered');
  });

  it('opens also where what was kept could not be read, and then keeps nothing over it unread', async () => {
    http.expectOne(recordUrl).flush(sampleRecord);
    http.expectOne(draftUrl).flush(null, { status: 503, statusText: 'Busy' });
    await settled();
    await settled();
    expect(text()).toContain('0 of 9 answered');
    await fillIn();
    http.expectNone(({ method }) => method === 'PUT');
  });

  it('records once, without a total, and returns to the patient', async () => {
    await answer(noDraft);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    for (const row of page.querySelectorAll('glabella-answer-sheet fieldset')) {
      row.querySelector<HTMLInputElement>('input[value="1"]')?.click();
    }
    await fixture.whenStable();
    const select = page.querySelector('select');
    if (!select) throw new Error('Item 9 was answered: the panel must stand there');
    select.value = 'handed-to-psychiatrist';
    select.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    const save = page.querySelector<HTMLButtonElement>('.bar .primary');
    save?.click();
    save?.click();
    // A draft that is on its way arrives first.
    await new Promise((resolve) => setTimeout(resolve));
    const sent = http.expectOne(`/api/v1/patients/${patientId}/assessments`);
    expect(sent.request.body).toMatchObject({
      answers: Array(9).fill(1),
      safetyAcknowledgement: { disposition: 'handed-to-psychiatrist' },
    });
    expect(sent.request.body).not.toHaveProperty('total');
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush({
      id: patientId,
      version: 1,
      total: 9,
      scoreStatus: 'complete',
      followUpId: patientId,
    });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId]);
    expect(TestBed.inject(Toasts).current()?.text).toBe(
      'PHQ-9 recorded: 9, mild. A follow-up is open: item 9 is above 0.',
    );
  });

  const assessmentsUrl = `/api/v1/patients/${patientId}/assessments`;
  const changed = (currentVersion: number) => ({
    type: 'about:blank',
    title: 'Changed',
    status: 412,
    code: 'record.changed',
    detail: 'This draft was changed meanwhile.',
    requestId: 'req-7',
    fields: { kind: 'draft', currentVersion },
  });
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (label: string) => {
    const found = [...page.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === label,
    );
    if (!found) throw new Error(`no button ${label}`);
    found.click();
    await settled();
  };
  const fillIn = async () => {
    for (const row of page.querySelectorAll('glabella-answer-sheet fieldset')) {
      row.querySelector<HTMLInputElement>('input[value="0"]')?.click();
    }
    await fixture.whenStable();
  };

  it('asks before what came back is dropped, and marks nothing of it in the new form', async () => {
    const gaps = 'Items 3, 4, 5, 6, 7, 8 and 9 are not answered.';
    await answer(halfFilled);
    await press('Save PHQ-9');
    expect(text()).toContain(gaps);
    await press('Discard and start anew');
    http.expectNone({ method: 'DELETE', url: draftUrl });
    document.querySelector<HTMLButtonElement>('[role=alertdialog] .danger')?.click();
    await settled();
    http.expectOne({ method: 'DELETE', url: draftUrl }).flush(null);
    await settled();
    http.expectOne({ method: 'GET', url: draftUrl }).flush(noDraft);
    await settled();
    page.querySelector<HTMLInputElement>('glabella-answer-sheet input[value="0"]')?.click();
    await settled();
    expect(text()).toContain('1 of 9 answered');
    expect(text()).not.toContain('not answered.');
  });

  it.each(['recorded', 'refused'])(
    'is open for another patient while the form before is on its way and then %s',
    async (end) => {
      const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
      await answer(halfFilled);
      await fillIn();
      await press('Save PHQ-9');
      const before = http.expectOne(assessmentsUrl);
      const other = { ...sampleRecord.patient, id: '51733b8d-33f0-40b9-b16b-a0bbf8043c6e' };
      fixture.componentRef.setInput('patientId', other.id);
      TestBed.tick();
      const url = `/api/v1/patients/${other.id}`;
      http.expectOne(`${url}/record`).flush({ ...sampleRecord, patient: other });
      await settled();
      http.expectOne(`${url}/form-drafts/assessment-phq9/${other.id}`).flush(noDraft);
      await settled();
      await fillIn();
      await press('Save PHQ-9');
      http.expectNone(`${url}/assessments`);
      const body = {
        id: patientId,
        version: 1,
        total: 2,
        scoreStatus: 'complete',
        followUpId: null,
      };
      if (end === 'recorded') before.flush(body);
      else before.flush({ ...changed(4), fields: {} }, { status: 412, statusText: 'Changed' });
      await settled();
      expect(navigate).not.toHaveBeenCalled();
      expect(text()).not.toContain('This draft was changed meanwhile.');
      expect(TestBed.inject(Toasts).current()?.text).toContain(
        end === 'recorded'
          ? 'PHQ-9 recorded'
          : 'The PHQ-9 of Imani Okafor is not recorded: Changed',
      );
      http.expectOne(`${url}/assessments`);
    },
  );

  it('records over no draft that another tab changed: which form goes on is said first', async () => {
    await answer(halfFilled);
    await fillIn();
    await press('Save PHQ-9');
    const sent = http.expectOne(assessmentsUrl);
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    sent.flush(changed(4), { status: 412, statusText: 'Changed' });
    await settled();
    expect(text()).toContain('changed in another tab. Both are still there');
    await press('Save PHQ-9');
    http.expectNone(assessmentsUrl);
    expect(document.activeElement?.textContent?.trim()).toBe('This one');
    await press('This one');
    http.expectOne(draftUrl).flush({ ...halfFilled, version: 4 });
    await settled();
    await settled();
    http
      .match(({ method }) => method === 'PUT')
      .forEach((call) => call.flush({ version: 5, savedAt: halfFilled.savedAt }));
    await settled();
    await press('Save PHQ-9');
    expect(http.expectOne(assessmentsUrl).request.headers.get('If-Match')).toBe('"5"');
  });

  it('makes no second form unasked of one that another tab recorded', async () => {
    await answer(halfFilled);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await fillIn();
    await press('Save PHQ-9');
    http.expectOne(assessmentsUrl).flush(changed(0), { status: 412, statusText: 'Changed' });
    await settled();
    expect(text()).toContain('recorded or discarded meanwhile');
    await press('Save PHQ-9');
    http.expectNone(assessmentsUrl);
    await press('Leave it');
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId]);
  });

  it('knows no questionnaire of another name', async () => {
    fixture.componentRef.setInput('instrument', 'nothing');
    await answerNothing();
    expect(text()).toContain('No such questionnaire');
  });

  async function answerNothing(): Promise<void> {
    TestBed.tick();
    for (const call of http.match(() => true)) if (!call.cancelled) call.flush(sampleRecord);
    await fixture.whenStable();
  }
});
