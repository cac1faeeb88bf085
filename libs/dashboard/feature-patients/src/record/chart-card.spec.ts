import type { Comparison } from '@glabella/contracts';
import { savedBy } from '@glabella/dashboard/data-access/testing';
import { phq9 } from '@glabella/domain/instruments';
import { openPage, serverFault } from '../testing/open-page';
import { courseOf, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { ChartCard } from './chart-card';

const treated = recordOf({
  courses: [courseOf()],
  assessments: [phq9On(-7, 19), phq9On(21, 14), phq9On(42, 7)],
  sessions: [sessionOn(0)],
});
const week = (number: number, patients: number) => ({
  week: number,
  patients,
  points: patients < 20 ? null : { p10: 3, median: 8, p90: 15 },
  percentOfBaseline: patients < 20 ? null : { p10: 20, median: 45, p90: 90 },
});
const answer = (...patients: [number, number]): Comparison => ({
  instrumentId: 'phq9',
  protocolId: 'glabellar-depression',
  leastPatients: 20,
  isComplete: true,
  weeks: [week(0, patients[0]), week(6, patients[1])],
});

function open(inputs: Readonly<Record<string, unknown>> = {}) {
  return openPage(ChartCard, {
    record: treated,
    instrument: phq9,
    axis: 'weeks-since-first',
    range: 'all',
    scale: 'points',
    isCompared: true,
    view: 'table',
    mayAct: true,
    ...inputs,
  });
}
const path = `/api/v1/patients/${treated.patient.id}/comparison?instrument=phq9`;

describe('the patient beside comparable patients', () => {
  it('is asked for only when somebody wants it', () => {
    const { server } = open({ isCompared: false });
    server.expectNone(path);
  });

  it('is being read, and says so', async () => {
    const { server, settle, text } = open();
    server.expectOne(path);
    await settle();
    expect(text()).toContain('Reading comparable patients');
  });

  it('stands in a table with the number of each week, and says who is compared', async () => {
    const { server, settle, text, element } = open();
    server.expectOne(path).flush(answer(41, 30));
    await settle();
    const rows = [...element.querySelectorAll('glabella-reference-tables tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim()),
    );
    expect(rows[1]).toEqual(['6', '17 Feb 2026', '30', '3', '8', '15']);
    expect(text()).toContain('Who is compared, and how');
    expect(text()).toContain('this patient left out');
  });

  it('says in words why there is no band with 19', async () => {
    const { server, settle, element } = open();
    server.expectOne(path).flush(answer(19, 12));
    await settle();
    expect(element.querySelector('.notice')?.textContent).toContain(
      'No band: 19 comparable patients of this practice at most in a week, fewer than 20.',
    );
  });

  it('says that it could not be read, and reads it again', async () => {
    const { server, settle, text, button } = open();
    server.expectOne(path).flush(serverFault, { status: 500, statusText: 'fault' });
    await settle();
    expect(text()).toContain(serverFault.title);
    button('Try again').click();
    await settle();
    server.expectOne(path).flush(answer(41, 30));
    await settle();
    expect(text()).not.toContain(serverFault.title);
  });

  it.each([
    ['beside cycles', { axis: 'weeks-since-last' }, 'choose that axis or dates'],
    [
      'before an injection',
      { record: recordOf({ assessments: [phq9On(0, 9)] }) },
      'there is none yet',
    ],
  ])('is not read %s, and says why', async (_, inputs, words) => {
    const { server, settle, text } = open(inputs);
    await settle();
    server.expectNone(path);
    expect(text()).toContain(words);
  });
});

describe('per cent of the baseline', () => {
  it('need a baseline, and say so where there is none', async () => {
    const record = recordOf({
      courses: [courseOf()],
      assessments: [phq9On(42, 7)],
      sessions: [sessionOn(0)],
    });
    const { settle, text } = open({ record, isCompared: false, scale: 'percent-of-baseline' });
    await settle();
    expect(text()).toContain('Per cent need a complete PHQ-9 before the first injection');
    expect(text()).not.toContain('Wollmer');
  });

  it('bring the published trials into the table with scale, number and warning', async () => {
    const { settle, text } = open({ isCompared: false, scale: 'percent-of-baseline' });
    await settle();
    for (const words of ['HAM-D17', 'MADRS', 'HDRS-21', '74 analysed', 'not a treatment effect']) {
      expect(text()).toContain(words);
    }
  });
});

describe('the series of the chart as a file', () => {
  it('is saved beside the picture, row by row as the table has them, and names no patient', async () => {
    const { element, settle, button } = open({ isCompared: false });
    await settle();
    const [file] = await savedBy(() => button('Save CSV of the chart').click());
    expect(file?.name).toBe(`phq9-chart_${treated.today}.csv`);
    const [head, ...rows] = (file?.text ?? '').trimEnd().split('\r\n');
    expect(head).toMatch(/^measure,cycle,kind,date,.*,is_synthetic$/);
    const table = [...element.querySelectorAll('glabella-chart-table tbody tr')];
    expect(rows).toHaveLength(table.length);
    expect(rows[0]).toMatch(/^phq9,,assessment,2025-12-30,,-1,PHQ-9,19,.*,yes$/);
    for (const fact of [
      treated.patient.familyName,
      treated.patient.mrn,
      treated.patient.birthDate,
    ]) {
      expect(`${file?.name}${file?.text}`).not.toContain(fact);
    }
  });
});
