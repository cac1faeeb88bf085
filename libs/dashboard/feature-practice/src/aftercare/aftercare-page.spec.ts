import { TestBed } from '@angular/core/testing';
import type { AftercareVersion, PracticeAftercare, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import { shippedAftercare } from '@glabella/domain/treatment';
import { AftercarePage } from './aftercare-page';

const path = 'practice/aftercare';
const first: AftercareVersion = {
  version: 1,
  instructions: [...shippedAftercare.instructions],
  reason: null,
  author: null,
  publishedOn: '2026-01-01',
};
const shipped: PracticeAftercare = { version: 1, versions: [first] };
const own = (change: Partial<AftercareVersion> = {}): PracticeAftercare => ({
  version: 2,
  versions: [
    {
      ...first,
      version: 2,
      instructions: first.instructions.map((one) =>
        one.id === 'no-rubbing' ? { ...one, text: 'Hands off the treated area' } : one,
      ),
      reason: 'Synthetic reason.',
      author: { id: me.staffId, displayName: 'Olu Brandt (synthetic)' },
      publishedOn: '2026-11-23',
      ...change,
    },
    first,
  ],
});

const open = (roles: Role[] = ['administrator']) =>
  openPage(AftercarePage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
type Page = Awaited<ReturnType<typeof open>>;

const named = (label: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent?.trim()) === label,
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const press = async (page: Page, label: string) => {
  named(label).click();
  await page.settle();
};
const sentences = () =>
  [...document.querySelectorAll('.sentence')].map((one) => one.textContent?.trim());
const choose = async (page: Page, label: string, value: string) => {
  page.field(label).value = value;
  page.field(label).dispatchEvent(new Event('change'));
  await page.settle();
};

async function edit() {
  const page = await open();
  await page.answer(path, shipped);
  await page.press('Write the next version');
  return page;
}

afterEach(clearPage);

describe('the aftercare list of the practice', () => {
  it('shows that it loads, then why it could not be read, then reads again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable'), 503);
    await page.press('Try again');
    await page.answer(path, shipped);
    expect(page.text()).toContain('Version 1, in force from 1 Jan 2026');
    expect(page.text()).toContain('Came with the product');
  });

  it('is read by everybody: red flags first, every version with author, reason and what changed', async () => {
    const page = await open(['clinician']);
    await page.answer(path, own());
    const headings = [...document.querySelectorAll('h3')].map((one) => one.textContent);
    expect(headings[0]).toBe('Get help at once');
    expect(page.text()).toContain('Hands off the treated area for 24 hours.');
    expect(page.text()).toContain('Olu Brandt (synthetic): Synthetic reason.');
    expect(page.text()).toContain('“Do not rub or massage the treated area for 24 hours.” now');
    expect(page.text()).not.toContain('Write the next version');
  });
});

describe('writing the next version of the aftercare list', () => {
  it('rewords, moves, retires and adds, over the version that was read, with a reason', async () => {
    const page = await edit();
    const rubbing = 'Do not rub or massage the treated area for 24 hours.';
    await press(page, `Move up ${rubbing}`);
    expect(sentences().slice(1, 3)).toEqual([rubbing, 'Stay upright for 4 hours.']);
    await press(page, `Edit ${rubbing}`);
    page.write('What patients are told', 'Hands off the treated area');
    page.write('How long', '2');
    await choose(page, 'Unit', 'days');
    expect(sentences()[1]).toBe('Hands off the treated area for 2 days.');
    expect(page.text()).toContain('reworded');
    await press(page, 'Close Hands off the treated area for 2 days.');
    await press(page, 'Edit Stay upright for 4 hours.');
    page.field('Retired: no longer told, but still readable').click();
    await press(page, 'Close Stay upright for 4 hours.');
    await page.press('Add an instruction');
    page.write('Short words', 'no helmet');
    page.write('What patients are told', 'Do not wear a helmet.');
    await choose(page, 'Time', 'until');
    expect(sentences().at(-1)).toBe('Do not wear a helmet until the next visit.');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    const request = await page.answer(path, own());
    expect(request.headers.get('If-Match')).toBe('"1"');
    const { instructions } = request.body as { instructions: Record<string, unknown>[] };
    expect(instructions.map(({ id }) => id)).toEqual([
      ...['red-flags', 'no-rubbing', 'stay-upright', 'no-exertion-heat-alcohol'],
      ...['no-facial-treatment', 'effect-review', null],
    ]);
    expect(instructions[1]).toMatchObject({
      span: { kind: 'for', amount: 2, unit: 'days' },
      source: shippedAftercare.instructions[2]?.source,
    });
    expect(instructions[2]).toMatchObject({ isRetired: true });
    expect(instructions.at(-1)).toEqual({
      id: null,
      kind: 'rule',
      short: 'no helmet',
      text: 'Do not wear a helmet.',
      span: { kind: 'until', end: 'next-visit' },
      forEvery: true,
      isRetired: false,
      source: { label: 'Practice rule' },
    });
    expect(page.text()).toContain('Version 2, in force from 23 Nov 2026');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });

  it('keeps a red flag, and names what does not fit where it stands', async () => {
    const page = await edit();
    await press(page, 'Edit Stay upright for 4 hours.');
    page.write('What patients are told', ' ');
    page.write('How long', '400');
    const flag = sentences()[0] ?? '';
    await press(page, `Edit ${flag}`);
    page.field('Retired: no longer told, but still readable').click();
    await page.press('Publish');
    expect(page.errors()).toEqual(
      expect.arrayContaining([
        'Write what to tell.',
        'Write whole hours, 1 to 96.',
        'Keep at least one red flag that is not retired.',
        'Write why, in up to 500 characters.',
      ]),
    );
    page.server.verify();
  });

  it('opens what does not fit, and lets a new instruction be taken out again', async () => {
    const page = await edit();
    await page.press('Add an instruction');
    await press(page, 'Close the new instruction');
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    expect(page.errors()).toEqual([
      'Fill this in.',
      'Write what to tell.',
      'Write whole hours, 1 to 96.',
    ]);
    await press(page, 'Remove the new instruction');
    expect(sentences()).toHaveLength(6);
  });

  it('shows both where somebody else published first, and drops nothing of theirs', async () => {
    const page = await edit();
    await press(page, 'Edit Stay upright for 4 hours.');
    page.write('What patients are told', 'Keep upright');
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    await page.answer(path, problemBody(412, 'record.changed'), 412);
    const [template] = first.instructions;
    if (!template) throw new Error('no instruction');
    const extra = { ...template, id: 'theirs', text: 'Call us if in doubt.' };
    await page.answer(path, own({ instructions: [...first.instructions, extra] }));
    expect(page.text()).toContain('Call us if in doubt.');
    await page.press('Save mine as the next version');
    const request = await page.answer(path, { ...own(), version: 3 });
    expect(request.headers.get('If-Match')).toBe('"2"');
    const { instructions } = request.body as { instructions: Record<string, unknown>[] };
    expect(instructions.at(-1)).toMatchObject({ id: 'theirs' });
    expect(instructions).toContainEqual(expect.objectContaining({ text: 'Keep upright' }));
  });

  it('says why it was refused', async () => {
    const page = await edit();
    page.write('Why', 'Synthetic reason.');
    await page.press('Publish');
    await page.answer(path, problemBody(422, 'aftercare.invalid', 'Some parts do not fit.'), 422);
    expect(page.text()).toContain('Some parts do not fit.');
  });
});
