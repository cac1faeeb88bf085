import type { FollowUpList } from '@glabella/contracts';
import { openPage, serverFault } from '../testing/open-page';
import { followUpOf, idOf, onDay, recordOf } from '../testing/record-of';
import { FollowUpRegister } from './follow-up-register';

const { id, givenName, familyName, birthDate, mrn } = recordOf().patient;
const patient = { id, givenName, familyName, birthDate, mrn };
const openUrl = '/api/v1/follow-ups?state=open';
const closedUrl = '/api/v1/follow-ups?state=closed';

async function openRegister(url: string, answer: FollowUpList, inputs: Record<string, string>) {
  const page = openPage(FollowUpRegister, inputs);
  page.server.expectOne(url).flush(answer);
  await page.settle();
  return page;
}

describe('the register of follow-ups', () => {
  it('says that it is loading', async () => {
    const { settle, text } = openPage(FollowUpRegister, {});
    await settle(160);
    expect(text()).toContain('Loading follow-ups');
  });

  it('says when none is open, and what opens one', async () => {
    const { text } = await openRegister(openUrl, { rows: [] }, {});
    expect(text()).toContain('No follow-up is open');
    expect(text()).toContain('item 9 above 0 or not answered opens one');
  });

  it('says what failed', async () => {
    const { server, settle, text } = openPage(FollowUpRegister, {});
    server.expectOne(openUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
  });

  it('lists open ones with cause, owner and deadline, and leads to the patient', async () => {
    const rows = [{ ...followUpOf(), patient }];
    const { text, element } = await openRegister(openUrl, { rows }, {});
    expect(text()).toContain('Okafor, Imani');
    expect(text()).toContain('Item 9 answered “several days” on 26 Jan 2026');
    expect(text()).toContain('Dr. A. Reyes (synthetic)');
    expect(text()).toMatch(/\d+ days overdue/);
    expect(element.querySelector('tbody a')?.getAttribute('href')).toBe(`/patients/${id}`);
  });

  it('lists closed ones with who closed them and why', async () => {
    const [opened] = followUpOf().events;
    if (!opened) throw new Error('no event');
    const closing = {
      ...opened,
      kind: 'closed' as const,
      disposition: 'safety-plan-reviewed' as const,
      note: 'Plan kept.',
      author: { id: idOf(2), displayName: 'K. Aalto (synthetic)' },
      recordedAt: `${onDay(21)}T10:00:00Z`,
    };
    const closed = followUpOf({ closedAt: closing.recordedAt, events: [opened, closing] });
    const { text } = await openRegister(
      closedUrl,
      { rows: [{ ...closed, patient }] },
      { state: 'closed' },
    );
    expect(text()).toContain('Safety plan reviewed');
    expect(text()).toContain('K. Aalto (synthetic), 27 Jan 2026, 11:00');
  });

  it('keeps open or closed in the address', async () => {
    const { element, navigate } = await openRegister(openUrl, { rows: [] }, {});
    element.querySelector<HTMLInputElement>('input[value=closed]')?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { state: 'closed' },
      replaceUrl: true,
    });
  });
});
