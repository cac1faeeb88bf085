import { clearPage, problemBody } from '@glabella/dashboard/data-access/testing';
import type { ProtocolHistory } from '@glabella/contracts';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { pageOf, reasonOf, rowOf } from '../testing/caseload-of';
import { openWith } from '../testing/open-caseload';

describe('the lines of the caseload', () => {
  afterEach(clearPage);

  it('show of a reason the rule by the patient’s own protocol', async () => {
    const overdue = reasonOf({ kind: 'measure-overdue', evidence: 'HDSS of week 4', detail: '' });
    const row = rowOf(1, { protocolId: axillaryHyperhidrosis.id, reasons: [overdue] });
    const { page, settle } = await openWith(pageOf([row]));
    page.querySelector<HTMLElement>('button.chip')?.click();
    await settle();
    expect(page.querySelector('.panel')?.textContent).toContain('without a total of the HDSS');
    expect(page.querySelector('.panel')?.textContent).not.toContain('PHQ-9');
  });

  describe('of a patient whose course keeps a version before the newest', () => {
    const interval = { ...glabellarDepression.interval, acknowledgeUnderDays: 84 };
    const newest = { ...glabellarDepression, version: 2, interval };
    const rows = [{ protocol: newest, isShipped: true, isRetired: false }];
    const version = { reason: null, author: null, recordedAt: '2026-11-01T08:00:00.000Z' };
    const history: ProtocolHistory = {
      id: newest.id,
      isShipped: true,
      isRetired: false,
      versions: [newest, glabellarDepression].map((protocol) => ({
        ...version,
        protocol,
        openCourses: 1,
      })),
      retirements: [],
    };
    const window = reasonOf({ kind: 'reinjection-window', detail: 'open from day 90' });
    const openOn = async (protocolVersion: number) => {
      const page = pageOf([rowOf(1, { protocolVersion, reasons: [window] })]);
      const opened = await openWith(page, { protocols: { rows } });
      opened.page.querySelector<HTMLElement>('button.chip')?.click();
      await opened.settle();
      return { ...opened, panel: () => opened.page.querySelector('.panel')?.textContent ?? '' };
    };

    it('show the rule of that version, and none until it is read', async () => {
      const { answer, panel, settle } = await openOn(1);
      expect(panel()).not.toContain('days back');
      await answer(`protocols/${newest.id}/history`, history);
      await settle();
      expect(panel()).toContain('90 days back');
    });

    it('show no rule where it cannot be read', async () => {
      const { answer, panel, settle } = await openOn(1);
      await answer(`protocols/${newest.id}/history`, problemBody(500, 'server.fault'), 500);
      await settle();
      expect(panel()).toContain('open from day 90');
      expect(panel()).not.toContain('days back');
    });

    it('ask for no other version where the course keeps the newest', async () => {
      const { panel, server } = await openOn(2);
      expect(panel()).toContain('84 days back');
      server.expectNone(({ url }) => url.includes('history'));
    });
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
