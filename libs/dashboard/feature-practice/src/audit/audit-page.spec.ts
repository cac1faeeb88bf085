import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { AuditEventView } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { AuditPage } from './audit-page';

const event: AuditEventView = {
  id: '900',
  at: '2026-11-23T13:00:00Z',
  actor: { id: me.staffId, displayName: 'Dr A. Reyes' },
  action: 'patient.read',
  outcome: 'refused',
  patientIds: ['0198c0de-0000-7000-8000-000000000100'],
  subjectType: null,
  subjectId: null,
  detail: { version: 2 },
  requestId: 'req-1',
  address: '127.0.0.1',
};

const open = (inputs: Record<string, string> = {}) =>
  openPage(AuditPage, { inputs, before: () => void TestBed.inject(CurrentUser).accept(me) });

afterEach(clearPage);

describe('AuditPage', () => {
  it('says who did what, when in the practice’s zone, and how it ended', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('audit?limit=50', { rows: [event], nextCursor: null });
    const cells = [...document.querySelectorAll('tbody tr > *')].map((cell) =>
      cell.textContent?.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(cells).toEqual([
      '23 Nov 2026, 14:00',
      'Dr A. Reyes',
      'Opened the patient version 2',
      '',
      'Refused',
      'Open',
      '127.0.0.1',
      'req-1',
    ]);
    expect(document.querySelector('tbody a')?.getAttribute('href')).toBe(
      '/patients/0198c0de-0000-7000-8000-000000000100',
    );
  });

  it('counts the patients of an event that touched several', async () => {
    const page = await open();
    const patientIds = [event.patientIds[0], '0198c0de-0000-7000-8000-000000000101'];
    await page.answer('audit?limit=50', { rows: [{ ...event, patientIds }], nextCursor: null });
    await page.press('2 patients');
    expect(
      [...document.querySelectorAll('tbody a')].map((link) => link.getAttribute('href')),
    ).toEqual(patientIds.map((id) => `/patients/${id}`));
    await page.press('2 patients');
    expect(document.querySelector('tbody a')).toBeNull();
  });

  it('says on whom or what it was done, people by name', async () => {
    const page = await open();
    const left = '0198c0de-0000-7000-8000-000000000004';
    const reset = {
      ...{ ...event, id: '901', action: 'second_factor.reset', patientIds: [] },
      ...{ subjectType: 'staff', subjectId: left, detail: {} },
    };
    const updated = {
      ...{ ...event, id: '902', action: 'stock.receive', patientIds: [] },
      ...{ subjectType: 'stock-lot', subjectId: '0198c0de-0000-7000-8000-000000000009' },
    };
    await page.answer('audit?limit=50', { rows: [reset, updated], nextCursor: null });
    const shown = () =>
      [...document.querySelectorAll('td[data-label="On"]')].map((cell) =>
        cell.textContent?.replaceAll(/\s+/g, ' ').trim(),
      );
    expect(shown()[0]).toBe(`Staff ${left}`);
    await page.answer('staff', {
      rows: [
        {
          ...{ id: left, displayName: 'Mia Sandoval', status: 'disabled', version: 1 },
          ...{ email: 'a@demo.example', roles: ['clinician'], hasSecondFactor: false },
          ...{ openFollowUps: 0, handedReasons: 0, resetRequestedAt: null },
        },
      ],
    });
    expect(shown()).toEqual(['Mia Sandoval', 'Stock lot 0198c0de-0000-7000-8000-000000000009']);
  });

  it('asks and exports with the filters of the address, and drops what is no filter', async () => {
    const page = await open({ from: '2026-11-01', to: '2026-02-30', outcome: 'refused' });
    const path = 'audit?from=2026-11-01&outcome=refused&limit=50';
    await page.answer(path, { rows: [], nextCursor: null });
    const exported = document.querySelector<HTMLAnchorElement>('a[download]');
    expect(exported?.getAttribute('href')).toBe(
      '/api/v1/audit/export?from=2026-11-01&outcome=refused&format=csv-analysis',
    );
    const file = document.querySelector<HTMLSelectElement>('select[aria-label="File"]');
    if (file) file.value = 'csv-excel-semicolon';
    file?.dispatchEvent(new Event('change'));
    await page.settle();
    expect(exported?.getAttribute('href')).toBe(
      '/api/v1/audit/export?from=2026-11-01&outcome=refused&format=csv-excel-semicolon',
    );
    expect(page.text()).toContain('Nothing happened that fits these filters.');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.press('Clear filters');
    expect(navigate).toHaveBeenCalledWith([], { queryParams: {}, replaceUrl: true });
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('puts a changed filter into the address', async () => {
    const page = await open();
    await page.answer('audit?limit=50', { rows: [], nextCursor: null });
    expect(page.text()).toContain('Every read and write of patient data will stand here.');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page.write('From', '2026-11-01');
    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { from: '2026-11-01' } }),
    );
  });

  it('asks about a person, whoever left included, and so does its file', async () => {
    const left = '0198c0de-0000-7000-8000-000000000004';
    const page = await open({ actorId: left });
    const member = {
      ...{ version: 1, email: 'a@demo.example', roles: ['clinician'], hasSecondFactor: false },
      ...{ openFollowUps: 0, handedReasons: 0, resetRequestedAt: null },
    };
    await page.answer(`audit?actorId=${left}&limit=50`, { rows: [], nextCursor: null });
    const box = page.field('Person') as unknown as HTMLSelectElement;
    expect(box.selectedOptions[0]?.text.trim()).toBe('Somebody who is not listed');
    await page.answer('staff', {
      rows: [
        { ...member, id: me.staffId, displayName: 'Dr A. Reyes', status: 'active' },
        { ...member, id: left, displayName: 'Mia Sandoval', status: 'disabled' },
      ],
    });
    expect([...box.options].map(({ text }) => text.trim())).toEqual([
      'Everybody',
      'Dr A. Reyes',
      'Mia Sandoval (disabled)',
    ]);
    expect(box.value).toBe(left);
    expect(document.querySelector('a[download]')?.getAttribute('href')).toBe(
      `/api/v1/audit/export?actorId=${left}&format=csv-analysis`,
    );
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    box.value = me.staffId;
    box.dispatchEvent(new Event('change'));
    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { actorId: me.staffId } }),
    );
  });

  it('drops a person from the address who is no id', async () => {
    const page = await open({ actorId: 'x' });
    await page.answer('audit?limit=50', { rows: [], nextCursor: null });
  });

  it('says when the people could not be read', async () => {
    const page = await open();
    await page.answer('staff', problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('The list of people could not be read.');
  });

  it('turns to older events and back, and the keyboard keeps its place', async () => {
    const page = await open();
    const button = (name: string) =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
    const isOff = (name: string) => button(name)?.getAttribute('aria-disabled') === 'true';
    expect(button('Older')).toBeUndefined();
    await page.answer('audit?limit=50', { rows: [event], nextCursor: 'c1' });
    expect([isOff('Newer'), isOff('Older')]).toEqual([true, false]);
    button('Older')?.focus();
    await page.press('Older');
    expect([isOff('Newer'), isOff('Older')]).toEqual([true, true]);
    await page.press('Older');
    expect(document.activeElement).toBe(button('Older'));
    await page.answer('audit?cursor=c1&limit=50', { rows: [event], nextCursor: null });
    expect(document.querySelector('[role="status"]')?.textContent).toContain('Page 2');
    expect([isOff('Newer'), isOff('Older')]).toEqual([false, true]);
    expect(document.activeElement).toBe(button('Older'));
    await page.press('Older');
    button('Newer')?.focus();
    await page.press('Newer');
    expect(document.activeElement).toBe(button('Newer'));
    await page.answer('audit?limit=50', { rows: [event], nextCursor: 'c1' });
    expect(page.text()).toContain('Page 1');
    expect(document.activeElement).toBe(button('Newer'));
  });

  it('says why the trail could not be read', async () => {
    const page = await open();
    await page.answer('audit?limit=50', problemBody(503, 'service.unavailable'), 503);
    await page.press('Try again');
    await page.answer('audit?limit=50', { rows: [], nextCursor: null });
  });
});
