import { TestBed } from '@angular/core/testing';
import { clearPage } from '@glabella/dashboard/data-access/testing';
import { open } from '../testing/open-outcomes';
import { reportOf } from '../testing/report-of';
import { savedReport } from '../testing/saved-report';

describe('the saved report that the page of outcomes shows', () => {
  afterEach(() => clearPage());

  it('saves what it asks under a name, moving with the calendar where its days do', async () => {
    const { answer, press, write, field, server, settle, errors, navigate } = await open({
      sex: 'male',
    });
    await answer(reportOf());
    await press('Save this report');
    expect(field('Days').value).toBe('last-24-months');
    await press('Save');
    expect(errors()).toEqual(['Give the report a name.']);
    write('Name', 'Men');
    await press('Save');
    const call = server.expectOne('/api/v1/saved-reports');
    expect(call.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(call.request.body).toEqual({
      name: 'Men',
      period: { kind: 'relative', span: 'last-24-months' },
      filters: { instrumentId: 'phq9', sex: 'male' },
      isShared: false,
    });
    call.flush({ id: savedReport().id, version: 1 });
    await settle();
    expect(navigate.mock.calls.at(-1)?.[1]?.queryParams).toEqual({ report: savedReport().id });
  });

  it('names the saved report that is open, and keeps what was changed as its next version', async () => {
    const { id, filters, days } = savedReport();
    const address = { report: id, ...days, sex: 'female' };
    const { answer, press, server, settle, text } = await open(address);
    await answer(reportOf());
    server.expectOne('/api/v1/saved-reports').flush({ today: '2026-11-23', rows: [savedReport()] });
    await settle();
    expect(text()).toContain('Quarterly report , changed since it was saved');
    await press('Save the changes');
    await press('Save');
    const call = server.expectOne(`/api/v1/saved-reports/${id}`);
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toMatchObject({
      name: 'Quarterly report',
      period: { kind: 'relative', span: 'last-quarter' },
      filters: { instrumentId: filters.instrumentId, sex: 'female' },
    });
  });

  it('keeps the fixed days of the report that is open, and asks the days that were kept', async () => {
    const days = { from: '2025-01-01', to: '2025-12-31' };
    const report = savedReport({ period: { kind: 'days', ...days }, days });
    const address = { report: report.id, ...days, sex: 'male' };
    const { answer, press, field, server, settle, write, navigate } = await open(address);
    await answer(reportOf());
    server.expectOne('/api/v1/saved-reports').flush({ today: '2026-11-23', rows: [report] });
    await settle();
    await press('Save the changes');
    expect(field('Days').value).toBe('days');
    write('Days', 'last-quarter');
    await press('Save');
    const call = server.expectOne(`/api/v1/saved-reports/${report.id}`);
    expect(call.request.body).toMatchObject({ period: { span: 'last-quarter' } });
    call.flush({ id: report.id, version: 4 });
    await settle();
    expect(navigate.mock.calls.at(-1)?.[1]?.queryParams).toEqual({
      report: report.id,
      from: '2026-07-01',
      to: '2026-09-30',
    });
  });

  it('leaves a report of a colleague as it is, and says where one is gone', async () => {
    const owner = { id: '0198c0de-0000-4000-8000-0000000000e1', displayName: 'Office' };
    const { answer, server, settle, text, button } = await open({ report: savedReport().id });
    await answer(reportOf());
    const rows = [savedReport({ owner, isShared: true })];
    server.expectOne('/api/v1/saved-reports').flush({ today: '2026-11-23', rows });
    await settle();
    expect(text()).toContain('changed since it was saved');
    expect(button('Save the changes')).toBeUndefined();
    expect(button('Save as a new report')).toBeDefined();
    clearPage();
    TestBed.resetTestingModule();
    const gone = await open({ report: savedReport().id });
    await gone.answer(reportOf());
    gone.server.expectOne('/api/v1/saved-reports').flush({ today: '2026-11-23', rows: [] });
    await gone.settle();
    expect(gone.text()).toContain('The saved report is not there any more');
  });

  it('opens no saved report by what is no id', async () => {
    const { answer, server } = await open({ report: 'Okafor' });
    await answer(reportOf());
    server.expectNone('/api/v1/saved-reports');
  });
});
