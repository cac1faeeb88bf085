import { fileName } from './file-name';

const at = new Date('2026-11-28T05:39:00.123Z');

describe('the name of a file', () => {
  it.each([
    ['Spring Practice', null, null, 'outcomes_spring-practice_start_today_20261128T053900Z.zip'],
    [
      'Praxis Müller & Söhne',
      '2026-01-01',
      '2026-06-30',
      'outcomes_praxis-muller-sohne_2026-01-01_2026-06-30_20261128T053900Z.zip',
    ],
    ['../../etc/passwd\r\n"', null, null, 'outcomes_etc-passwd_start_today_20261128T053900Z.zip'],
    ['診療所', null, null, 'outcomes_practice_start_today_20261128T053900Z.zip'],
  ])('of %j from %s until %s is plain', (practiceName, from, until, name) => {
    const named = { what: 'outcomes', practiceName, from, until, at, extension: 'zip' } as const;
    expect(fileName(named)).toBe(name);
  });

  it('says what the file is, and of which kind', () => {
    const named = { what: 'recall', practiceName: 'A', from: null, until: null, at } as const;
    expect(fileName({ ...named, extension: 'csv' })).toBe(
      'recall_a_start_today_20261128T053900Z.csv',
    );
  });
});
