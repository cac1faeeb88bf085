import { TestBed } from '@angular/core/testing';
import { axillaryHyperhidrosis } from '@glabella/domain/treatment';
import { openPage, serverFault } from '../testing/open-page';
import { courseOf, onDay, recordOf, sessionOn, shippedAftercareList } from '../testing/record-of';
import { LeafletPage } from './leaflet-page';

const { id } = recordOf().patient;
const url = `/api/v1/patients/${id}/record`;
const listUrl = '/api/v1/practice/aftercare';
const session = sessionOn(0);

function show(sessionId = session.id) {
  return openPage(LeafletPage, { patientId: id, sessionId });
}

async function open(facts: Parameters<typeof recordOf>[0] = {}, sessionId = session.id) {
  const page = show(sessionId);
  const record = recordOf({
    today: onDay(1),
    courses: [courseOf()],
    sessions: [session],
    ...facts,
  });
  page.server.expectOne(url).flush(record);
  page.server.expectOne(listUrl).flush(shippedAftercareList);
  await page.settle();
  return page;
}

describe('the leaflet for a patient', () => {
  it('says that it is loading, what failed, and tries again', async () => {
    const { settle, text, server, button } = show();
    await settle(160);
    expect(text()).toContain('Loading the leaflet');
    server.expectOne(url).flush(serverFault, { status: 500, statusText: 'Fault' });
    server.expectOne(listUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
    button('Try again').click();
    await settle();
    server.expectOne(url).flush(recordOf({ courses: [courseOf()], sessions: [session] }));
    server.expectOne(listUrl).flush(shippedAftercareList);
    await settle();
    expect(text()).toContain('After your treatment');
  });

  it('begins with when to get help, then rules with their last day, then visits', async () => {
    const { element, text } = await open();
    expect([...element.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual([
      'Get help at once',
      'What to do and to leave',
      'Your next visits',
      'What was injected',
    ]);
    expect(text()).toContain('Stay upright for 4 hours.');
    expect(text()).not.toContain('(on the day of the treatment)');
    expect(text()).toContain('for 7 days. (until 13 Jan 2026)');
    expect(text()).toContain('20 Jan 2026');
    expect(text()).toContain('29 units, lot C7741');
    expect(text()).toContain('20 Jan 2026 : The effect on the muscles is reviewed.');
    expect(text()).toContain('version 1 of our list, in force from 1 Jan 2025.');
    expect(text()).toContain('Synthetic demo data.');
  });

  it('counts hours from the time of the injection, on the clock of the practice', async () => {
    const injectedAt = `${onDay(0)}T14:30:00Z`;
    const sessions = [{ ...session, injectedAt }];
    const afternoon = await open({ sessions, timeZone: 'UTC' });
    expect(afternoon.text()).toContain('Stay upright for 4 hours. (on the day of the treatment)');
    TestBed.resetTestingModule();
    const night = await open({ sessions, timeZone: 'Asia/Tokyo' });
    expect(night.text()).toContain('Stay upright for 4 hours. (until 7 Jan 2026)');
  });

  it('says what the visits ask, in words that fit the instrument of the plan', async () => {
    const { text } = await open();
    expect(text()).toContain('Each time we ask how you have been feeling.');
  });

  it('does not speak of feeling where the plan is about something else', async () => {
    const { id: protocolId, version: protocolVersion } = axillaryHyperhidrosis;
    const { text } = await open({
      protocols: [axillaryHyperhidrosis],
      courses: [courseOf({ protocolId, protocolVersion })],
      sessions: [{ ...session, protocolId, protocolVersion }],
    });
    expect(text()).toContain('Each time we ask how your symptoms have been (HDSS).');
    expect(text()).not.toContain('feeling');
  });

  it('carries the crisis lines and the phone number, not the text that is written for the staff', async () => {
    const { text } = await open({
      safety: {
        text: 'Stay with the patient.',
        crisisLines: [{ label: 'Lifeline', phone: '988' }],
      },
    });
    expect(text()).toContain('Call one of these now: Lifeline: 988');
    expect(text()).not.toContain('Stay with the patient.');
    expect(text()).toMatch(/worries you: \+?\d/);
  });

  it('names the emergency number where the practice has no crisis line', async () => {
    const { text } = await open({ safety: { text: 'For the staff.', crisisLines: [] } });
    expect(text()).toContain('Call the emergency number now.');
  });

  it('has nothing to hand out for a voided session', async () => {
    const { text, button } = await open({ sessions: [{ ...session, status: 'voided' }] });
    expect(text()).toContain('This session is voided');
    for (const offered of ['Print', 'Save the visits as a calendar file']) {
      expect(button(offered).hasAttribute('disabled')).toBe(true);
    }
  });

  it('says so where the record has no such session', async () => {
    const { text } = await open({ sessions: [] });
    expect(text()).toContain('There is no such session');
    expect(text()).not.toContain('Try again');
  });

  it('offers no calendar file when no visit is to come', async () => {
    const course = courseOf({ endedOn: onDay(20), endReason: 'moved' });
    const { text, button } = await open({ today: onDay(30), courses: [course] });
    expect(text()).toContain('No further visit is planned at the moment.');
    expect(button('Save the visits as a calendar file').hasAttribute('disabled')).toBe(true);
  });
});
