import { TestBed } from '@angular/core/testing';
import type { SessionDraft } from '@glabella/contracts';
import { PendingSaves } from '@glabella/dashboard/data-access';
import { clearPage, me, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import { openEditor } from '../testing/open-editor';
import {
  colleague,
  context,
  draftId,
  draftOf,
  readyBody,
  sessionId,
  signedSession,
} from '../testing/session-draft';

const path = `session-drafts/${draftId}`;

async function openDraft(draft: SessionDraft = draftOf(), roles = me.roles) {
  const page = await openEditor(roles);
  await page.answer(path, draft);
  return page;
}

const saved = { version: 4, savedAt: '2026-11-23T14:02:00Z' };

/** What a function answers once everything that waits was drawn. */
async function settled<T>(ask: () => T): Promise<T> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  return ask();
}

const unitsOf = (site: string): string => `Units, ${site}`;

beforeEach(() => {
  // jsdom does not scroll.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  jest.restoreAllMocks();
  clearPage();
});

describe('the page of a session draft', () => {
  it('shows that it is loading, then patient, product, sites and what is open', async () => {
    const { answer, text, page } = await openEditor();
    expect(page.querySelector('glabella-loading-state')).not.toBeNull();
    await answer(path, draftOf());
    expect(page.querySelector('glabella-loading-state')).toBeNull();
    expect(text()).toContain('Synthia Example born 29 Feb 1984 (42 y)MRN SYN-7');
    expect(page.querySelector('h1')?.textContent).toBe('Injection session, 23 Nov 2026');
    expect(text()).toContain('29 U · 5 sites · no lot yet');
    expect(text()).toContain('4 U per 0.1 mL');
    expect(text()).toContain('71 U left in the single-dose vial');
    expect(text()).toContain('Protocol dose for women: 29 U.');
    expect(text()).toContain('Still open: Lot missing');
    expect(text()).toContain('Saved 14:59');
  });

  it('says what is wrong when it cannot be read, and tries again', async () => {
    const { answer, press, text, page } = await openEditor();
    await answer(path, problemBody(503, 'service.unavailable', 'Try in a minute.'), 503);
    expect(text()).toContain('Try in a minute.');
    await press('Try again');
    await answer(path, draftOf());
    expect(page.querySelector('glabella-session-form')).not.toBeNull();
  });

  it('asks for the site of care only where the practice lists one, and saves what is chosen', async () => {
    const page = await openDraft();
    expect(page.field('Site of care')).toBeUndefined();
    clearPage();
    TestBed.resetTestingModule();
    const main = { code: 'main', name: 'Main street (synthetic)' };
    const river = { code: 'river', name: 'Riverside (synthetic)' };
    const careSites = [main, river];
    const asked = await openDraft(
      draftOf({ careSite: main }, { context: { ...context, careSites } }),
    );
    const select = asked.field('Site of care') as unknown as HTMLSelectElement;
    expect(select.options).toHaveLength(3);
    expect(select.value).toBe('main');
    select.value = 'river';
    select.dispatchEvent(new Event('change'));
    await asked.untilSaved();
    expect((await asked.answer(path, saved)).body).toMatchObject({ careSite: river });
  });

  it('opens the signed session where the draft was signed meanwhile', async () => {
    const { answer, router } = await openEditor();
    await answer(path, problemBody(404, 'record.not_found'), 404);
    const record = { versions: [signedSession({ id: draftId })], patient: context.patient };
    await answer(`sessions/${draftId}`, {
      ...record,
      protocols: [context.protocol],
      aftercareLists: [context.aftercare.list],
      openAmendment: null,
    });
    expect(router.url).toBe(`/sessions/${draftId}`);
  });

  it('says that a draft does not exist any more', async () => {
    const { answer, text } = await openEditor();
    await answer(path, problemBody(404, 'record.not_found'), 404);
    await answer(`sessions/${draftId}`, problemBody(404, 'record.not_found'), 404);
    expect(text()).toContain('This draft does not exist any more');
    expect(text()).not.toContain('Try again');
  });

  it('offers the protocol’s sites where there are none', async () => {
    const { text, press } = await openDraft(draftOf({ sites: [] }));
    expect(text()).toContain('No sites yet');
    await press('Use the protocol’s sites');
    expect(text()).toContain('29 U · 5 sites');
  });
});

