import type { CredentialOverview } from '@glabella/contracts';
import { clearPage, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { CredentialOverviewPage } from './overview-page';

type Row = CredentialOverview['rows'][number];

const credential = (change: Partial<Row['credentials'][number]> = {}) => ({
  id: '0198c0de-0000-7000-8000-0000000000c1',
  kind: 'medical-licence' as const,
  state: 'verified' as const,
  validFrom: '2020-01-01',
  validUntil: null,
  ...change,
});
const row = (last: number, name: string, role: Row['roles'][number], held: Row['credentials']) => ({
  person: { id: `0198c0de-0000-7000-8000-00000000000${last}`, displayName: name },
  roles: [role],
  credentials: held,
});
const overview = (...rows: Row[]): CredentialOverview => ({ today: '2026-11-23', rows });

const texts = (selector: string): (string | undefined)[] =>
  [...document.querySelectorAll(selector)].map((each) =>
    each.textContent?.replaceAll(/\s+/g, ' ').trim(),
  );

afterEach(clearPage);

describe('who may sign', () => {
  it('shows that it loads, what failed, and what to do while nobody treats', async () => {
    const page = await openPage(CredentialOverviewPage);
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('credentials', problemBody(503, 'service.unavailable', 'Try later.'), 503);
    expect(page.text()).toContain('Try later.');
    await page.press('Try again');
    await page.answer('credentials', overview());
    expect(page.text()).toContain('Nobody needs a credential yet');
  });

  it('lists what waits and what is missing first, then what ends soonest, with the days left', async () => {
    const page = await openPage(CredentialOverviewPage);
    const rows = [
      row(1, 'Ada', 'psychiatrist', [credential()]),
      row(2, 'Ben', 'psychiatrist', [credential({ validUntil: '2027-01-03' })]),
      row(3, 'Cem', 'psychiatrist', [credential({ validUntil: '2026-12-01' })]),
      row(4, 'Dan', 'clinician', []),
      row(5, 'Eve', 'psychiatrist', []),
      row(6, 'Fay', 'clinician', [credential({ state: 'waiting' })]),
      row(7, 'Gil', 'clinician', [credential({ validUntil: '2026-11-22' })]),
    ];
    await page.answer('credentials', overview(...rows));
    const [urgent, others] = [...page.page.querySelectorAll('table')];
    const lines = (table?: Element) =>
      [...(table?.querySelectorAll('tbody tr') ?? [])].map((line) =>
        [...line.querySelectorAll('a, td')].map((cell) => cell.textContent?.trim()).join(' | '),
      );
    expect(lines(urgent)).toEqual([
      'Fay | may not sign: waits for verification |  | Verify what waits',
      'Eve | may not sign: no credential |  | Enter or renew',
      'Gil | may not sign: ended on 22 Nov 2026 |  | Enter or renew',
      'Cem | until 1 Dec 2026 | 8 days | Renew',
      'Ben | until 3 Jan 2027 | 41 days | Renew',
    ]);
    expect(lines(others)).toEqual([
      'Ada | without a last day |  | ',
      'Dan | may not sign: no credential |  | ',
    ]);
    expect(page.page.querySelector('tbody a')?.getAttribute('href')).toBe(
      '/practice/people/0198c0de-0000-7000-8000-000000000006/credentials',
    );
  });

  it('says where nothing is to be done', async () => {
    const page = await openPage(CredentialOverviewPage);
    await page.answer('credentials', overview(row(1, 'Ada', 'psychiatrist', [credential()])));
    expect(texts('p.soft')).toContain('Nothing is to be done.');
  });
});
