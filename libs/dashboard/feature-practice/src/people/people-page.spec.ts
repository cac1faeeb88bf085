import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import type { StaffMember } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { PeoplePage } from './people-page';

const person = (last: number, fields: Partial<StaffMember>): StaffMember => ({
  id: `0198c0de-0000-7000-8000-00000000000${last}`,
  version: 2,
  displayName: 'Somebody',
  email: 'somebody@demo.example',
  roles: ['clinician'],
  status: 'active',
  hasSecondFactor: false,
  openFollowUps: 0,
  handedReasons: 0,
  resetRequestedAt: null,
  ...fields,
});

const reyes = person(1, { displayName: 'Dr A. Reyes', roles: ['psychiatrist', 'administrator'] });
const weber = person(2, { displayName: 'Jonas Weber', openFollowUps: 2 });
const admin = person(3, { displayName: 'Karl Obermann', roles: ['administrator'] });
const gone = person(4, { displayName: 'Mia Sandoval', status: 'disabled' });

const link = {
  staffId: weber.id,
  delivery: 'shown',
  url: 'http://127.0.0.1:3000/link#k7Qm2x9LrTz4Wb8NvYc1',
  expiresAt: '2026-11-26T12:00:00Z',
};

const toast = (): string | undefined => TestBed.inject(Toasts).current()?.text;

async function open(rows: StaffMember[] = [reyes, weber, admin, gone]) {
  const page = await openPage(PeoplePage, {
    before: () => void TestBed.inject(CurrentUser).accept(me),
    providers: [{ provide: Clipboard, useValue: { copy: () => true } }],
  });
  await page.answer('staff', { rows });
  return page;
}

const rowTexts = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(
    (row) => row.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
  );

afterEach(clearPage);

describe('PeoplePage', () => {
  it('lists everybody with roles, state and open follow-ups', async () => {
    await open([reyes, { ...weber, resetRequestedAt: '2026-11-23T09:12:00Z' }, gone]);
    const [first = '', second = '', third = ''] = rowTexts();
    expect(first).toContain('Dr A. Reyes (you)');
    expect(first).toContain('Psychiatrist, Administrator');
    expect(second).toContain('Forgot the password, 23 Nov 2026, 10:12');
    expect(third).toContain('Disabled');
    expect(third).not.toContain('New link');
  });

  it('invites the first person where nobody is listed', async () => {
    const page = await open([]);
    expect(page.text()).toContain('Nobody is listed yet');
  });

  it('says why the list could not be read, and reads it again', async () => {
    const page = await openPage(PeoplePage, {
      before: () => void TestBed.inject(CurrentUser).accept(me),
    });
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('staff', problemBody(503, 'service.unavailable'), 503);
    await page.press('Try again');
    await page.answer('staff', { rows: [reyes] });
    expect(rowTexts()).toHaveLength(1);
  });
});

describe('inviting somebody', () => {
  it('asks for name, address and at least one role', async () => {
    const page = await open();
    await page.press('Invite somebody');
    await page.press('Invite');
    expect(page.errors()).toEqual([
      'Fill this in.',
      'Write an e-mail address like name@practice.example.',
      'Choose at least one role.',
    ]);
  });

  it('shows the link once, to be handed over, where no mail server is set up', async () => {
    const page = await open();
    await page.press('Invite somebody');
    page.write('Name', ' Mia Sandoval ');
    page.write('E-mail', 'sandoval@demo.example');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')][1]?.click();
    await page.press('Invite');
    const request = await page.answer('staff', link, 201);
    expect(request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.body).toEqual({
      displayName: 'Mia Sandoval',
      email: 'sandoval@demo.example',
      roles: ['clinician'],
    });
    await page.answer('staff', { rows: [reyes] });
    expect(page.field('One-time link').value).toBe(link.url);
    expect(page.text()).toContain('Works until 26 Nov 2026, 13:00.');
    await page.press('Copy the link');
    expect(page.text()).toContain('Copied');
    await page.press('Done');
    expect(document.querySelector('cdk-dialog-container')).toBeNull();
  });

  it('shows at its field that the address is taken', async () => {
    const page = await open();
    await page.press('Invite somebody');
    page.write('Name', 'Mia Sandoval');
    page.write('E-mail', 'reyes@demo.example');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')][0]?.click();
    await page.press('Invite');
    const issues = [{ path: 'email', message: 'Somebody has this address already.' }];
    await page.answer('staff', { ...problemBody(409, 'staff.email_taken'), issues }, 409);
    expect(page.errors()).toEqual(['Somebody has this address already.']);
    await page.press('Cancel');
  });
});