describe('a session by keyboard', () => {
  it('goes from one open thing to the next, at last to the button that signs', async () => {
    const { field, key, place } = await openDraft();
    field('Lot').focus();
    await key('ArrowDown');
    await key('Enter');
    expect(place()).toBe('reconstituted');
    const time = field('Reconstituted at');
    time.value = '1340';
    time.dispatchEvent(new Event('input'));
    await key('Enter');
    const visited: (string | null)[] = [];
    for (const answer of ['1', '2', 'n', 'n', 'n', 'n', 'n', 'n']) {
      visited.push(place());
      await key(answer);
    }
    expect(visited).toEqual([
      'frown-rest',
      'frown-maximum',
      'question-pregnancy-breastfeeding',
      'question-neuromuscular-disease',
      'question-infection-at-site',
      'question-hypersensitivity',
      'precautions',
      'elsewhere',
    ]);
    expect(place()).toBe('aftercare');
    document.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(place()).toBe('aftercare-how');
    document.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await key('Enter');
    expect(place()).toBe('sign');
    expect(document.activeElement?.textContent?.trim()).toBe('Sign session');
  });

  it('leads from the signing button to the first thing that is open', async () => {
    const { key, place, press } = await openDraft();
    await press('Still open: Lot missing + 9 more');
    expect(place()).toBe('lot');
    await key('Enter', { ctrlKey: true });
    expect(place()).toBe('lot');
  });

  it('goes through the units with Enter and the arrows, the row and the point being one', async () => {
    const { control, key, page } = await openDraft();
    const current = () =>
      [...page.querySelectorAll('.site.current')].map((site) => site.getAttribute('data-site'));
    control(unitsOf('Procerus')).focus();
    expect(await settled(current)).toEqual(['procerus/midline']);
    await key('Enter');
    expect(document.activeElement).toBe(control(unitsOf('Corrugator, medial, left')));
    await key('ArrowDown');
    await key('ArrowUp');
    expect(await settled(current)).toEqual(['corrugator-medial/left']);
  });

  it('takes a removed site back with Ctrl+Z, and with the message', async () => {
    const { control, focus, key, page, press } = await openDraft();
    const rows = () => page.querySelectorAll('glabella-sites-section tbody tr').length;
    await focus(unitsOf('Procerus'));
    await press('Remove Procerus');
    expect(rows()).toBe(4);
    expect(document.activeElement).toBe(control(unitsOf('Corrugator, medial, left')));
    await key('z', { ctrlKey: true });
    expect(rows()).toBe(5);
    await focus(unitsOf('Procerus'));
    await press('Remove Procerus');
    TestBed.inject(Toasts).undo();
    expect(await settled(rows)).toBe(5);
  });

  it('leaves Ctrl+Z to the input in which something was typed since', async () => {
    const { field, focus, key, page, press } = await openDraft();
    await focus(unitsOf('Procerus'));
    await press('Remove Procerus');
    field('Lot').focus();
    field('Lot').value = 'C9';
    field('Lot').dispatchEvent(new Event('input', { bubbles: true }));
    await key('z', { ctrlKey: true });
    expect(page.querySelectorAll('glabella-sites-section tbody tr')).toHaveLength(4);
  });
});

describe('the keeping of the page', () => {
  it('saves a second after a change over the version it has read', async () => {
    const { answer, untilSaved, write, text } = await openDraft();
    write('Lot', 'C9');
    await untilSaved();
    expect(text()).toContain('Saving');
    const request = await answer(path, saved);
    expect(request.method).toBe('PUT');
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toMatchObject({ lotNumber: 'C9', performedOn: '2026-11-23' });
    expect(text()).toContain('Saved 15:02');
  });

  it('holds the page while something is not saved, and saves it before the page is left', async () => {
    const { answer, write } = await openDraft();
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    write('Lot', 'C9');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    const left = TestBed.inject(PendingSaves).settle();
    await answer(path, saved);
    await left;
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });

  it('shows both versions when another window saved first, and saves the chosen one', async () => {
    const { answer, untilSaved, write, press, text, field } = await openDraft();
    write('Lot', 'MINE');
    await untilSaved();
    await answer(path, problemBody(412, 'record.changed'), 412);
    await answer(path, draftOf({ lotNumber: 'THEIRS' }, { version: 8, updatedBy: colleague }));
    expect(text()).toContain('Jonas Weber saved this while you were writing.');
    expect(text()).toContain('MINE');
    expect(text()).toContain('THEIRS');
    await press('Keep theirs');
    expect(field('Lot').value).toBe('THEIRS');
    write('Lot', 'MINE AGAIN');
    await untilSaved();
    const request = await answer(path, { ...saved, version: 9 });
    expect(request.headers.get('If-Match')).toBe('"8"');
  });

  it('says that the connection is lost, and that the draft is gone', async () => {
    const { untilSaved, write, text, server, answer } = await openDraft();
    write('Lot', 'C9');
    await untilSaved();
    server.expectOne(`/api/v1/${path}`).error(new ProgressEvent('error'));
    await settled(() => null);
    expect(text()).toContain('Not saved: no connection.');
    write('Lot', 'C10');
    await untilSaved();
    await answer(path, problemBody(404, 'record.not_found'), 404);
    expect(text()).toContain('it was signed or discarded elsewhere');
  });
});

