import { TestBed } from '@angular/core/testing';
import type { PracticeThresholds, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import { ThresholdsPage } from './thresholds-page';

const path = 'practice/thresholds';
const untouched: PracticeThresholds = { version: 0, values: {}, versions: [], rebuild: null };
const author = { id: me.staffId, displayName: 'Olu Brandt (synthetic)' };
const changed: PracticeThresholds = {
  version: 2,
  values: { phq9ReliableChange: 7 },
  versions: [
    {
      version: 2,
      values: { phq9ReliableChange: 7 },
      reason: 'As agreed in the team (synthetic).',
      author,
      recordedAt: '2026-11-23T09:00:00Z',
    },
    {
      version: 1,
      values: { phq9ReliableChange: 5 },
      reason: 'First try (synthetic).',
      author,
      recordedAt: '2026-11-20T09:00:00Z',
    },
  ],
  rebuild: null,
};

const rebuild = {
  patientsDone: 200,
  patientsTotal: 450,
  requestedAt: '2026-11-23T09:00:00Z',
  finishedAt: null,
};

async function untilAskedAgain({ settle }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  await settle();
}

async function open(roles: Role[] = ['administrator']) {
  return openPage(ThresholdsPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
}

async function openWith(answer: PracticeThresholds, roles?: Role[]) {
  const page = await open(roles);
  await page.answer(path, answer);
  return page;
}

afterEach(clearPage);

describe('ThresholdsPage', () => {
  it('shows a skeleton, then why it could not be read, then reads again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused');
    await page.press('Try again');
    await page.answer(path, untouched);
    expect(page.text()).toContain('Every number is the default.');
    expect(page.text()).toContain('Nothing was ever changed');
  });

  it('prints to everybody what is in force, the default and its source', async () => {
    const page = await openWith(changed, ['clinician']);
    expect(page.page.querySelector('form')).toBeNull();
    const row = [...page.page.querySelectorAll('tr')].find((one) =>
      one.textContent?.trim().startsWith('Reliable change from'),
    );
    expect(row?.textContent).toContain('7 points');
    expect(row?.textContent).toContain('practice’s setting');
    expect(row?.textContent).toContain('Published default 6 points (NHS Talking Therapies manual)');
    expect(page.text()).toContain('One number is this practice’s own');
  });

  it('tells who changed what, when and why, the newest first', async () => {
    const page = await openWith(changed, ['psychiatrist']);
    const lines = [...page.page.querySelectorAll('glabella-threshold-history ul')].map((list) =>
      list.textContent?.trim(),
    );
    expect(lines).toEqual([
      'PHQ-9, reliable change from: 5 points to 7 points',
      'PHQ-9, reliable change from: 6 points to 5 points',
    ]);
    expect(page.text()).toContain('Olu Brandt (synthetic), 23 Nov 2026');
    expect(page.text()).toContain('As agreed in the team (synthetic).');
  });

  it('saves over the version it read, with a reason', async () => {
    const page = await openWith(changed);
    page.write('Response from', '40');
    await page.press('Save');
    expect(page.errors()).toEqual(['Fill this in.']);
    page.write('Why', 'Agreed (synthetic).');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    await page.press('Save');
    const values = { ...changed.values, responsePercent: 40 };
    const request = await page.answer(path, { ...changed, version: 3, values });
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({
      values: { responsePercent: 40, phq9ReliableChange: 7, phq9RemissionBelow: 5 },
      reason: 'Agreed (synthetic).',
    });
    expect(TestBed.inject(Toasts).current()?.text).toBe('The thresholds are saved.');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    expect(page.text()).toContain('2 numbers are this practice’s own');
  });

  it.each([
    ['Response from', '29', 'Use a whole number from 30 to 75.'],
    ['Partial response from', '49.5', 'Use a whole number from 10 to 49.'],
    ['Remission below', '11', 'Remission lies below the baseline from which it is stated.'],
    ['Remission below', '', 'Fill this in.'],
  ])('takes no %s %j', async (label, number, words) => {
    const page = await openWith(untouched);
    page.write('Why', 'Synthetic.');
    page.write(label, number);
    await page.press('Save');
    expect(page.errors()).toEqual([words]);
    page.server.expectNone(`/api/v1/${path}`);
  });

  it('goes back to the default of one number by its button', async () => {
    const page = await openWith(changed);
    await page.press('Use 6, the default of “Reliable change from”');
    expect(page.field('Reliable change from').value).toBe('6');
    expect(page.text()).not.toContain('Use 6');
  });

  it('shows how far the lists are, and asks again until they follow', async () => {
    const page = await openWith({ ...changed, rebuild });
    expect(page.text()).toContain('200 of 450 patients');
    page.write('Why', 'Being written.');
    await untilAskedAgain(page);
    await page.answer(path, {
      ...changed,
      rebuild: { ...rebuild, patientsDone: 450, finishedAt: '2026-11-23T09:00:09Z' },
    });
    expect(page.page.querySelector('progress')).toBeNull();
    expect(page.field('Why').value).toBe('Being written.');
  });

  it('asks again also after a question that failed, and after two', async () => {
    const page = await openWith({ ...changed, rebuild });
    for (let failed = 0; failed < 2; failed += 1) {
      await untilAskedAgain(page);
      await page.answer(path, problemBody(503, 'service.unavailable'), 503);
      expect(page.text()).toContain('200 of 450 patients');
    }
    await untilAskedAgain(page);
    const finished = { ...rebuild, patientsDone: 450, finishedAt: '2026-11-23T09:00:09Z' };
    await page.answer(path, { ...changed, rebuild: finished });
    expect(page.page.querySelector('progress')).toBeNull();
  }, 20_000);
});

describe('ThresholdsPage, when somebody else saved first', () => {
  async function meet() {
    const page = await openWith(untouched);
    page.write('Response from', '40');
    page.write('Why', 'Mine.');
    await page.press('Save');
    await page.answer(path, problemBody(412, 'record.changed'), 412);
    await page.answer(path, changed);
    return page;
  }

  it('shows both numbers side by side where they differ, and keeps mine on the page', async () => {
    const page = await meet();
    const rows = document.querySelectorAll('glabella-conflict-panel tbody tr');
    expect([...rows].map((row) => row.textContent)).toEqual([
      'PHQ-9, reliable change from6 points7 points',
      'Every questionnaire, response from40 %50 %',
    ]);
    expect(page.field('Response from').value).toBe('40');
  });

  it('saves mine over theirs when I say so', async () => {
    const page = await meet();
    await page.press('Save mine as the next version');
    const request = await page.answer(path, { ...changed, version: 3 });
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(document.querySelector('glabella-conflict-panel')).toBeNull();
  });

  it('takes theirs when I say so', async () => {
    const page = await meet();
    await page.press('Keep theirs');
    expect(page.field('Reliable change from').value).toBe('7');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });
});
