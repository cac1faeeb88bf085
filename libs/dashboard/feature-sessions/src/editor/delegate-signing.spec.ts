import { TestBed } from '@angular/core/testing';
import type { OwnSigning, Role } from '@glabella/contracts';
import { clearPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { openEditor } from '../testing/open-editor';
import { delegateSigning, ownSigning } from '../testing/own-signing';
import { colleague, context, draftId, draftOf, readyBody } from '../testing/session-draft';

const path = `session-drafts/${draftId}`;

async function openReady(signing: OwnSigning, roles: Role[] = ['clinician']) {
  const page = await openEditor(roles);
  await page.answer('me/signing', signing);
  await page.answer(path, draftOf(readyBody));
  return page;
}

beforeEach(() => {
  // jsdom does not scroll.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(clearPage);

describe('the editor of somebody who is no psychiatrist', () => {
  it('says before the work that a credential is missing, leads to it, and keeps the draft', async () => {
    const { press, text, router, page } = await openReady(delegateSigning({ credentials: [] }));
    expect(text()).toContain('You cannot sign this session. You have no credential');
    expect(page.querySelector('a[href="/practice/my-credentials"]')).not.toBeNull();
    expect(text()).not.toContain('Sign session');
    await press('Keep draft');
    expect(router.url).toBe(`/patients/${context.patient.id}`);
  });

  it('signs with a credential under a psychiatrist, the only one there chosen already', async () => {
    const { answer, press, text, write } = await openReady(delegateSigning());
    expect(text()).toContain('You sign as a delegate');
    await press('Sign session');
    expect(text()).toContain('under the supervision of the psychiatrist named');
    write('Your password', 'correct horse battery');
    await press('Sign');
    const request = await answer(`${path}/sign`, { id: draftId, version: 1 });
    expect(request.body).toEqual({
      password: 'correct horse battery',
      supervisorId: colleague.id,
    });
  });

  it('must choose where several may supervise, and the one named last stands there', async () => {
    const other = { id: '0198c0de-0000-7000-8000-000000000009', displayName: 'Dr Other' };
    const supervisors = [colleague, other];
    const first = await openReady(delegateSigning({ supervisors }));
    await first.press('Sign session');
    first.write('Your password', 'correct horse battery');
    await first.press('Sign');
    expect(first.errors()).toEqual(['Choose who supervises you and will co-sign.']);
    clearPage();
    TestBed.resetTestingModule();
    const usual = delegateSigning({ supervisors, usualSupervisorId: other.id });
    const later = await openReady(usual);
    await later.press('Sign session');
    expect(later.field('Supervising psychiatrist').value).toBe(other.id);
  });
});

describe('the editor of a psychiatrist', () => {
  it('says what the server refuses at last, and keeps the draft', async () => {
    const { answer, press, text, write } = await openReady(ownSigning(), ['psychiatrist']);
    await press('Sign session');
    write('Your password', 'correct horse battery');
    await press('Sign');
    const detail = 'Your credential ended on 22 Nov 2026. Renew it.';
    await answer(`${path}/sign`, problemBody(403, 'credential.expired', detail), 403);
    expect(text()).toContain(detail);
  });
});
