import type { PatientRecord } from '@glabella/contracts';
import {
  checkIn,
  gad7,
  hdss,
  measuresOf,
  phq9,
  type Instrument,
} from '@glabella/domain/instruments';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { openPage } from '../testing/open-page';
import { courseOf, idOf, onDay, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { courseStanding } from './course-standing';
import { nextCard } from './next-card';
import { PatientPage } from './patient-page';

const [intensity, minutes] = measuresOf(checkIn);
if (!intensity || !minutes) throw new Error('A check-in has measures');

const treated = (facts: Partial<PatientRecord>) =>
  recordOf({
    courses: [courseOf()],
    sessions: [sessionOn(0)],
    assessments: [phq9On(0, 19)],
    ...facts,
  });
const nextOf = (instrument: Instrument, facts: Partial<PatientRecord>) =>
  nextCard(courseStanding(treated(facts), instrument));
const planning = (...forms: Instrument[]) => [
  { ...glabellarDepression, instruments: forms.map(({ id }) => id) },
];
const checkInOn = (days: number) =>
  phq9On(days, null, {
    id: idOf(3000 + days),
    instrumentId: checkIn.id,
    scoreStatus: 'unscored',
    answers: [8, 90, 3],
  });
const gad7On = (days: number) =>
  phq9On(days, 9, { id: idOf(4000 + days), instrumentId: gad7.id, answers: null });

describe('the card of what is next where a questionnaire is shown that the protocol does not plan', () => {
  it('tells that the planned PHQ-9 is overdue, offers to record it, and says whose visits it tells', () => {
    expect(nextOf(gad7, { today: onDay(20) })).toMatchObject({
      value: 'PHQ-9',
      unit: 'week 2',
      chip: { label: 'overdue', tone: 'warn' },
      lines: [
        '6 days overdue (20 Jan 2026)',
        're-injection opens 6 Apr 2026',
        'The protocol does not ask for GAD-7.',
      ],
      action: 'record',
      form: 'phq9',
    });
  });

  it.each([gad7, minutes])('tells the same of the PHQ-9 as where that is shown: $name', (shown) => {
    for (const day of [5, 14, 20, 22, 60, 90, 400]) {
      const facts = { today: onDay(day), assessments: [phq9On(0, 19), gad7On(14), checkInOn(14)] };
      const [own, other] = [nextOf(phq9, facts), nextOf(shown, facts)];
      const { value, unit, chip, action } = own;
      expect(other).toMatchObject({ value, unit, chip, action });
      expect(other.lines.slice(0, -1)).toEqual(own.lines);
      expect(own.form).toBeNull();
    }
  });

  it('names the form, not one answer of it, that the protocol does not ask for', () => {
    const { lines } = nextOf(minutes, { today: onDay(20) });
    expect(lines.at(-1)).toBe('The protocol does not ask for Check-in.');
  });

  it('counts what is done by the planned one, never by the one shown', () => {
    const done = nextOf(gad7, { today: onDay(20), assessments: [phq9On(14, 12)] });
    expect(done).toMatchObject({ value: 'PHQ-9', unit: 'week 6', chip: null });
    const open = nextOf(gad7, { today: onDay(20), assessments: [gad7On(14)] });
    expect(open).toMatchObject({ value: 'PHQ-9', unit: 'week 2', chip: { label: 'overdue' } });
  });

  it('goes by the HDSS where the course is for the axillae', () => {
    const axilla = { protocolId: axillaryHyperhidrosis.id };
    const facts = {
      today: onDay(1),
      protocols: [axillaryHyperhidrosis],
      courses: [courseOf(axilla)],
      sessions: [sessionOn(0, axilla)],
    };
    const week = axillaryHyperhidrosis.visitWeeks[0] ?? 0;
    expect(nextOf(phq9, facts)).toMatchObject({ value: hdss.name, unit: `week ${week}` });
    expect(nextOf(phq9, facts).lines.at(-1)).toBe('The protocol does not ask for PHQ-9.');
  });

  it('says of which one every visit is over', () => {
    const { lines } = nextOf(gad7, { today: onDay(400), assessments: [phq9On(168, 4)] });
    expect(lines.slice(-2)).toEqual([
      'Every planned PHQ-9 of the protocol is over.',
      'The protocol does not ask for GAD-7.',
    ]);
  });

  it('calls nothing over where the protocol is not known', () => {
    const { value, lines } = nextOf(phq9, { today: onDay(20), protocols: [] });
    expect({ value, lines }).toEqual({
      value: 'None planned',
      lines: ['What the protocol plans is not known.'],
    });
  });
});

describe('the card of what is next where one answer of a planned form is shown', () => {
  const facts = { protocols: planning(phq9, checkIn), today: onDay(20) };

  it.each([intensity, minutes])('tells the visits of the form: $name', (shown) => {
    expect(nextOf(shown, { ...facts, assessments: [phq9On(14, 12)] })).toMatchObject({
      value: 'Check-in',
      unit: 'week 2',
      chip: { label: 'overdue' },
      lines: ['6 days overdue (20 Jan 2026)', 're-injection opens 6 Apr 2026'],
      action: 'record',
      form: null,
    });
    const done = nextOf(shown, { ...facts, assessments: [checkInOn(14)] });
    expect(done).toMatchObject({ value: 'Check-in', unit: 'week 6', chip: null });
  });

  it('counts the answers of a form that alone is planned, also where the PHQ-9 is shown', () => {
    const only = { protocols: planning(checkIn), today: onDay(20) };
    const open = nextOf(phq9, { ...only, assessments: [phq9On(14, 12)] });
    expect(open).toMatchObject({ value: 'Check-in', unit: 'week 2', form: 'check-in' });
    const done = nextOf(phq9, { ...only, assessments: [checkInOn(14)] });
    expect(done).toMatchObject({ value: 'Check-in', unit: 'week 6' });
  });
});

describe('the card of what is next on the page', () => {
  it('records the form that it names, and not the one that the chart shows', async () => {
    const page = openPage(PatientPage, { patientId: idOf(9), instrument: gad7.id });
    page.server
      .expectOne(`/api/v1/patients/${idOf(9)}/record`)
      .flush(treated({ today: onDay(20), assessments: [phq9On(0, 19), gad7On(10)] }));
    const cards = () => [...page.element.querySelectorAll('glabella-record-card')];
    // The page waits for its first paint.
    for (let waits = 0; cards().length === 0 && waits < 100; waits += 1) await page.settle(10);
    const card = cards().at(-1);
    expect(card?.textContent).toContain('6 days overdue');
    card?.querySelector<HTMLElement>('button.btn')?.click();
    const address = ['/patients', idOf(9), 'assessments', 'new'];
    expect(page.navigate).toHaveBeenCalledWith(address, { queryParams: { instrument: 'phq9' } });
  });
});
