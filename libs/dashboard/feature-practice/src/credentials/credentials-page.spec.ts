import { TestBed } from '@angular/core/testing';
import type { Credential, CredentialVersion, StaffCredentials } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { CredentialsPage } from './credentials-page';

const colleague = { id: '0198c0de-0000-7000-8000-000000000002', displayName: 'Jonas Weber' };
const own = { id: me.staffId, displayName: me.displayName };
const id = '0198c0de-0000-7000-8000-0000000000c1';

const version = (change: Partial<CredentialVersion> = {}): CredentialVersion => ({
  version: 1,
  state: 'waiting',
  kind: 'nursing-registration',
  issuer: 'Synthetic Council',
  number: 'SYN-RN-1',
  validFrom: '2026-01-01',
  validUntil: '2027-12-31',
  reason: null,
  author: colleague,
  recordedAt: '2026-11-20T09:00:00Z',
  ...change,
});
const credential = (...versions: CredentialVersion[]): Credential => ({
  id,
  version: versions[0]?.version ?? 1,
  versions,
});
const verified = (change: Partial<CredentialVersion> = {}) =>
  credential(version({ version: 2, state: 'verified', author: own, ...change }), version());
const credentials = (person: StaffCredentials['person'], ...rows: Credential[]) => ({
  person,
  today: '2026-11-23',
  rows,
});

const path = `staff/${colleague.id}/credentials`;
const ref = { id, version: 2 };

