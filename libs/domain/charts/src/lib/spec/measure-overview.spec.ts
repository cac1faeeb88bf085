import { checkIn, gad7, instruments, type Instrument, madrs } from '@glabella/domain/instruments';
import { daysBetween } from '@glabella/domain/values';
import { phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { recordOverview } from './measure-overview';

const checkInOn = (days: number, answers: (number | null)[]) =>
  phq9On(days, null, { instrumentId: checkIn.id, scoreStatus: 'unscored', answers });
const totalOn = (days: number, instrument: Instrument, total: number) =>
  phq9On(days, total, { instrumentId: instrument.id, answers: null, scoreStatus: 'total-only' });

describe('all measures at a glance', () => {
  const record = recordOf(
    [
      phq9On(-7, 19),
      phq9On(42, 7),
      totalOn(-7, madrs, 31),
      checkInOn(0, [8, 120, 3]),
      checkInOn(14, [6, null, 3]),
    ],
    [sessionOn(0)],
  );

  it('are those with an entry, in the order of the catalogue, a check-in by its questions', () => {
    const { measures } = recordOverview(record, instruments);
    expect(measures.map(({ measure }) => measure.id)).toEqual([
      'phq9',
      'madrs',
      'check-in.1',
      'check-in.2',
      'check-in.3',
    ]);
  });

  it('keep a gap a gap, and the latest total is the last there is', () => {
    const minutes = recordOverview(record, instruments).measures.find(
      ({ measure }) => measure.id === 'check-in.2',
    );
    expect(minutes?.points.map(({ total }) => total)).toEqual([120, null]);
    expect(minutes?.latest?.total).toBe(120);
    expect(minutes?.change).toBeNull();
  });

  it('name band and change of the latest', () => {
    const [first] = recordOverview(record, instruments).measures;
    expect(first).toMatchObject({ latest: { total: 7, band: { label: 'Mild' } }, change: -12 });
  });

  it('tell which of the totals that they name are prorated', () => {
    const prorated = { scoreStatus: 'prorated' } as const;
    const overviewOf = (first: object, latest: object) =>
      recordOverview(recordOf([phq9On(-7, 19, first), phq9On(42, 7, latest)], []), instruments)
        .measures[0];
    expect(overviewOf({}, prorated)).toMatchObject({
      latest: { status: 'prorated' },
      isFirstProrated: false,
    });
    expect(overviewOf(prorated, {})).toMatchObject({
      latest: { status: 'complete' },
      isFirstProrated: true,
    });
  });

  it('share one time axis from the first event to the last or today', () => {
    const { from, to, injections } = recordOverview(record, instruments);
    expect(daysBetween(from, to)).toBeGreaterThanOrEqual(49);
    expect(injections).toHaveLength(1);
    const empty = recordOverview(recordOf([], []), instruments);
    expect(empty.measures).toEqual([]);
    expect(daysBetween(empty.from, empty.to)).toBe(28);
  });

  it('take in an instrument that was added as data, higher is better', () => {
    const who5: Instrument = {
      ...gad7,
      id: 'who5',
      name: 'WHO-5',
      direction: 'higher-is-better',
      entry: { kind: 'total', label: 'Raw score', factor: 4 },
      range: { min: 0, max: 100 },
      items: [],
      bands: [],
      bandSource: null,
    };
    const { measures } = recordOverview(recordOf([totalOn(0, who5, 72)], []), [
      ...instruments,
      who5,
    ]);
    expect(measures.map(({ measure, latest }) => [measure.name, latest?.total])).toEqual([
      ['WHO-5', 72],
    ]);
  });
});
