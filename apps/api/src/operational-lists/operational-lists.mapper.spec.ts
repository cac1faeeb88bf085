import { toOperationalRow } from './operational-lists.mapper';

const due_at = new Date('2026-04-23T09:00:00Z');
const row = { patient_id: 'p', patient: 'Synthia Case', owner: 'Dr. Synthetic One', due_at };

describe('an open follow-up in the list', () => {
  it.each([
    ['2026-04-23T08:59:59.999Z', 'no'],
    ['2026-04-23T09:00:00.000Z', 'yes'],
    ['2026-04-23T09:00:00.001Z', 'yes'],
  ])('at %s is past its deadline: %s', (now, late) => {
    const { patientId, cells } = toOperationalRow('open-follow-ups', row, new Date(now));
    expect(patientId).toBe('p');
    expect(cells).toEqual([
      'Synthia Case',
      null,
      null,
      null,
      null,
      late,
      null,
      'Dr. Synthetic One',
    ]);
  });
});

describe('a row about nobody', () => {
  it('says codes in words and leaves what is not known empty', () => {
    const lot = { patient_id: null, product: 'onabotulinumtoxinA', lot_number: 'SYN1' };
    const { patientId, cells } = toOperationalRow('lots', lot, due_at);
    expect(patientId).toBeNull();
    expect(cells.slice(0, 3)).toEqual(['onabotulinumtoxinA', 'SYN1', null]);
  });
});
