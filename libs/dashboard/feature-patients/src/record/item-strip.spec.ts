import type { PatientRecord } from '@glabella/contracts';
import { savedBy } from '@glabella/dashboard/data-access/testing';
import { gad7, phq9, type Instrument } from '@glabella/domain/instruments';
import { openPage } from '../testing/open-page';
import { idOf, onDay, phq9On, recordOf, sessionOn, courseOf } from '../testing/record-of';
import type { ChosenForms } from './chart-query';
import { ItemStrip } from './item-strip';

const before = phq9On(-7, 19, { answers: [3, 3, 2, 3, 2, 2, 2, 1, 1], functionAnswer: 2 });
const between = phq9On(21, null, { answers: [2, 2, 2, 2, 1, 2, null, 1, 0] });
const latest = phq9On(42, 9, { answers: [1, 1, 2, 2, 0, 1, 0, 2, 0], functionAnswer: 1 });
const treated = recordOf({
  courses: [courseOf()],
  assessments: [before, between, latest],
  sessions: [sessionOn(0)],
});

function open(record: PatientRecord, instrument: Instrument = phq9, chosen = {}) {
  const page = openPage(ItemStrip, { record, instrument, ...chosen });
  const cellsOf = (label: string): string[] => {
    const row = [...page.element.querySelectorAll('.strip tbody tr')].find((one) =>
      one.querySelector('th')?.textContent?.startsWith(label),
    );
    return [...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent?.trim() ?? '');
  };
  const changes = (): (string | undefined)[][] =>
    [...page.element.querySelectorAll('glabella-item-change-table tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) =>
        cell.textContent?.trim().replace(/\s+/g, ' '),
      ),
    );
  return { ...page, cellsOf, changes };
}