describe('changing somebody', () => {
  it('asks to whom the open follow-ups go before a person is disabled', async () => {
    const page = await open();
    await page.press('Change Jonas Weber');
    page.field('Disabled Signed out at once and cannot sign in. What the person recorded stays.');
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    boxes.at(-1)?.click();
    await page.settle();
    await page.press('Save');
    expect(page.errors()).toEqual(['Choose who answers for the open follow-ups.']);
    const select = page.field('Open follow-ups go to') as unknown as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).toEqual(['Choose', 'Dr A. Reyes']);
    select.value = reyes.id;
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    await page.press('Save');
    const request = await page.answer(`staff/${weber.id}`, { ...weber, status: 'disabled' });
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toEqual({
      displayName: 'Jonas Weber',
      roles: ['clinician'],
      isDisabled: true,
      followUpsTo: reyes.id,
    });
    await page.answer('staff', { rows: [reyes] });
    expect(toast()).toBe('Jonas Weber is saved.');
  });

  it('asks the same before a person loses the clinical role, and not while one stays', async () => {
    const page = await open();
    const asks = (): boolean => page.text().includes('Open follow-ups go to');
    await page.press('Change Jonas Weber');
    const [psychiatrist, clinician, administrator] = [
      ...document.querySelectorAll<HTMLElement>('input[type=checkbox]'),
    ];
    psychiatrist?.click();
    clinician?.click();
    await page.settle();
    expect(asks()).toBe(false);
    psychiatrist?.click();
    administrator?.click();
    await page.press('Save');
    expect(page.errors()).toEqual(['Choose who answers for the open follow-ups.']);
    const select = page.field('Open follow-ups go to') as unknown as HTMLSelectElement;
    select.value = reyes.id;
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    await page.press('Save');
    const request = await page.answer(`staff/${weber.id}`, weber);
    expect(request.body).toEqual({
      displayName: 'Jonas Weber',
      roles: ['administrator'],
      isDisabled: false,
      followUpsTo: reyes.id,
    });
    await page.answer('staff', { rows: [reyes] });
  });

  it.each([
    ['disabled already', { ...weber, status: 'disabled' as const }],
    ['clinical no longer', { ...weber, roles: ['administrator' as const] }],
  ])('asks nothing of the kind of somebody %s', async (_, person) => {
    const page = await open([reyes, person]);
    await page.press('Change Jonas Weber');
    expect(page.text()).not.toContain('Open follow-ups go to');
    await page.press('Cancel');
  });

  it('asks before an administrator is disabled who was left with open ones', async () => {
    const page = await open([reyes, { ...weber, roles: ['administrator'] }]);
    await page.press('Change Jonas Weber');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].at(-1)?.click();
    await page.press('Save');
    expect(page.errors()).toEqual(['Choose who answers for the open follow-ups.']);
    await page.press('Cancel');
  });

  it('asks nothing of the kind where none is open', async () => {
    const page = await open([reyes, { ...weber, openFollowUps: 0 }]);
    await page.press('Change Jonas Weber');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].at(-1)?.click();
    await page.press('Save');
    const request = await page.answer(`staff/${weber.id}`, { ...weber, status: 'disabled' });
    expect(request.body).not.toHaveProperty('followUpsTo');
    await page.answer('staff', { rows: [reyes] });
  });

  it.each([
    [1, '1 reason on the list was handed to this person: it returns to the list, to nobody.'],
    [5, '5 reasons on the list were handed to this person: they return to the list, to nobody.'],
  ])('says what becomes of %s handed over where no follow-up is open', async (count, words) => {
    const page = await open([reyes, { ...weber, openFollowUps: 0, handedReasons: count }]);
    await page.press('Change Jonas Weber');
    expect(page.text()).not.toContain('handed to this person');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].at(-1)?.click();
    await page.settle();
    expect(page.text()).toContain(words);
    await page.press('Cancel');
  });

  it.each([
    [0, '2 open. Nobody is left without an answer.'],
    [1, '2 open. Nobody is left without an answer; 1 reason on the list goes along.'],
    [5, '2 open. Nobody is left without an answer; 5 reasons on the list go along.'],
  ])('says that %s handed over go along with the follow-ups', async (count, words) => {
    const page = await open([reyes, { ...weber, handedReasons: count }]);
    await page.press('Change Jonas Weber');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].at(-1)?.click();
    await page.settle();
    expect(page.field('Open follow-ups go to').getAttribute('aria-describedby')).not.toBeNull();
    expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('to nobody');
    await page.press('Cancel');
  });

  it('keeps a person from disabling themselves, and shows their own new roles at once', async () => {
    const page = await open();
    await page.press('Change Dr A. Reyes');
    expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(3);
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')][1]?.click();
    await page.press('Save');
    const request = await page.answer(`staff/${reyes.id}`, reyes);
    expect(request.body.roles).toEqual(['psychiatrist', 'clinician', 'administrator']);
    await page.answer('staff', { rows: [reyes] });
    await page.answer('me', me);
  });

  it('says when somebody else changed the person meanwhile', async () => {
    const page = await open();
    await page.press('Change Karl Obermann');
    await page.press('Save');
    const problem = problemBody(412, 'record.changed', 'Compare and save again.');
    await page.answer(`staff/${admin.id}`, problem, 412);
    const theirs = { ...admin, version: 3, displayName: 'Karl Obermann-Ito' };
    await page.answer('staff', { rows: [reyes, theirs] });
    expect(page.text()).toContain('Compare and save again.');
    const rows = (): string[] =>
      [...document.querySelectorAll('glabella-conflict-panel tbody tr')].map(
        (row) => row.textContent ?? '',
      );
    expect(rows()[0]).toBe('NameKarl ObermannKarl Obermann-Ito');
    await page.press('Save mine as the next version');
    const again = await page.answer(`staff/${admin.id}`, problem, 412);
    expect(again.headers.get('If-Match')).toBe('"3"');
    await page.answer('staff', { rows: [reyes, { ...theirs, version: 4 }] });
    await page.press('Keep theirs');
    expect(page.field('Name').value).toBe('Karl Obermann-Ito');
    expect(rows()).toEqual([]);
    await page.press('Save');
    const last = await page.answer(`staff/${admin.id}`, admin);
    expect(last.headers.get('If-Match')).toBe('"4"');
    await page.answer('staff', { rows: [reyes] });
  });

  it('asks who takes over what was opened since the list was read', async () => {
    const page = await open([reyes, { ...weber, openFollowUps: 0 }]);
    await page.press('Change Jonas Weber');
    [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].at(-1)?.click();
    await page.press('Save');
    const refusal = {
      ...problemBody(409, 'staff.has_open_follow_ups', 'Say who takes them over.'),
      fields: { openFollowUps: 3 },
    };
    await page.answer(`staff/${weber.id}`, refusal, 409);
    expect(page.text()).toContain('3 open.');
    const select = page.field('Open follow-ups go to') as unknown as HTMLSelectElement;
    select.value = reyes.id;
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    await page.press('Save');
    const request = await page.answer(`staff/${weber.id}`, { ...weber, status: 'disabled' });
    expect(request.body).toMatchObject({ followUpsTo: reyes.id });
    await page.answer('staff', { rows: [reyes] });
  });

  it('reads the list again when a change was refused and the dialog closed', async () => {
    const page = await open();
    await page.press('Change Karl Obermann');
    await page.press('Save');
    await page.answer(`staff/${admin.id}`, problemBody(409, 'staff.last_administrator'), 409);
    await page.press('Cancel');
    await page.answer('staff', { rows: [reyes, { ...admin, displayName: 'Karl Ito' }] });
    expect(rowTexts().join()).toContain('Karl Ito');
  });
});

