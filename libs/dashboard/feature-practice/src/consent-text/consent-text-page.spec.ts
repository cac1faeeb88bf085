import { TestBed } from '@angular/core/testing';
import type { ConsentText, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import {
  clearPage,
  me,
  openPage,
  problemBody,
  protocolList,
} from '@glabella/dashboard/data-access/testing';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import { shippedConsentPoints } from '@glabella/domain/treatment';
import { ConsentTextPage } from './consent-text-page';

const path = 'practice/consent-text';
const shipped: ConsentText = {
  version: 1,
  today: '2026-11-23',
  versions: [
    {
      version: 1,
      points: [...shippedConsentPoints],
      furtherText: null,
      asksAgain: false,
      reason: null,
      author: null,
      publishedOn: null,
    },
  ],
};
const second: ConsentText = {
  ...shipped,
  version: 2,
  versions: [
    {
      version: 2,
      points: [...shippedConsentPoints],
      furtherText: 'Synthetic addition.',
      asksAgain: true,
      reason: 'Synthetic reason.',
      author: { id: me.staffId, displayName: 'Olu Brandt (synthetic)' },
      publishedOn: '2026-11-23',
    },
    ...shipped.versions,
  ],
};

const open = async (roles: Role[] = ['administrator']) => {
  const page = await openPage(ConsentTextPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  await page.answer('protocols', protocolList);
  return page;
};

afterEach(clearPage);

describe('the consent text of the practice', () => {
  it('shows that it loads, then why it could not be read, then reads again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable'), 503);
    await page.press('Try again');
    await page.answer(path, shipped);
    expect(page.text()).toContain('Shipped with the product, not used yet');
  });

  it('is read by everybody and worded by administrators and psychiatrists', async () => {
    const page = await open(['clinician']);
    await page.answer(path, second);
    expect(page.text()).toContain('Brin and others, 2020');
    expect(page.text()).toContain('Olu Brandt (synthetic), 23 Nov 2026: Synthetic reason.');
    expect(page.text()).toContain('asks everybody again');
    expect(page.text()).not.toContain('Word the next version');
  });

  it('is published as the next version over the one that was read, with a reason', async () => {
    const page = await open(['psychiatrist']);
    await page.answer(path, shipped);
    await page.press('Word the next version');
    page.write('Alternatives', ' ');
    await page.press('Publish');
    expect(page.errors()).toEqual(['Word this point.', 'Write why.']);
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    page.write('Alternatives', 'There are other treatments (synthetic).');
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    const request = await page.answer(path, second);
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toMatchObject({ asksAgain: false, furtherText: null });
    expect(request.body.points).toContainEqual({
      id: 'alternatives',
      text: 'There are other treatments (synthetic).',
      askedIn: { kind: 'all-but', protocolIds: ['axillary-hyperhidrosis'] },
    });
    expect(page.text()).toContain('Version 2');
  });

  it('says in which treatments a point is asked, and shows the text of each', async () => {
    const page = await open();
    await page.answer(path, shipped);
    expect(page.text()).toContain('in all treatments but Axilla, 10 sites each');
    page.field('As it is asked in').value = 'axillary-hyperhidrosis';
    page.field('As it is asked in').dispatchEvent(new Event('change'));
    await page.settle();
    const card = page.page.querySelector('glabella-consent-text-view')?.textContent ?? '';
    expect(card).toContain('There are other treatments of severe sweating');
    expect(card).not.toContain('depression');
    expect(card).toContain('may be declined');
  });

  it('publishes in which treatments a point is asked, and refuses none', async () => {
    const page = await open();
    await page.answer(path, shipped);
    await page.press('Word the next version');
    const ticks = () =>
      [...page.page.querySelectorAll('fieldset')]
        .find(({ textContent }) => textContent?.includes('Unwanted effects, excessive'))
        ?.querySelectorAll('input') ?? [];
    const axilla = [...ticks()].find((tick) => tick.checked);
    axilla?.click();
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    expect(page.text()).toContain('Choose a treatment in which it is asked.');
    [...ticks()].at(-1)?.click();
    await page.press('Publish');
    const { body } = await page.answer(path, second);
    expect(body.points).toContainEqual(
      expect.objectContaining({
        id: 'sweating-adverse-events',
        askedIn: {
          kind: 'all-but',
          protocolIds: ['axillary-hyperhidrosis', 'glabellar-depression'],
        },
      }),
    );
  });

  it('leaves the treatments of a point in sight once they were opened, until they are closed by hand', async () => {
    const page = await open();
    await page.answer(path, shipped);
    await page.press('Word the next version');
    const details = [...page.page.querySelectorAll('details')].find(({ textContent }) =>
      textContent?.includes('Unwanted effects, excessive'),
    );
    const ticks = details?.querySelectorAll('input') ?? [];
    const toggle = async (isOpen: boolean) => {
      if (details) details.open = isOpen;
      details?.dispatchEvent(new Event('toggle'));
      await page.settle();
    };
    await toggle(true);
    for (const tick of ticks) if (tick.checked) tick.click();
    await page.settle();
    expect(details?.open).toBe(true);
    ticks[0]?.click();
    await page.settle();
    expect(details?.open).toBe(true);
    await toggle(false);
    expect(details?.open).toBe(false);
    ticks[0]?.click();
    await page.settle();
    expect(details?.open).toBe(true);
  });

  it('shows both where somebody else published first', async () => {
    const page = await open();
    await page.answer(path, shipped);
    await page.press('Word the next version');
    page.write('Why', 'Synthetic reason.');
    page.write('Alternatives', 'Mine (synthetic).');
    await page.press('Publish');
    await page.answer(path, problemBody(412, 'record.changed'), 412);
    await page.answer(path, second);
    expect(page.text()).toContain('Mine (synthetic).');
    expect(page.text()).toContain('Synthetic addition.');
  });
});
