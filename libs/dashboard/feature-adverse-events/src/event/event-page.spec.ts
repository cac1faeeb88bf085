import { TestBed } from '@angular/core/testing';
import type { AdverseEvent, LotRecipientPage } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { eventId, eventOf, eventRecordOf, listedPatient } from '../testing/sample-event';
import { EventPage } from './event-page';

const path = `adverse-events/${eventId}`;
const recipientsPath = `${path}/lot-recipients`;
const nobody: LotRecipientPage = { rows: [], nextCursor: null };
const recipient = (number: number): LotRecipientPage['rows'][number] => ({
  patient: {
    ...listedPatient,
    id: `0198c0de-0000-7000-8000-00000000010${number}`,
    givenName: `Other ${number}`,
  },
  sessionId: `0198c0de-0000-7000-8000-00000000020${number}`,
  performedOn: '2026-10-02',
  units: 29,
  lastContactOn: '2026-11-20',
  hasEvent: number === 1,
});

async function open(roles = me.roles) {
  return openPage(EventPage, {
    inputs: { eventId },
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
}

async function openEvent(
  versions: AdverseEvent[] = [eventOf()],
  { recipients = nobody, reportingBody = '', roles = me.roles } = {},
) {
  const page = await open(roles);
  await page.answer(path, eventRecordOf(versions, reportingBody));
  if (versions[0]?.session) await page.answer(recipientsPath, recipients);
  return page;
}

afterEach(clearPage);

describe('the page of an adverse event', () => {
  it('says that it is loading, what went wrong, and that there is none', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(path, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such adverse event');
  });

  it('says everything that is recorded, with who recorded it', async () => {
    const { text, page } = await openEvent();
    expect(page.querySelector('h1')?.textContent).toBe('Eyelid ptosis');
    expect(text()).toContain('9 Nov 2026, onabotulinumtoxinA, lot C7781');
    expect(text()).toContain('13 Nov 2026, 4 days after the injection');
    expect(text()).toContain('probable, judged by Dr A. Reyes');
    expect(text()).toContain('watched and reviewed');
    expect(text()).toContain('K. Aalto, 14 Nov 2026, 11:00');
    expect(text()).toContain('Open for 10 days');
  });

  it('tells what nobody answered from what is none', async () => {
    const unanswered = { seriousness: null, relatedness: null, actions: null };
    const { text } = await openEvent([eventOf(unanswered)]);
    expect(text()).toContain('Seriousnessnot judged yet');
    expect(text()).toContain('What was donenot stated');
  });

  it('warns in words and red of a serious one that nobody has reported', async () => {
    const { text, page } = await openEvent([eventOf({ termId: 'dysphagia' })], {
      reportingBody: 'FDA MedWatch',
    });
    expect(page.querySelector('glabella-banner.alarm')?.textContent).toContain(
      'Serious, and open for 10 days',
    );
    expect(text()).toContain('No report is recorded; the practice reports to FDA MedWatch.');
    expect(text()).toContain('serious: red flag of distant spread');
  });

  it('leads to the others who received the lot, page by page', async () => {
    const first = { rows: [recipient(1)], nextCursor: recipient(1).sessionId };
    const page = await openEvent([eventOf()], { recipients: first });
    expect(page.text()).toContain('1 other patient, more below');
    expect(page.text()).toContain('has one with this lot');
    await page.press('Load more');
    await page.answer(`${recipientsPath}?cursor=${recipient(1).sessionId}`, {
      rows: [recipient(2)],
      nextCursor: null,
    });
    expect(page.text()).toContain('2 other patients');
    expect(page.text()).not.toContain('Load more');
  });

  it('says when nobody else received it, and when there is no lot to follow', async () => {
    const { text } = await openEvent();
    expect(text()).toContain('Nobody else of this practice received lot C7781.');
    clearPage();
    TestBed.resetTestingModule();
    const alone = await openEvent([eventOf({ session: null })]);
    expect(alone.text()).toContain('there is no lot to follow');
  });

  it('records the outcome as the next version, everything else as it was', async () => {
    const page = await openEvent();
    await page.press('Record the outcome');
    await page.press('Record the outcome');
    expect(page.errors()).toEqual(['Choose how it stands now.', 'Write what was found.']);
    document
      .querySelector<HTMLInputElement>('glabella-dialog-frame input[value=resolved]')
      ?.click();
    await page.settle();
    page.write('Over on', '2026-11-12');
    page.write('What was found', 'Lids level');
    await page.press('Record the outcome');
    expect(page.errors()).toEqual(['It cannot be over before its onset.']);
    page.write('Over on', '2026-11-20');
    await page.press('Record the outcome');
    const request = await page.answer(path, { id: eventId, version: 2 });
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toMatchObject({
      termId: 'eyelid-ptosis',
      note: 'Left, 2 mm.',
      outcome: 'resolved',
      endedOn: '2026-11-20',
      reason: 'Lids level',
    });
    const over = eventOf({ version: 2, outcome: 'resolved', endedOn: '2026-11-20' });
    await page.answer(path, eventRecordOf([over, eventOf()]));
    expect(page.text()).toContain('resolved 20 Nov 2026');
    const changed = [...document.querySelectorAll('td.changed')];
    expect(changed.map(({ textContent }) => textContent?.trim())).toEqual([
      'changed:  resolved 20 Nov 2026',
    ]);
    expect(page.text()).not.toContain('Open for');
  });

  it('is voided with a reason, and offers nothing but reading then', async () => {
    const page = await openEvent();
    await page.press('Void');
    page.write('Reason', 'Other patient');
    await page.press('Void');
    const request = await page.answer(`${path}/void`, { id: eventId, version: 2 });
    expect(request.body).toEqual({ reason: 'Other patient' });
    const voided = eventOf({ version: 2, status: 'voided', reason: 'Other patient' });
    await page.answer(path, eventRecordOf([voided, eventOf()]));
    expect(page.text()).toContain('This event is voided and counts nowhere. Reason: Other patient');
    expect(page.text()).not.toContain('Record the outcome');
  });

  it('says why it could not be voided', async () => {
    const page = await openEvent();
    await page.press('Void');
    page.write('Reason', 'Other patient');
    await page.press('Void');
    await page.answer(`${path}/void`, problemBody(412, 'record.changed', 'It was changed.'), 412);
    await page.answer(path, eventRecordOf());
    expect(page.text()).toContain('It was changed.');
  });

  it('is only read by an administrator', async () => {
    const { text } = await openEvent([eventOf()], { roles: ['administrator'] });
    expect(text()).not.toContain('Record the outcome');
    expect(text()).not.toContain('Correct');
  });
});
