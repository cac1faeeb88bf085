import { TestBed } from '@angular/core/testing';
import { savedBy } from '@glabella/dashboard/data-access/testing';
import { checkIn, findMeasure, madrs, phq9 } from '@glabella/domain/instruments';
import { phq9On, recordOf } from '../testing/record-of';
import { MeasureGrid } from './measure-grid';

async function open(record = recordOf()) {
  const fixture = TestBed.createComponent(MeasureGrid);
  fixture.componentRef.setInput('record', record);
  fixture.componentRef.setInput('charted', phq9);
  const chosen: string[] = [];
  fixture.componentInstance.chosen.subscribe((id) => chosen.push(id));
  await fixture.whenStable();
  const element: HTMLElement = fixture.nativeElement;
  return {
    element,
    chosen,
    settle: () => fixture.whenStable(),
    text: () => element.textContent?.replace(/\s+/g, ' ') ?? '',
  };
}

const measured = recordOf({
  assessments: [
    phq9On(-7, 19),
    phq9On(42, 7),
    { ...phq9On(0, 31), instrumentId: madrs.id, answers: null, scoreStatus: 'total-only' },
    {
      ...phq9On(7, null),
      id: '00000000-0000-4000-8000-00000000c1c1',
      instrumentId: checkIn.id,
      answers: [6, 45, 2],
      scoreStatus: 'unscored',
    },
  ],
});

describe('all instruments at a glance', () => {
  it('say what will stand there while nothing is recorded', async () => {
    const { text } = await open(recordOf({ assessments: [] }));
    expect(text()).toContain('Nothing recorded yet');
  });

  it('show each measure with its latest value and day in words, the check-in as not validated', async () => {
    const { element, text } = await open(measured);
    expect(element.querySelectorAll('li button')).toHaveLength(5);
    expect(text()).toContain('7 mild');
    expect(text()).toContain('−12 since the first');
    expect(text()).toContain('31 moderate');
    expect(text()).toContain('not validated');
    expect(element.querySelectorAll('glabella-measure-tile svg[aria-hidden=true]')).toHaveLength(5);
  });

  it('mark a prorated total, in the small charts and in the table', async () => {
    const prorated = { scoreStatus: 'prorated' } as const;
    const latest = recordOf({ assessments: [phq9On(-7, 19), phq9On(42, 7, prorated)] });
    const first = recordOf({ assessments: [phq9On(-7, 19, prorated), phq9On(42, 7)] });
    const { element, settle, text } = await open(latest);
    expect(text()).toContain('7 mild, prorated, 17 Feb 2026, −12 since the first');
    element.querySelector<HTMLInputElement>('input[value=table]')?.click();
    await settle();
    expect(element.querySelector('tbody td')?.textContent).toBe('7 (prorated)');
    expect((await open(first)).text()).toContain(
      '7 mild, 17 Feb 2026, −12 since the first, prorated',
    );
  });

  it('mark the one that is drawn large, and ask for another when it is pressed', async () => {
    const { element, chosen } = await open(measured);
    const pressed = [...element.querySelectorAll('li button')].map((button) =>
      button.getAttribute('aria-pressed'),
    );
    expect(pressed).toEqual(['true', 'false', 'false', 'false', 'false']);
    element.querySelectorAll<HTMLButtonElement>('li button')[3]?.click();
    expect(chosen).toEqual([findMeasure('check-in.2')?.id]);
  });

  it('are saved as CSV, every entry of every measure', async () => {
    const { element } = await open(measured);
    const button = element.querySelector<HTMLButtonElement>('glabella-csv-save button');
    const [file] = await savedBy(() => button?.click());
    expect(file?.name).toBe(`measures_${measured.today}.csv`);
    expect((file?.text ?? '').trimEnd().split('\r\n')).toHaveLength(1 + 2 + 1 + 3);
    expect(file?.text).toContain('\r\nphq9,PHQ-9,2025-12-30,19,Moderately severe,complete,0,27,');
  });

  it('are a table too', async () => {
    const { element, settle, text } = await open(measured);
    element.querySelector<HTMLInputElement>('input[value=table]')?.click();
    await settle();
    expect(element.querySelectorAll('tbody tr')).toHaveLength(5);
    expect(text()).toContain('Most days');
    expect(text()).toContain('0–60');
  });
});