describe('signing', () => {
  const openReady = (roles = me.roles) => openDraft(draftOf(readyBody), roles);

  it('shows what is signed and its meaning, asks for the password and opens the record', async () => {
    const { answer, press, text, write, router } = await openReady();
    await press('Sign session');
    expect(text()).toContain('Synthia Example, born 29 Feb 1984, MRN SYN-7');
    expect(text()).toContain('Corrugator, lateral, right: 5 U');
    expect(text()).toContain('I performed or supervised this injection session');
    write('Your password', 'correct horse battery');
    await press('Sign');
    const request = await answer(`${path}/sign`, { id: draftId, version: 1 });
    expect(request.body).toEqual({ password: 'correct horse battery' });
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.headers.has('Idempotency-Key')).toBe(true);
    expect(router.url).toBe(`/sessions/${draftId}`);
    expect(TestBed.inject(Toasts).current()?.text).toBe('Session signed.');
  });

  it('says at the password that it is wrong, and keeps the dialog', async () => {
    const { answer, press, write, errors, field } = await openReady();
    await press('Sign session');
    await press('Sign');
    expect(errors()).toEqual(['Write your password.']);
    write('Your password', 'wrong');
    await press('Sign');
    const detail = 'This is not your password. Type it again.';
    await answer(`${path}/sign`, problemBody(403, 'signature.password_wrong', detail), 403);
    expect(errors()).toEqual([detail]);
    expect(field('Your password').value).toBe('');
  });

  it('names the checks that the server still finds open', async () => {
    const { answer, press, write, text } = await openReady();
    await press('Sign session');
    write('Your password', 'correct horse battery');
    await press('Sign');
    const problem = problemBody(422, 'session.checks_open', 'Some checks are not settled.');
    const issues = [{ path: 'checks.item9-open', message: 'Item 9 follow-up open' }];
    await answer(`${path}/sign`, { ...problem, issues }, 422);
    expect(text()).toContain('Some checks are not settled.');
    expect(text()).toContain('Item 9 follow-up open');
  });

  it('saves first what is not saved, and does not sign what could not be', async () => {
    const { answer, press, write, text } = await openReady();
    write('Lot', 'C9');
    await settled(() => null);
    const pressed = press('Sign session');
    await pressed;
    await answer(path, problemBody(422, 'x', 'Not like this.'), 422);
    expect(text()).not.toContain('Your password');
    expect(text()).toContain('Not like this.');
  });
});

describe('a draft that is discarded', () => {
  it('is asked for, and goes in the version that was read', async () => {
    const { answer, press, router, text } = await openDraft();
    await press('Discard draft');
    expect(text()).toContain('Discard this draft?');
    await press('Discard');
    const request = await answer(path, null, 204);
    expect(request.method).toBe('DELETE');
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(router.url).toBe(`/patients/${context.patient.id}`);
  });
});

describe('an amendment', () => {
  it('names what it amends, asks for the reason and marks what changed', async () => {
    const page = await openEditor();
    const body = { ...readyBody, injectedAt: '2026-11-23T13:00:00.000Z' };
    await page.answer(path, draftOf(body, { amendsSessionId: sessionId }));
    await page.answer(`sessions/${sessionId}`, {
      versions: [signedSession()],
      patient: context.patient,
      protocols: [context.protocol],
      aftercareLists: [context.aftercare.list],
      openAmendment: null,
    });
    expect(page.text()).toContain('Amending the session of 23 Nov 2026 (29 U, lot C7781)');
    expect(page.text()).toContain('Still open: Reason of the amendment missing');
    page.write('Reason of the amendment', 'Lot was misread');
    page.write('Lot', 'C7787');
    await page.settle();
    expect(page.text()).toContain('was C7781');
    expect(page.text()).toContain('Sign amendment');
  });
});

describe('a late entry', () => {
  it('is said in words', async () => {
    const { text } = await openDraft(draftOf({ performedOn: '2026-11-20' }));
    expect(text()).toContain('Late entry. Given on 20 Nov 2026, recorded 3 days later.');
  });
});
