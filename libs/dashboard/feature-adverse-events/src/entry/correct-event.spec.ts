import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import {
  aalto,
  colleagues,
  eventId,
  eventOf,
  eventRecordOf,
  patientId,
  record,
} from '../testing/sample-event';
import { CorrectEvent } from './correct-event';

const eventPath = `adverse-events/${eventId}`;

async function open(event = eventOf({ version: 2 })) {
  const page = await openPage(CorrectEvent, {
    inputs: { eventId },
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
  await page.answer('colleagues', colleagues);
  await page.answer(eventPath, eventRecordOf([event]));
  await page.answer(`patients/${patientId}/record`, record);
  return page;
}

async function correct(page: Awaited<ReturnType<typeof open>>) {
  page.write('Note', 'Right, 1 mm.');
  page.write('Reason of this version', 'Side was wrong');
  await page.press('Save the correction');
}

afterEach(clearPage);

describe('the page that corrects an adverse event', () => {
  it('says that it is loading, what went wrong, and that there is no such event', async () => {
    const page = await openPage(CorrectEvent, {
      inputs: { eventId },
      before: () => void TestBed.inject(CurrentUser).accept(me),
    });
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('colleagues', colleagues);
    await page.answer(eventPath, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer('colleagues', colleagues);
    await page.answer(eventPath, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such adverse event');
  });

  it('stores the next version with its reason over the one that was read', async () => {
    const page = await open();
    expect(page.field('Note').value).toBe('Left, 2 mm.');
    await correct(page);
    const request = await page.answer(eventPath, { id: eventId, version: 3 });
    expect(request.method).toBe('PUT');
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ note: 'Right, 1 mm.', reason: 'Side was wrong' });
    expect(page.router.url).toBe(`/adverse-events/${eventId}`);
  });

  it('keeps what is written where the server says again who is signed in', async () => {
    const page = await open();
    page.write('Note', 'Right, 1 mm.');
    page.write('Reason of this version', 'Side was wrong');
    TestBed.inject(CurrentUser).accept({ ...me });
    await page.settle();
    await page.press('Save the correction');
    const { body } = await page.answer(eventPath, { id: eventId, version: 3 });
    expect(body).toMatchObject({ note: 'Right, 1 mm.', reason: 'Side was wrong' });
  });

  it('asks for a reason', async () => {
    const page = await open();
    await page.press('Save the correction');
    expect(page.errors()).toEqual(['Write why it is corrected.']);
  });

  it('drops what was written where theirs is taken', async () => {
    const page = await open();
    const draft = `patients/${patientId}/form-drafts/adverse-event/${eventId}`;
    await page.answer(draft, { version: 0, savedAt: null, content: null });
    await correct(page);
    await page.answer(eventPath, problemBody(412, 'record.changed'), 412);
    await page.answer(eventPath, eventRecordOf([eventOf({ version: 3, author: aalto })]));
    await page.answer(draft, { version: 1, savedAt: '2026-11-23T13:02:00.000Z' });
    await page.press('Keep theirs');
    expect((await page.answer(draft, null)).method).toBe('DELETE');
    await page.answer(draft, { version: 0, savedAt: null, content: null });
    expect(page.field('Reason of this version').value).toBe('');
  });

  it('shows both texts when somebody saved first, and saves mine when I say so', async () => {
    const page = await open();
    await correct(page);
    await page.answer(eventPath, problemBody(412, 'record.changed'), 412);
    const theirs = eventOf({ version: 3, severity: 'severe', author: aalto });
    await page.answer(eventPath, eventRecordOf([theirs]));
    const differing = [...document.querySelectorAll('tr.differs th')].map((row) => row.textContent);
    expect(differing).toEqual(['Severity', 'Note']);
    page.write('Note', 'Right, 2 mm.');
    await page.press('Save mine as the next version');
    const request = await page.answer(eventPath, { id: eventId, version: 4 });
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toMatchObject({ note: 'Right, 2 mm.', reason: 'Side was wrong' });
    expect(page.router.url).toBe(`/adverse-events/${eventId}`);
  });

  it('offers nothing for a voided one', async () => {
    const page = await open(eventOf({ version: 2, status: 'voided' }));
    expect(page.text()).toContain('This event is voided');
    expect(page.page.querySelector('form')).toBeNull();
  });
});
