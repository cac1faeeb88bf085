import { TestBed } from '@angular/core/testing';
import { type OperationalList, operationalLists } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { OperationalListsPage } from './operational-lists-page';

type Role = (typeof me)['roles'][number];

const { today } = me.practice;
const patientId = '0b9e7c0e-7f5b-4e0c-9a0e-0c9be4f5d101';
const injectors: OperationalList = {
  list: 'injectors',
  today,
  isComplete: true,
  rows: [
    {
      patientId: null,
      cells: [
        'Dr. Synthetic One',
        'OnabotulinumtoxinA',
        '1204',
        '40',
        '1160.50',
        '0',
        '2026-04-12',
      ],
    },
  ],
};
const notFollowedUp: OperationalList = {
  list: 'not-followed-up',
  today,
  isComplete: true,
  rows: [
    {
      patientId,
      cells: [
        'Synthia Case',
        '1984-02-29',
        'DEMO-1',
        '6',
        '2026-03-01',
        '12',
        null,
        '2026-01-18',
        'Dr. One',
      ],
    },
  ],
};

async function open(
  inputs: Readonly<Record<string, string>> = {},
  roles: readonly Role[] = ['administrator'],
) {
  const page = await openPage(OperationalListsPage, {
    inputs,
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles: [...roles] }),
  });
  await page.settle();
  return page;
}

const asked = (list: string, from: string, to: string) =>
  `operational-lists?list=${list}&from=${from}&to=${to}`;
const days = { from: '2026-01-01', to: '2026-03-31' };

describe('the page of lists', () => {
  afterEach(clearPage);

  it('says what it loads, then by which rule a row stands there, with a way to the patient', async () => {
    const page = await open(days);
    expect(page.page.querySelector('[aria-busy="true"]')).not.toBeNull();
    await page.answer(asked('not-followed-up', days.from, days.to), notFollowedUp);
    expect(page.text()).toContain(operationalLists['not-followed-up'].rule);
    expect(page.text()).toContain('1 row');
    expect(page.page.querySelectorAll('glabella-date-field')).toHaveLength(0);
    const link = page.page.querySelector<HTMLAnchorElement>('tbody a');
    expect(link?.getAttribute('href')).toBe(`/patients/${patientId}`);
    const cells = [...page.page.querySelectorAll('tbody td')].map((cell) =>
      cell.textContent?.trim(),
    );
    expect(cells).toEqual([
      '29 Feb 1984',
      'DEMO-1',
      '6',
      '1 Mar 2026',
      '12',
      '–',
      '18 Jan 2026',
      'Dr. One',
    ]);
  });

  it('asks for days only where a list has a period, and writes numbers as numbers', async () => {
    const page = await open({ list: 'injectors', ...days });
    await page.answer(asked('injectors', days.from, days.to), injectors);
    expect(page.page.querySelectorAll('glabella-date-field')).toHaveLength(2);
    expect(page.text()).toContain('1,204');
    expect(page.text()).toContain('1,160.5');
  });

  it.each<[Role, string | null]>([
    [
      'administrator',
      `/api/v1/operational-lists/file?list=injectors&from=${days.from}&to=${days.to}&format=csv-analysis`,
    ],
    ['psychiatrist', null],
  ])('gives the file to administrators alone: %s', async (role, address) => {
    const page = await open({ list: 'injectors', ...days }, [role]);
    await page.answer(asked('injectors', days.from, days.to), injectors);
    const link = page.page.querySelector('a[download]');
    expect(link?.getAttribute('href') ?? null).toBe(address);
  });

  it('says what it means that a list is empty', async () => {
    const page = await open({ list: 'lots', ...days });
    await page.answer(asked('lots', days.from, days.to), { ...injectors, list: 'lots', rows: [] });
    expect(page.text()).toContain(operationalLists.lots.whenEmpty);
    expect(page.page.querySelector('a[download]')).toBeNull();
  });

  it('says that there is more than it shows', async () => {
    const page = await open({ list: 'injectors', ...days });
    await page.answer(asked('injectors', days.from, days.to), { ...injectors, isComplete: false });
    expect(page.text()).toContain('The first 1 row. The file holds all of them.');
  });

  it('says what went wrong, and reads again', async () => {
    const page = await open(days);
    const path = asked('not-followed-up', days.from, days.to);
    await page.answer(path, problemBody(503, 'server.unavailable'), 503);
    await page.press('Try again');
    await page.answer(path, notFollowedUp);
    expect(page.text()).toContain('Synthia Case');
  });
});
