import { clearPage } from '@glabella/dashboard/data-access/testing';
import { openEditor } from '../testing/open-editor';
import {
  context,
  draftId,
  draftOf,
  now,
  readyBody,
  sessionId,
  signedSession,
} from '../testing/session-draft';

afterEach(clearPage);

async function openAmendment(status: 'signed' | 'voided') {
  const page = await openEditor();
  const body = { ...readyBody, injectedAt: now, amendmentReason: 'Lot misread' };
  await page.answer(`session-drafts/${draftId}`, draftOf(body, { amendsSessionId: sessionId }));
  await page.answer(`sessions/${sessionId}`, {
    versions: [signedSession({ status, version: 2, reason: 'Other patient' })],
    patient: context.patient,
    protocols: [context.protocol],
    aftercareLists: [context.aftercare.list],
    openAmendment: null,
  });
  return page;
}

describe('the amendment of a session that was voided meanwhile', () => {
  it('says so and can only be discarded', async () => {
    const { text } = await openAmendment('voided');
    expect(text()).toContain(
      'The session of 23 Nov 2026 (29 U, lot C7781) was voided by Dr A. Reyes, 23 Nov 2026, 15:05.',
    );
    expect(text()).toContain('this amendment cannot be signed, discard it');
    expect(text()).not.toContain('It stands until this amendment is signed');
    expect(text()).not.toContain('Reason of the amendment');
    expect(text()).not.toContain('Sign amendment');
    expect(text()).not.toContain('Keep draft');
    expect(text()).toContain('Discard draft');
  });

  it('is signed where the session stands', async () => {
    const { text } = await openAmendment('signed');
    expect(text()).toContain('It stands until this amendment is signed');
    expect(text()).toContain('Sign amendment');
  });
});
