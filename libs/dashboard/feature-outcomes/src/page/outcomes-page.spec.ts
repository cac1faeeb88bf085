import type { OutcomePatientPage } from '@glabella/contracts';
import { clearPage, problemBody, savedBy } from '@glabella/dashboard/data-access/testing';
import { open } from '../testing/open-outcomes';
import { emptyReport, reportOf } from '../testing/report-of';

describe('the outcomes page', () => {
  afterEach(() => clearPage());

  it('asks for the last 24 months of everybody and says what is loading', async () => {
    const { server } = await open();
    const call = server.expectOne('/api/v1/outcomes/report');
    expect(call.request.body).toEqual({
      from: '2024-11-24',
      to: '2026-11-23',
      instrumentId: 'phq9',
    });
    expect(document.querySelector('[aria-busy]')).not.toBeNull();
  });

  it('takes period and filters from the address', async () => {
    const { server } = await open({ from: '2026-01-01', to: '2026-03-31', sex: 'male' });
    expect(server.expectOne('/api/v1/outcomes/report').request.body).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      instrumentId: 'phq9',
      sex: 'male',
    });
  });

  it('writes a choice into the address, and a product without the dose of another', async () => {
    const { answer, choose, navigate } = await open();
    await answer(reportOf());
    choose('Sex', 'Female');
    choose('Product', 'onabotulinumtoxinA');
    expect(navigate.mock.calls.map(([, extras]) => extras?.queryParams)).toEqual([
      { sex: 'female' },
      { product: 'onabotulinumtoxinA', dose: null },
    ]);
  });

  it('shows the figures with n, missing and interval, observed and imputed side by side', async () => {
    const { answer, text } = await open();
    await answer(reportOf());
    expect(text()).toContain('Patients treated 52');
    expect(text()).toContain('3761 U');
    expect(text()).toContain('−42.6 % 95 % CI −54.8 to −30.4, n 38');
    expect(text()).toContain('60.5 % 23 of 38, 95 % CI 44.7 to 74.4');
    expect(text()).toContain('47.9 % 23 of 48, 95 % CI 34.5 to 61.7');
    expect(text()).toContain('Baseline below 10 7');
  });

  it('sets the published trials beside it with scale, placebo, citation and warning', async () => {
    const { answer, text } = await open();
    await answer(reportOf());
    expect(text()).toContain('Wollmer 2012, J Psychiatr Res 46:574');
    expect(text()).toContain('HAM-D17, week 6, 30 analysed');
    expect(text()).toContain('a registry’s change is not a treatment effect');
  });

  it('prints no count of 1 to 4, and says what follows from none', async () => {
    const { answer, text } = await open();
    await answer(reportOf());
    expect(text()).toContain('Too few to show <5 of 38');
    expect(text()).toContain('at least 91 % 45 made');
    expect(text()).toContain('Week 12 Too few to show');
  });

  it('sets the stages of resistance side by side, few as <5 and what would tell them withheld', async () => {
    const { answer, page, text } = await open();
    await answer(reportOf());
    const rows = [...page.querySelectorAll('glabella-strata-table tbody tr')].map((row) =>
      [...row.querySelectorAll('.value')].map((cell) => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ['14', 'withheld', '−51.2 %', '64.3 %', 'Withheld'],
      ['withheld', '<5', 'Withheld', 'Withheld', 'Withheld'],
      ['<5', '<5', 'Too few to show', 'Too few to show', 'Too few to show'],
      ['0', '0', 'None yet', 'None yet', 'None yet'],
    ]);
    expect(text()).toContain('3 to 6, mild 14');
    expect(text()).toContain('Not computable 0');
  });

  it('shows no strata where one stage is asked for', async () => {
    const { answer, page } = await open({ resistance: 'mild' });
    await answer({ ...reportOf(), strata: null });
    expect(page.querySelector('glabella-strata-table')).toBeNull();
  });

  it('saves each drawing and the strata as CSV, each with what it is of', async () => {
    const { answer, button } = await open({ sex: 'female' });
    await answer(reportOf());
    const names = ['the mean change by visit', 'the changes in bands', 'week 6 by resistance'];
    const files = await savedBy(() =>
      names.forEach((name) => button(`Save CSV of ${name}`)?.click()),
    );
    const period = '2024-11-24_2026-11-23';
    expect(files.map(({ name }) => name)).toEqual([
      `outcomes-change-by-visit_${period}.csv`,
      `outcomes-changes-week-6_${period}.csv`,
      `outcomes-week-6-by-resistance_${period}.csv`,
    ]);
    const [visits, bands, strata] = files.map(({ text: all }) => all);
    const of = 'PHQ-9,female,2026-11-23T09:00:00Z,yes\r\n';
    expect(visits).toContain(`\r\npractice,PHQ-9,12,<5,,,,${of}`);
    expect(bands).toContain(`\r\n6,Fell by under 25 %,<5,38,${of}`);
    expect(strata).toContain(',report_instrument,report_filters,report_as_of,is_synthetic\r\n');
    expect(strata).toContain('\r\n6,mild,14,withheld,-51.2,-66.4,-36,9,64.3,');
  });

  it('opens the definition of a figure and reads names only when somebody asks', async () => {
    const { answer, button, server, settle, press, text } = await open();
    await answer(reportOf());
    button('60.5 %')?.click();
    await settle();
    expect(text()).toContain('A fall by 50 % of the baseline or more');
    server.expectNone('/api/v1/outcomes/patients');
    await press('Show the patients behind it');
    const listed: OutcomePatientPage = {
      rows: [
        {
          patient: {
            id: '21733b8d-33f0-40b9-b16b-a0bbf8043c6e',
            givenName: 'Imani',
            familyName: 'Okafor',
            birthDate: '1982-03-04',
            mrn: 'DEMO-0001',
          },
          firstInjectionOn: '2026-05-04',
          baseline: 19,
          total: 7,
          change: -63.157,
        },
      ],
      nextCursor: null,
    };
    const call = server.expectOne('/api/v1/outcomes/patients');
    expect(call.request.body).toMatchObject({ group: 'response', week: 6, from: '2024-11-24' });
    call.flush(listed);
    await settle();
    expect(text()).toContain('Okafor, Imani');
    expect(text()).toContain('−63.2 %');
  });

  it('shows each drawing as a table too', async () => {
    const { answer, page, settle, text } = await open();
    await answer(reportOf());
    const tables = () => page.querySelectorAll('glabella-card.bars glabella-data-table.print-only');
    expect(tables()).toHaveLength(1);
    expect(page.querySelector('glabella-change-bars svg')?.getAttribute('aria-label')).toBe(
      'Change in week 6 of 38 patients, one bar each, from −90.0 % to +40.0 %; bands of few are not drawn.',
    );
    const [, table] = [
      ...page.querySelectorAll<HTMLInputElement>('.bars input[type="radio"]'),
    ].filter(({ value }) => ['chart', 'table'].includes(value));
    table?.click();
    await settle();
    expect(tables()).toHaveLength(0);
    expect(text()).toContain('Fell by 75 % or more');
  });

  it('walks along the bars by keyboard and reads each', async () => {
    const { answer, page, settle } = await open();
    await answer(reportOf());
    const stepper = page.querySelector('glabella-change-bars .stepper');
    for (const key of ['Home', 'ArrowRight']) {
      stepper?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    }
    await settle();
    expect(page.querySelector('glabella-change-bars .reading')?.textContent).toBe(
      'Bar 2 of 30: −84.0 %, a response.',
    );
    expect(page.querySelector('glabella-change-bars .standing')).not.toBeNull();
  });

  it('draws no bar of a band that the table does not count', async () => {
    const { answer, page, settle } = await open();
    await answer(reportOf());
    const drawn = page.querySelector('glabella-change-bars path.bars')?.getAttribute('d') ?? '';
    expect(drawn.match(/M/g)).toHaveLength(28);
    expect(page.querySelectorAll('glabella-change-bars .hidden-band')).toHaveLength(2);
    const stepper = page.querySelector('glabella-change-bars .stepper');
    for (const key of ['Home', ...Array<string>(24).fill('ArrowRight')]) {
      stepper?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    }
    await settle();
    expect(page.querySelector('glabella-change-bars .reading')?.textContent).toBe(
      'Bar 25 of 30: Fell by under 25 %, fewer than 5, not drawn.',
    );
  });

  it('draws no bars where they would show a group of 1 to 4', async () => {
    const { answer, text } = await open();
    const [, week12] = reportOf().cohort.weeks;
    await answer(reportOf({ weeks: week12 ? [{ ...week12, week: 6 }] : [] }));
    expect(text()).toContain('Not drawn: the bars would show a group of 1 to 4');
  });

  it('says that nobody was seen yet, not that a group is small', async () => {
    const { answer, text } = await open();
    const [week6] = reportOf().cohort.weeks;
    const notYet = { observed: 0, missing: 0, notYet: 10, change: null, bands: null };
    await answer(reportOf({ weeks: week6 ? [{ ...week6, ...notYet }] : [] }));
    expect(text()).toContain('Nobody was seen in week 6 yet.');
    expect(text()).not.toContain('Not drawn: the bars would show');
  });

  it('prints the smallest count that the practice prints wherever it is said', async () => {
    const { answer, page, text } = await open();
    await answer({ ...reportOf(), thresholdValues: { leastPrinted: 11 } });
    expect(text()).toContain('A band of 1 to 10 patients is a dashed field');
    expect(text()).toContain('A count of 1 to 10 prints as <11.');
    expect(page.querySelector('glabella-change-bars svg')?.textContent).toContain('fewer than 11');
    // 45 visits were made, and at most 10 of those owed were not.
    expect(text()).toContain('at least 81 % 45 made');
    const missed = [...page.querySelectorAll('glabella-visit-table button')].map((one) =>
      one.textContent?.trim(),
    );
    expect(missed).toContain('<11: definition and patients');
  });

  it('says what to do where nobody was treated', async () => {
    const { answer, text } = await open();
    await answer(emptyReport);
    expect(text()).toContain('Nobody was treated in this period');
    expect(text()).toContain('A signed session puts its patient here');
  });

  it('offers to clear the filters where they leave nobody', async () => {
    const { answer, press, navigate } = await open({ sex: 'male' });
    await answer(emptyReport);
    await press('Clear filters');
    expect(navigate.mock.calls.at(-1)?.[1]?.queryParams).toMatchObject({ sex: null, age: null });
  });

  it('says what went wrong and tries again', async () => {
    const { server, settle, press, text, answer } = await open();
    server
      .expectOne('/api/v1/outcomes/report')
      .flush(problemBody(503, 'service.unavailable'), { status: 503, statusText: 'x' });
    await settle();
    expect(text()).toContain('Do something.');
    await press('Try again');
    await answer(reportOf());
    expect(text()).toContain('Patients treated 52');
  });
});
