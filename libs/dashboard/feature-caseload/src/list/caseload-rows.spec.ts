import {
  clearPage,
  openPage,
  problemBody,
  protocolList,
} from '@glabella/dashboard/data-access/testing';
import { axillaryHyperhidrosis } from '@glabella/domain/treatment';
import { pageOf, reasonOf, rowOf } from '../testing/caseload-of';
import { CaseloadList } from './caseload-list';

async function openWith(
  first: ReturnType<typeof pageOf>,
  thresholds: object = problemBody(500, 'server.fault'),
  status = 500,
) {
  const opened = await openPage(CaseloadList, {});
  await opened.settle();
  await opened.answer('caseload/search', first);
  await opened.settle();
  await opened.answer('practice/thresholds', thresholds, status);
  await opened.answer('protocols', protocolList);
  await opened.settle();
  const names = () => [...opened.page.querySelectorAll<HTMLElement>('a.name')];
  const key = async (value: string) => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: value, bubbles: true, cancelable: true }),
    );
    await opened.settle();
  };
  return { ...opened, names, key };
}

describe('the lines of the caseload', () => {
  afterEach(clearPage);

  it('show of a reason the rule by the patient’s own protocol', async () => {
    const overdue = reasonOf({ kind: 'measure-overdue', evidence: 'HDSS of week 4', detail: '' });
    const row = rowOf(1, { protocolId: axillaryHyperhidrosis.id, reasons: [overdue] });
    const { page, settle } = await openWith(pageOf([row]));
    page.querySelector<HTMLElement>('button.chip')?.click();
    await settle();
    expect(page.querySelector('.panel')?.textContent).toContain('without a HDSS');
    expect(page.querySelector('.panel')?.textContent).not.toContain('PHQ-9');
  });

  it('list a patient once who stands on a later page by now, and the keys pass by', async () => {
    const { answer, key, names, press } = await openWith(pageOf([rowOf(1), rowOf(2)], 'next'));
    await press('Load more');
    await answer('caseload/search', pageOf([rowOf(1), rowOf(3)]));
    expect(names().map(({ textContent }) => textContent)).toEqual([
      'Okafor 1, Imani',
      'Okafor 2, Imani',
      'Okafor 3, Imani',
    ]);
    await press('Go to the list');
    for (const place of [1, 2, 2]) {
      await key('j');
      expect(document.activeElement).toBe(names()[place]);
    }
  });

  it('mark a small change as within measurement error', async () => {
    const { text } = await openWith(pageOf([rowOf(1)]));
    expect(text()).toContain('−14 %from 21, within measurement error');
  });
});