async function open(staffId?: string, roles = me.roles) {
  return openPage(CredentialsPage, {
    inputs: staffId === undefined ? {} : { staffId },
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
}

async function openOf(...rows: Credential[]) {
  const page = await open(colleague.id);
  await page.answer(path, credentials(colleague, ...rows));
  return page;
}

const toast = () => TestBed.inject(Toasts).current()?.text;

afterEach(clearPage);

describe('the credentials of a person', () => {
  it('show that they load, what failed, and what to do while there is none', async () => {
    const page = await open(colleague.id);
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable', 'Try in a minute.'), 503);
    expect(page.text()).toContain('Try in a minute.');
    await page.press('Try again');
    await page.answer(path, credentials(colleague));
    expect(page.text()).toContain('No credential is on record');
    expect(page.text()).toContain('May not sign injection sessions now: no credential.');
  });

  it('are verified by an administrator in the version that was read', async () => {
    const page = await openOf(credential(version()));
    expect(page.text()).toContain('waits for verification');
    await page.press('Verify SYN-RN-1');
    const request = await page.answer(`credentials/${id}/verify`, ref);
    expect(request.headers.get('If-Match')).toBe('"1"');
    await page.answer(path, credentials(colleague, verified()));
    expect(page.text()).toContain('May sign injection sessions until 31 Dec 2027.');
    expect(page.text()).toContain('Verified by Dr A. Reyes, 20 Nov 2026, 10:00');
    expect(toast()).toBe('Nursing registration verified.');
  });

  it('are not verified by their holder', async () => {
    const page = await open();
    await page.answer('me/credentials', credentials(own, credential(version({ author: own }))));
    expect(page.text()).not.toContain('Verify SYN');
    expect(page.text()).toContain('nobody verifies their own');
  });

  it('tell an administrator who injects that a second one is needed, and nobody else', async () => {
    const waiting = credential(version({ author: own }));
    const alone = await open(undefined, ['psychiatrist', 'administrator']);
    await alone.answer('me/credentials', credentials(own, waiting));
    expect(alone.text()).toContain('invite a colleague as an administrator');
    expect(alone.text()).not.toContain('Verify SYN');
    const people = [...document.querySelectorAll('a')].find(({ textContent }) =>
      textContent?.includes('To the people'),
    );
    expect(people?.getAttribute('href')).toBe('/practice/people');
  });

  it('say nothing of that where nothing waits, and to who is no administrator', async () => {
    const page = await open(undefined, ['psychiatrist']);
    await page.answer('me/credentials', credentials(own, credential(version({ author: own }))));
    expect(page.text()).not.toContain('invite a colleague');
  });

  it('say what the server refused, and how it stands now', async () => {
    const page = await openOf(credential(version()));
    await page.press('Verify SYN-RN-1');
    const refused = problemBody(409, 'credential.withdrawn', 'This credential was withdrawn.');
    await page.answer(`credentials/${id}/verify`, refused, 409);
    const withdrawn = version({ version: 2, state: 'withdrawn', reason: 'Lapsed' });
    await page.answer(path, credentials(colleague, credential(withdrawn, version())));
    expect(page.text()).toContain('This credential was withdrawn.');
    expect(page.text()).toContain('Reason: Lapsed');
  });

  it.each([
    ['2026-11-22', 'expired'],
    ['2027-01-22', 'verified, about to expire'],
    ['2027-01-23', 'verified'],
  ])('until %s are %s', async (validUntil, state) => {
    const page = await openOf(verified({ validUntil }));
    expect(page.page.querySelector('td glabella-chip')?.textContent?.trim()).toBe(state);
  });

  it('are renewed from what the document before said, its days excepted', async () => {
    const page = await openOf(verified({ validUntil: '2026-12-31' }));
    await page.press('Renew SYN-RN-1');
    expect(page.field('Valid from').value).toBe('2027-01-01');
    page.write('Valid until', '2026-01-01');
    await page.press('Enter');
    expect(page.errors()).toEqual(['Give a last day that is not before the first.']);
    page.write('Valid until', '2028-12-31');
    await page.press('Enter');
    const request = await page.answer(path, ref, 201);
    expect(request.body).toEqual({
      kind: 'nursing-registration',
      issuer: 'Synthetic Council',
      number: 'SYN-RN-1',
      validFrom: '2027-01-01',
      validUntil: '2028-12-31',
    });
    expect(request.headers.has('Idempotency-Key')).toBe(true);
    expect(toast()).toContain('waits for an administrator');
  });

  it('ask for every fact of a new one, and for the last day where the kind has one', async () => {
    const page = await openOf();
    await page.press('Enter a credential');
    await page.press('Enter');
    expect(page.errors()).toEqual([
      'Choose what it is.',
      'Write who granted it.',
      'Write its number.',
      'Give the first valid day.',
    ]);
    page.field('Kind').value = 'nursing-registration';
    page.field('Kind').dispatchEvent(new Event('input'));
    page.field('Kind').dispatchEvent(new Event('change'));
    page.write('Issuer', 'Synthetic Council');
    page.write('Number', '1');
    page.write('Valid from', '2026-01-01');
    await page.press('Enter');
    expect(page.errors()).toEqual([
      'Nursing registration: give the last day that stands on the document.',
    ]);
  });

  it('are corrected and withdrawn with a reason', async () => {
    const page = await openOf(verified());
    await page.press('Correct SYN-RN-1');
    page.write('Number', 'SYN-RN-9');
    page.write('Reason', 'Misread');
    await page.press('Correct');
    const corrected = await page.answer(`credentials/${id}`, { id, version: 3 });
    expect(corrected.method).toBe('PUT');
    expect(corrected.body).toMatchObject({ number: 'SYN-RN-9', reason: 'Misread' });
    await page.answer(path, credentials(colleague, verified()));
    await page.press('Withdraw SYN-RN-1');
    page.write('Reason', 'Lapsed');
    await page.press('Withdraw');
    const withdrawn = await page.answer(`credentials/${id}/withdraw`, { id, version: 3 });
    expect(withdrawn.body).toEqual({ reason: 'Lapsed' });
  });

  it('show every version side by side', async () => {
    const page = await openOf(verified());
    await page.press('Versions of SYN-RN-1');
    expect(page.text()).toContain('Version 2');
    expect(page.text()).toContain('changed: verified');
  });
});
