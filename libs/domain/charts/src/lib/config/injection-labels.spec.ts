import { hdss } from '@glabella/domain/instruments';
import { buildPatientChart } from '../spec/build-patient-chart';
import { onDay, recordOf, sessionOn } from '../testing/chart-record-of';
import { injectionLabels } from './injection-labels';

function labelsOf(days: readonly number[], width: number, today = 300) {
  const spec = buildPatientChart(
    recordOf(
      [],
      days.map((day) => sessionOn(day)),
      { today: onDay(today) },
    ),
    { range: 'all' },
  );
  return [...injectionLabels(spec, width, 12).values()];
}

const texts = (days: readonly number[], width: number): string[] =>
  labelsOf(days, width).map(({ text }) => text);

describe('the label of a session', () => {
  it('tells units, sites and lot where there is room', () => {
    expect(texts([0, 98], 920)).toEqual(['29 U, 5 sites, lot C7741', '29 U, 5 sites, lot C7839']);
  });

  it('names the region where it was given for something else than the chart measures', () => {
    const spec = buildPatientChart(recordOf([], [sessionOn(0)], { today: onDay(300) }), {
      instrument: hdss,
      range: 'all',
    });
    expect(injectionLabels(spec, 920, 12).get('session-day-0')?.text).toBe(
      '29 U glabella, 5 sites, lot C7741',
    );
  });

  it('gives up the sites first, then the lot', () => {
    expect(texts([0, 98], 430)[0]).toBe('29 U, lot C7741');
    expect(texts([0, 98], 250)[0]).toBe('29 U');
  });

  it('is a number for all where one has no room for its units', () => {
    expect(texts([0, 98, 196], 110)).toEqual(['1', '2', '3']);
  });

  it('is short beside one that has room: each tells as much as it can', () => {
    expect(texts([0, 40, 150], 600)).toEqual([
      '29 U',
      '29 U, 5 sites, lot C7781',
      '29 U, 5 sites, lot C7891',
    ]);
  });

  it('is a number as soon as there are more than eight sessions', () => {
    const eight = Array.from({ length: 8 }, (_, index) => index * 90);
    expect(texts(eight, 4000)[7]).toBe('29 U, 5 sites, lot C8371');
    expect(texts([...eight, 720], 4000)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('stands left of the last marker when that lies at the right edge', () => {
    expect(labelsOf([0, 299], 920).map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it('is left out for a session outside the window', () => {
    const spec = buildPatientChart(
      recordOf([], [sessionOn(0), sessionOn(280)], { today: onDay(300) }),
      { range: '3m' },
    );
    expect([...injectionLabels(spec, 900, 12).keys()]).toEqual(['session-day-280']);
  });
});