describe('a new link', () => {
  it('is made after a question, since the old one stops working', async () => {
    const page = await open();
    await page.press('New link for Jonas Weber');
    expect(page.text()).toContain('An earlier link stops working.');
    await page.press('Make the link');
    await page.answer(`staff/${weber.id}/link`, { ...link, delivery: 'e-mail', url: null });
    expect(page.text()).toContain('The link is sent');
    await page.press('Done');
  });

  it('is offered for everybody who may sign in but oneself', async () => {
    await open([reyes, weber, gone]);
    const offered = rowTexts().map((text) => text.includes('New link'));
    expect(offered).toEqual([false, true, false]);
  });

  it('says when it could not be made', async () => {
    const page = await open();
    await page.press('New link for Jonas Weber');
    await page.press('Make the link');
    await page.answer(`staff/${weber.id}/link`, problemBody(503, 'x', 'Wait.'), 503);
    expect(toast()).toBe('Refused. Wait.');
  });
});

describe('somebody who lost phone and recovery codes', () => {
  const withFactor = { ...weber, hasSecondFactor: true };

  it('is helped by whoever types their own password; the list shows it', async () => {
    const page = await open([{ ...reyes, hasSecondFactor: true }, withFactor, admin]);
    expect(page.text()).toContain('With second factor');
    await page.press('Lost phone of Jonas Weber');
    await page.press('Reset it');
    expect(page.errors()).toEqual(['Write your password.']);
    page.write('Your password', 'a long synthetic password');
    await page.press('Reset it');
    const request = await page.answer(`staff/${weber.id}/second-factor/reset`, weber);
    expect(request.body).toEqual({ password: 'a long synthetic password' });
    await page.answer('staff', { rows: [reyes, weber] });
    expect(toast()).toBe('The second factor of Jonas Weber is reset.');
    expect(page.text()).not.toContain('Lost phone');
  });

  it('is not helped with a wrong password, which stays to be typed again', async () => {
    const page = await open([reyes, withFactor]);
    await page.press('Lost phone of Jonas Weber');
    page.write('Your password', 'wrong');
    await page.press('Reset it');
    const refusal = problemBody(403, 'signature.password_wrong', 'Type it again.');
    await page.answer(`staff/${weber.id}/second-factor/reset`, refusal, 403);
    expect(page.text()).toContain('Type it again.');
    await page.press('Cancel');
  });

  it('is offered for nobody who has none, is disabled, or is oneself', async () => {
    const page = await open([
      { ...reyes, hasSecondFactor: true },
      weber,
      { ...gone, hasSecondFactor: true },
    ]);
    expect(page.text()).not.toContain('Lost phone');
  });
});
