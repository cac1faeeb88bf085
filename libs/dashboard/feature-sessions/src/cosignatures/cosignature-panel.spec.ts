import { TestBed } from '@angular/core/testing';
import { cosignatureMeaning, type Cosignature, type Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { SessionRecordPage } from '../record/session-record-page';
import { cosignatureOf, givenCosignature, returnedCosignature } from '../testing/cosignature';
import { colleague, context, injector, sessionId, signedSession } from '../testing/session-draft';

const path = `sessions/${sessionId}`;
const other = { id: '0198c0de-0000-7000-8000-000000000009', displayName: 'Dr Other' };
const ref = { id: cosignatureOf().id, version: 2 };

/** The record of a session that the colleague signed, as somebody reads it. */
async function open(cosignature: Cosignature, reader: { id?: string; roles?: Role[] } = {}) {
  const page = await openPage(SessionRecordPage, {
    inputs: { sessionId },
    before: () =>
      void TestBed.inject(CurrentUser).accept({
        ...me,
        staffId: reader.id ?? me.staffId,
        roles: reader.roles ?? ['psychiatrist'],
      }),
  });
  const record = () => ({
    versions: [
      signedSession({
        signature: {
          signedById: colleague.id,
          printedName: colleague.displayName,
          signedAt: '2026-11-23T14:05:00.000Z',
          meaning: 'I performed or recorded this injection session',
          credential: { kind: 'nursing-registration', issuer: 'Council', number: 'RN-1' },
          cosignature,
        },
      }),
    ],
    patient: context.patient,
    protocols: [context.protocol],
    aftercareLists: [context.aftercare.list],
    openAmendment: null,
  });
  await page.answer(path, record());
  await page.answer(`courses/${context.courseId}/history`, { versions: [] });
  return { ...page, record };
}

const buttons = () =>
  [...document.querySelectorAll('glabella-cosignature-panel button')].map((button) =>
    button.textContent?.trim(),
  );

afterEach(clearPage);

describe('a record that a delegate signed', () => {
  it('says on page and note on which credential, and from whom the co-signature is awaited', async () => {
    const { text } = await open(cosignatureOf());
    expect(text()).toContain('Signed by Jonas Weber as a delegate');
    expect(text()).toContain('co-signature awaited from Dr A. Reyes');
    expect(text()).toContain('CO-SIGNATURE AWAITED from Dr A. Reyes');
    expect(text()).toContain('Credential: Nursing registration RN-1, Council');
  });

  it('is co-signed by the psychiatrist named, with what is confirmed and the password', async () => {
    const { answer, press, text, write, record } = await open(cosignatureOf());
    expect(buttons()).toEqual(['Co-sign', 'Return', 'Hand over']);
    await press('Co-sign');
    expect(text()).toContain(cosignatureMeaning);
    expect(text()).toContain('Synthia Example, born 29 Feb 1984, MRN SYN-7');
    write('Your password', 'correct horse battery');
    // The button of the dialog is the last one of that name.
    await press('Co-sign');
    const request = await answer(`cosignatures/${ref.id}/sign`, ref, 201);
    expect(request.body).toEqual({ password: 'correct horse battery' });
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.headers.has('Idempotency-Key')).toBe(true);
    await answer(path, record());
  });

  it('is returned with a reason', async () => {
    const { answer, press, write } = await open(cosignatureOf());
    await press('Return');
    write('Reason', 'Which lot?');
    await press('Return');
    const request = await answer(`cosignatures/${ref.id}/return`, ref);
    expect(request.body).toEqual({ reason: 'Which lot?' });
  });

  it('is handed to another psychiatrist', async () => {
    const { answer, press, field, text } = await open(cosignatureOf());
    await press('Hand over');
    await answer('colleagues', {
      rows: [
        { ...injector, roles: ['psychiatrist'] },
        { ...colleague, roles: ['clinician'] },
        { ...other, roles: ['psychiatrist'] },
      ],
    });
    const select = field('Psychiatrist');
    expect([...select.querySelectorAll('option')].map((option) => option.textContent)).toEqual([
      'Choose',
      'Dr Other',
    ]);
    select.value = other.id;
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    await press('Hand over');
    const refused = problemBody(422, 'cosignature.supervisor_unfit', 'Not with this credential.');
    await answer(`cosignatures/${ref.id}/hand-over`, refused, 422);
    expect(text()).toContain('Not with this credential.');
  });

  it('is taken over by another psychiatrist, who co-signs at once only as the cover', async () => {
    const { answer, press } = await open(cosignatureOf({ supervisor: other }));
    await answer('absences', { rows: [] });
    await answer('colleagues', { rows: [{ ...other, roles: ['psychiatrist'] }] });
    expect(buttons()).toEqual(['Take over', 'Hand over']);
    await press('Take over');
    const request = await answer(`cosignatures/${ref.id}/hand-over`, ref);
    expect(request.body).toEqual({ supervisorId: me.staffId });
  });

  it('is co-signed by the cover of a psychiatrist who is away', async () => {
    const { answer, text } = await open(cosignatureOf({ supervisor: other }));
    const absence = {
      id: ref.id,
      version: 1,
      staff: other,
      cover: injector,
      fromOn: '2026-11-20',
      untilOn: '2026-11-30',
      standIn: injector,
      isNow: true,
      author: other,
      recordedAt: '2026-11-19T09:00:00Z',
    };
    await answer('absences', { rows: [absence] });
    await answer('colleagues', { rows: [{ ...other, roles: ['psychiatrist'] }] });
    expect(buttons()).toEqual(['Co-sign', 'Return', 'Hand over']);
    expect(text()).toContain('whom you cover today');
  });

  it.each<[string, Role[] | null]>([
    ['is switched off', null],
    ['is a psychiatrist no longer', ['clinician']],
  ])('is co-signed by any psychiatrist once the one named %s', async (_, roles) => {
    const { answer, text } = await open(cosignatureOf({ supervisor: other }));
    await answer('absences', { rows: [] });
    await answer('colleagues', { rows: roles ? [{ ...other, roles }] : [] });
    expect(buttons()).toEqual(['Co-sign', 'Return', 'Hand over']);
    expect(text()).toContain('Dr Other, who can no longer co-sign; any psychiatrist may.');
  });

  it('offers the delegate to hand it over, and after its return to amend', async () => {
    await open(cosignatureOf(), { id: colleague.id, roles: ['clinician'] });
    expect(buttons()).toEqual(['Hand over']);
    clearPage();
    TestBed.resetTestingModule();
    const { text } = await open(returnedCosignature, { id: colleague.id, roles: ['clinician'] });
    expect(buttons()).toEqual(['Amend']);
    expect(text()).toContain('to be amended: Which lot?');
    expect(text()).toContain('NOT CO-SIGNED: returned by Dr A. Reyes');
  });

  it('offers others nothing, and nobody anything once it is co-signed', async () => {
    await open(cosignatureOf(), { id: other.id, roles: ['clinician'] });
    expect(buttons()).toEqual([]);
    clearPage();
    TestBed.resetTestingModule();
    const { text, page } = await open(givenCosignature);
    expect(page.querySelector('glabella-cosignature-panel')).toBeNull();
    expect(text()).toContain('co-signed by Dr A. Reyes');
    expect(text()).toContain('Co-signed by Dr A. Reyes, 24 Nov 2026, 10:00');
  });
});