describe('which symptom moved', () => {
  it('stands item by visit in numbers, what was not answered as a dash and never as 0', () => {
    const { cellsOf, element } = open(treated);
    expect(cellsOf('Interest')).toEqual(['3', 'visit missed', '2', '1']);
    expect(cellsOf('Concentration')).toEqual(['2', 'visit missed', '– not answered', '0']);
    expect(element.querySelectorAll('.missing:not(.absent)')).toHaveLength(2);
    expect(element.querySelectorAll('.alarm')).toHaveLength(1);
  });

  it('keeps the functional item apart from the total', () => {
    const { cellsOf, text } = open(treated);
    expect(cellsOf('Total')).toEqual(['19', '', '–', '9']);
    expect(cellsOf('Difficulty functioning')).toEqual(['2', 'visit missed', '– not answered', '1']);
    expect(text()).toContain('not in the total');
  });

  it('keeps a missed visit and a form with its total alone as hatched columns, and says which', () => {
    const bare = phq9On(28, 12, { answers: null, scoreStatus: 'total-only' });
    const { cellsOf, element, text } = open(
      recordOf({
        courses: [courseOf()],
        assessments: [before, phq9On(14, 15), bare, phq9On(84, 9)],
        sessions: [sessionOn(0)],
        today: onDay(120),
      }),
    );
    expect(cellsOf('Total')).toEqual(['19', '15', '12', '', '9']);
    expect(cellsOf('Interest')).toEqual(['3', '1', 'items not known', 'visit missed', '1']);
    const heads = [...element.querySelectorAll('.strip .visit .visually-hidden')];
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      '30 Dec 2025, compared below',
      '20 Jan 2026',
      '3 Feb 2026, only the total is known',
      '17 Feb 2026, visit of week 6 missed',
      '31 Mar 2026, compared below',
    ]);
    expect(element.querySelectorAll('.strip .visit')[3]?.textContent).toContain('missed');
    expect(text()).toContain('An empty hatched column: a planned visit that was not recorded.');
    expect(text()).toContain(
      'A hatched column with a total alone: a form of which the items are not known.',
    );
  });

  it('names a year at the first day that is told of it, also behind a missed visit', () => {
    const { element } = open(
      recordOf({
        courses: [courseOf()],
        assessments: [phq9On(-20, 19), phq9On(42, 9)],
        sessions: [sessionOn(0)],
        today: onDay(50),
      }),
    );
    const heads = [...element.querySelectorAll('.strip .visit [aria-hidden]')];
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      '17 Dec ’25',
      'wk 2 missed',
      '17 Feb ’26',
    ]);
  });

  it('shows a year of weeks first and the whole on request, while any two forms stay comparable', async () => {
    const weeks = Array.from({ length: 60 }, (_, week) => phq9On(week * 7, 9));
    const long = recordOf({ ...treated, assessments: weeks });
    const { cellsOf, element, button, settle, text } = open(long);
    expect(cellsOf('Total')).toHaveLength(52);
    expect(text()).toContain('The latest 52 of 60 forms.');
    expect(element.querySelectorAll('.chooser option')).toHaveLength(120);
    button('Show all').click();
    await settle();
    expect(cellsOf('Total')).toHaveLength(60);
    expect(element.querySelectorAll('.strip .visit')).toHaveLength(60);
    expect(text()).not.toContain('The latest');
  });

  it('saves the forms that it shows as CSV, a gap as an empty cell', async () => {
    const { button } = open(treated);
    const [file] = await savedBy(() => button('Save CSV of the answers by item and visit').click());
    expect(file?.name).toBe(`phq9-answers_${treated.today}.csv`);
    const rows = (file?.text ?? '').trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(3 * 10);
    expect(rows[0]).toBe('2025-12-30,phq9.1,Interest,3,nearly every day,no,yes,19,no,yes');
    expect(rows.find((row) => row.startsWith('2026-01-27,phq9.7'))).toBe(
      '2026-01-27,phq9.7,Concentration,,,no,yes,,no,yes',
    );
  });

  it('compares the baseline with the latest form, in words', () => {
    const { changes, text } = open(treated);
    expect(changes()[0]).toEqual([
      'Interest',
      '3 nearly every day',
      '1 several days',
      '−2',
      '↓ better by 2',
    ]);
    expect(changes().at(-1)?.slice(-2)).toEqual(['−1', '↓ better by 1']);
    expect(text()).toContain('30 Dec 2025 to 17 Feb 2026: 7 better');
  });

  it('compares any two forms that a person chooses', async () => {
    const { element, fixture, settle, changes, text } = open(treated);
    const asked: ChosenForms[] = [];
    fixture.componentInstance.formsChosen.subscribe((forms) => asked.push(forms));
    const [, to] = element.querySelectorAll<HTMLSelectElement>('select');
    if (!to) throw new Error('no chooser');
    expect([...to.options].map((option) => option.textContent?.trim())).toEqual([
      '30 Dec 2025, total 19, baseline',
      '27 Jan 2026, no total',
      '17 Feb 2026, total 9',
    ]);
    to.value = between.id;
    to.dispatchEvent(new Event('change'));
    expect(asked).toEqual([{ from: before.id, to: between.id }]);
    fixture.componentRef.setInput('to', between.id);
    await settle();
    expect(changes()[6]?.slice(-2)).toEqual(['–', 'not answered in the later form']);
    expect(text()).toContain('30 Dec 2025 to 27 Jan 2026');
  });

  it.each<[string, Partial<ChosenForms>, string]>([
    ['both forms', { from: between.id, to: latest.id }, '27 Jan 2026 to 17 Feb 2026'],
    ['the earlier form alone', { from: between.id }, '27 Jan 2026 to 17 Feb 2026'],
    [
      'a form that is not there',
      { from: idOf(9999), to: between.id },
      '30 Dec 2025 to 27 Jan 2026',
    ],
  ])('opens with the address naming %s', (_, chosen, words) => {
    const { text, element } = open(treated, phq9, chosen);
    expect(text()).toContain(words);
    const selected = [...element.querySelectorAll<HTMLSelectElement>('select')].map(
      ({ value }) => value,
    );
    expect(selected).toEqual([
      chosen.from === between.id ? between.id : before.id,
      chosen.to ?? latest.id,
    ]);
  });

  it.each<[string, PatientRecord, Instrument, string]>([
    ['one form', recordOf({ assessments: [before] }), phq9, 'With a second form'],
    ['none', recordOf(), phq9, 'No form with its items yet'],
    [
      'totals alone',
      recordOf(),
      { ...phq9, items: [], name: 'MADRS' },
      'Of the MADRS only totals are kept',
    ],
  ])('says what is missing with %s', (_, record, instrument, words) => {
    expect(open(record, instrument).text()).toContain(words);
  });

  it('is there for the GAD-7 as well', () => {
    const forms = [0, 42].map((day, at) => ({
      ...phq9On(day, 14 - 7 * at),
      id: idOf(700 + at),
      instrumentId: gad7.id,
      answers: Array.from({ length: 7 }, () => 2 - at),
    }));
    const { cellsOf, changes } = open(recordOf({ assessments: forms, today: onDay(60) }), gad7);
    expect(cellsOf('Nervous')).toEqual(['2', '1']);
    expect(changes()).toHaveLength(7);
  });
});
