import type { Type } from '@angular/core';
import { identityOf } from '@glabella/dashboard/ui';
import { ConsentPanel } from '../consent/consent-panel';
import { consentOf } from '../testing/consent-of';
import { openPage } from '../testing/open-page';
import { courseOf, followUpOf, onDay, recordOf } from '../testing/record-of';
import { CoursePanel } from './course-panel';
import { SafetyBanner } from './safety-banner';

const record = recordOf({
  courses: [courseOf()],
  consents: [consentOf()],
  followUps: [followUpOf()],
});
const bannerInputs = {
  patient: identityOf(record.patient),
  now: new Date(`${onDay(21)}T10:00:00Z`),
};

describe('a dialog that changes the record of a patient', () => {
  it.each<[string, Type<unknown>, string, Readonly<Record<string, unknown>>]>([
    ['End the course', CoursePanel, 'End', {}],
    [
      'Correct the end of the course',
      CoursePanel,
      'Correct the end',
      { record: recordOf({ courses: [courseOf({ endedOn: onDay(20), endReason: 'lost' })] }) },
    ],
    ['Record a withdrawal', ConsentPanel, 'Withdraw', {}],
    ['Hand the follow-up over', SafetyBanner, 'Hand over', bannerInputs],
  ])('names its patient: %s', async (heading, panel, opener, inputs) => {
    const { element, settle, button } = openPage(panel, { record, mayAct: true, ...inputs });
    await settle();
    const opening = [...element.querySelectorAll<HTMLElement>('button')].find((one) =>
      (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(opener),
    );
    opening?.click();
    await settle();
    const dialog = document.querySelector('glabella-dialog-frame');
    expect(dialog?.textContent).toContain(heading);
    const whose = dialog?.querySelector('glabella-patient-identity')?.textContent ?? '';
    expect(whose).toContain('Imani Okafor');
    expect(whose).toContain('born 4 Mar 1982');
    button('Cancel').click();
    await settle();
  });
});
