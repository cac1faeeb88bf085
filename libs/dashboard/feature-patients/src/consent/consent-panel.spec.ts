import { TestBed } from '@angular/core/testing';
import type { PatientRecord } from '@glabella/contracts';
import { consentOf, withdrawnOn } from '../testing/consent-of';
import { openPage } from '../testing/open-page';
import { courseOf, idOf, onDay, recordOf } from '../testing/record-of';
import { ConsentBanner } from './consent-banner';
import { ConsentPanel } from './consent-panel';

const withConsents = (...consents: PatientRecord['consents']): PatientRecord =>
  recordOf({ courses: [courseOf()], consents });

function panelOf(record: PatientRecord, mayAct = true) {
  TestBed.resetTestingModule();
  return openPage(ConsentPanel, { record, mayAct });
}

function bannerOf(record: PatientRecord) {
  TestBed.resetTestingModule();
  return openPage(ConsentBanner, { record, mayAct: true });
}

describe('the consents on the page of a patient', () => {
  it('say what to do first where there is no course', () => {
    expect(panelOf(recordOf()).text()).toContain('start one first');
  });

  it('say that a session needs one, and lead there', () => {
    const page = panelOf(withConsents());
    expect(page.text()).toContain('No consent yet: a session cannot be signed without one.');
    expect(page.button('Record a consent').getAttribute('href')).toMatch(
      /\/courses\/[\w-]+\/consent$/,
    );
  });

  it('tell what was agreed, how, by whom and before whom', () => {
    const page = panelOf(
      withConsents(
        consentOf({
          agreedBy: 'representative',
          representative: 'Synthetic guardian',
          how: 'verbally-with-witness',
          witness: 'Synthetic witness',
          declined: ['photographs'],
        }),
      ),
    );
    expect(page.text()).toContain('In force: agreed on 30 Dec 2025 to version 1.');
    expect(page.text()).toContain(
      'by a representative, Synthetic guardian · verbally, with a witness (Synthetic witness) · ' +
        'taken by Dr. A. Reyes (synthetic) · photographs declined',
    );
    expect(bannerOf(withConsents(consentOf())).text()).toBe('');
  });

  it('keep a withdrawal beside the consent, and above everything while nothing replaces it', () => {
    const record = withConsents(consentOf({ events: [withdrawnOn(5)] }));
    const words =
      'Withdrawn on 11 Jan 2026: sessions from that day on cannot be signed, earlier ones stay as they are.';
    expect(panelOf(record).text()).toContain(words);
    expect(panelOf(record).text()).toContain(
      'The treatment withdrawn on 11 Jan 2026 by the patient',
    );
    expect(bannerOf(record).text()).toContain(words);
    const again = withConsents(
      consentOf({ events: [withdrawnOn(5)] }),
      consentOf({ agreedOn: onDay(6) }),
    );
    expect(bannerOf(again).text()).toBe('');
  });

  it('keep a withdrawal when the consent that it was entered with is void, and say so before', async () => {
    const voiding = {
      ...withdrawnOn(6),
      version: 3,
      kind: 'voided',
      scope: null,
      by: null,
    } as const;
    const first = consentOf();
    const double = consentOf({ agreedOn: onDay(-3), events: [withdrawnOn(5), voiding] });
    expect(bannerOf(withConsents(first, double)).text()).toContain('Withdrawn on 11 Jan 2026');
    const page = panelOf(withConsents(consentOf({ events: [withdrawnOn(5)] })));
    page.button('Entered by mistake: 30 Dec 2025, version 1').click();
    await page.settle();
    expect(document.querySelector('glabella-dialog-frame')?.textContent).toContain(
      'What was withdrawn with it (the treatment) stays withdrawn until the patient agrees anew.',
    );
  });

  it('void a withdrawal that was entered by mistake with the reason, also with a void consent', async () => {
    const voiding = {
      ...withdrawnOn(6),
      version: 3,
      kind: 'voided',
      scope: null,
      by: null,
    } as const;
    const double = consentOf({ id: idOf(702), events: [withdrawnOn(5), voiding] });
    const page = panelOf(withConsents(consentOf(), double));
    page.button('Entered by mistake: the withdrawal of the treatment on 11 Jan 2026').click();
    await page.settle();
    const frame = document.querySelector('glabella-dialog-frame');
    expect(frame?.textContent).toContain('cover sessions again, unless they are void.');
    const reason = frame?.querySelector('textarea');
    if (!reason) throw new Error('no reason asked');
    reason.value = 'Another patient';
    reason.dispatchEvent(new Event('input'));
    await page.settle();
    page.button('Void the withdrawal').click();
    await page.settle();
    const call = page.server.expectOne(`/api/v1/consents/${double.id}/void-withdrawal`);
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({ withdrawal: 2, reason: 'Another patient' });
  });

  it('keep a void withdrawal readable, count it for nothing and offer it again', () => {
    const mistaken = (scope: 'treatment' | 'data-use') => {
      const step = { version: 3, kind: 'withdrawal-voided', scope: null, by: null } as const;
      const voiding = { ...withdrawnOn(6), ...step, voids: 2, reason: 'Another patient' };
      return withConsents(consentOf({ events: [withdrawnOn(5, scope), voiding] }));
    };
    const page = panelOf(mistaken('treatment'));
    expect(page.text()).toContain('In force: agreed on 30 Dec 2025 to version 1.');
    expect(page.element.querySelector('.line.voided')?.textContent).toContain(
      'The treatment withdrawn on 11 Jan 2026 by the patient',
    );
    expect(page.text()).toContain(
      'The withdrawal of the treatment on 11 Jan 2026 was entered by mistake: Another patient · recorded by',
    );
    expect(page.text()).not.toContain('Entered by mistake: the withdrawal');
    expect(page.button('Withdraw the consent of 30 Dec 2025, version 1')).toBeTruthy();
    expect(bannerOf(mistaken('treatment')).text()).toBe('');
    expect(panelOf(mistaken('data-use')).text()).not.toContain('data use refused');
  });

  it('say that a newer text asks again', () => {
    const record = {
      ...withConsents(consentOf()),
      consentAskedAgain: [{ version: 2, publishedOn: onDay(2) }],
    };
    expect(bannerOf(record).text()).toContain('version 2 of 8 Jan 2026 asks everybody anew');
  });

  it('say what the refusal of the use of the data means, by the last word', () => {
    const refused = 'left out of the bands of comparable patients';
    const withdrawn = consentOf({ events: [withdrawnOn(5, 'data-use')] });
    expect(panelOf(withConsents(withdrawn)).text()).toContain(refused);
    const agreed = consentOf({ agreedOn: onDay(6), recordedAt: `${onDay(6)}T10:00:00Z` });
    expect(panelOf(withConsents(withdrawn, agreed)).text()).not.toContain(refused);
  });

  it('offer nothing to whoever may only read', () => {
    const { text } = panelOf(withConsents(consentOf()), false);
    expect(text()).not.toContain('Withdraw');
    expect(text()).not.toContain('Record');
    expect(text()).toContain('Read the text');
  });

  it('withdraws what is left to withdraw, in the version that was read', async () => {
    const page = panelOf(withConsents(consentOf({ declined: ['photographs'] })));
    page.button('Withdraw the consent of 30 Dec 2025, version 1').click();
    await page.settle();
    const choices = [...document.querySelectorAll('glabella-withdraw-dialog option')];
    expect(choices.map(({ textContent }) => textContent?.trim())).toEqual([
      'the treatment',
      'use of the data',
    ]);
    page.button('Record the withdrawal').click();
    const call = page.server.expectOne(({ url }) => url.endsWith('/withdraw'));
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    expect(call.request.body).toMatchObject({ scope: 'treatment', withdrawnBy: 'patient' });
  });

  it('ask for the reason where one was entered by mistake, and void it with that', async () => {
    const { element, settle, button, server } = panelOf(withConsents(consentOf()));
    await settle();
    const opening = [...element.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.trim().startsWith('Entered by mistake'),
    );
    opening?.click();
    await settle();
    const reason = document.querySelector<HTMLTextAreaElement>('glabella-dialog-frame textarea');
    if (!reason) throw new Error('no reason asked');
    reason.value = 'Another patient';
    reason.dispatchEvent(new Event('input'));
    await settle();
    button('Void the consent').click();
    await settle();
    const call = server.expectOne(`/api/v1/consents/${consentOf().id}/void`);
    expect(call.request.body).toEqual({ reason: 'Another patient' });
  });
});
