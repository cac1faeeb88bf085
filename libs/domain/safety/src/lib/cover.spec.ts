import * as fc from 'fast-check';
import {
  type Absence,
  type Duty,
  type DutyPerson,
  absenceOn,
  answeredForBy,
  cosignedForBy,
  isPastCosigning,
  ownerAmong,
  standInFor,
} from './cover';
import { escalationRecipients } from './escalation';

const person = (id: string, facts: Partial<DutyPerson> = {}): DutyPerson => ({
  id,
  mayAnswer: true,
  isPsychiatrist: id.startsWith('dr'),
  ...facts,
});
const [reyes, weiss, aalto, office] = [
  person('dr-reyes'),
  person('dr-weiss'),
  person('aalto'),
  person('office', { mayAnswer: false }),
];
const away = (staffId: string, coverId: string, facts: Partial<Absence> = {}): Absence => ({
  staffId,
  coverId,
  fromOn: '2026-11-20',
  untilOn: '2026-11-27',
  ...facts,
});
const duty = (
  absences: readonly Absence[] = [],
  people: readonly DutyPerson[] = [aalto, reyes, weiss, office],
): Duty => ({ people, absences, today: '2026-11-23' });

describe('an absence', () => {
  it.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2026-11-23', true],
    ['2026-11-27', true],
    ['2026-11-28', false],
  ])('from the 20th to the 27th holds on %s: %s', (day, isAway) => {
    expect(absenceOn([away('aalto', 'dr-reyes')], 'aalto', day) !== null).toBe(isAway);
    expect(absenceOn([away('aalto', 'dr-reyes')], 'dr-reyes', day)).toBeNull();
  });
});

describe('who stands in', () => {
  it.each<[string, Duty, string | null]>([
    ['the person who is there', duty(), 'aalto'],
    ['the cover of somebody who is away', duty([away('aalto', 'dr-reyes')]), 'dr-reyes'],
    [
      'the cover of the cover',
      duty([away('aalto', 'dr-reyes'), away('dr-reyes', 'dr-weiss')]),
      'dr-weiss',
    ],
    [
      'nobody, when two cover each other and both are away',
      duty([away('aalto', 'dr-reyes'), away('dr-reyes', 'aalto')]),
      null,
    ],
    [
      'nobody, when the cover was disabled meanwhile',
      duty([away('aalto', 'dr-reyes')], [aalto, person('dr-reyes', { mayAnswer: false })]),
      null,
    ],
    ['nobody, when the cover left the practice', duty([away('aalto', 'somebody')]), null],
    ['nobody, when the cover has no clinical role', duty([away('aalto', 'office')]), null],
    [
      'the person, before the absence begins',
      duty([away('aalto', 'dr-reyes', { fromOn: '2026-11-24' })]),
      'aalto',
    ],
    [
      'the person, after it ended',
      duty([away('aalto', 'dr-reyes', { untilOn: '2026-11-22' })]),
      'aalto',
    ],
  ])('is %s', (_, on, expected) => {
    expect(standInFor('aalto', on)).toBe(expected);
  });

  it('ends for every list of absences, and is somebody who is there and may answer', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const absences = fc.array(
      fc.record({
        staffId: fc.constantFrom(...ids),
        coverId: fc.constantFrom(...ids),
        fromOn: fc.constantFrom('2026-11-20', '2026-11-23', '2026-11-24'),
        untilOn: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-30'),
      }),
      { maxLength: 6 },
    );
    const mayAnswer = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(absences, mayAnswer, (list, may) => {
        const on = duty(
          list,
          ids.map((id, at) => person(id, { mayAnswer: may[at] ?? false })),
        );
        for (const id of ids) {
          const standIn = standInFor(id, on);
          if (standIn === null) continue;
          expect(on.people.find((one) => one.id === standIn)?.mayAnswer).toBe(true);
          expect(absenceOn(list, standIn, on.today)).toBeNull();
          expect(answeredForBy(standIn, on)).toContain(id);
        }
      }),
    );
  });
});

describe('whose a new follow-up is', () => {
  it.each<[string, readonly string[], Duty, string]>([
    ['the responsible psychiatrist’s', ['dr-reyes', 'aalto'], duty(), 'dr-reyes'],
    [
      'the cover’s, when that one is away',
      ['dr-reyes', 'aalto'],
      duty([away('dr-reyes', 'dr-weiss')]),
      'dr-weiss',
    ],
    [
      'the author’s, when nobody stands in',
      ['dr-reyes', 'aalto'],
      duty([away('dr-reyes', 'office')]),
      'aalto',
    ],
    [
      'the responsible one’s, though away, when nobody at all is there',
      ['dr-reyes', 'aalto'],
      duty([away('dr-reyes', 'aalto'), away('aalto', 'dr-reyes')]),
      'dr-reyes',
    ],
    ['the author’s without a course', ['aalto'], duty(), 'aalto'],
    ['the last candidate’s, when nobody may answer', ['gone', 'office'], duty(), 'office'],
  ])('is %s', (_, candidates, on, owner) => {
    expect(ownerAmong(candidates, on)).toBe(owner);
  });

  it('is never nobody’s', () => {
    expect(() => ownerAmong([], duty())).toThrow();
  });
});

describe('whose follow-ups somebody answers for', () => {
  it('are the own, and those of everybody whom the person covers today', () => {
    const on = duty([away('aalto', 'dr-reyes'), away('dr-reyes', 'dr-weiss')]);
    expect(answeredForBy('dr-weiss', on)).toEqual(['dr-weiss', 'aalto', 'dr-reyes']);
    expect(answeredForBy('dr-reyes', on)).toEqual(['dr-reyes']);
    expect(answeredForBy('dr-reyes', duty([away('aalto', 'dr-reyes')]))).toEqual([
      'dr-reyes',
      'aalto',
    ]);
  });
});

describe('whose co-signatures a psychiatrist gives', () => {
  const off = person('dr-off', { mayAnswer: false });
  const moved = person('dr-moved', { isPsychiatrist: false });
  const people = [reyes, weiss, off, moved];

  it('are the own, those of whom they cover, and those of who gives none any more', () => {
    expect(cosignedForBy('dr-weiss', duty([], people))).toEqual(['dr-weiss', 'dr-off', 'dr-moved']);
    const on = duty([away('dr-reyes', 'dr-weiss'), away('dr-moved', 'dr-weiss')], people);
    expect([...cosignedForBy('dr-weiss', on)].sort()).toEqual([
      'dr-moved',
      'dr-off',
      'dr-reyes',
      'dr-weiss',
    ]);
  });

  it('stay with a psychiatrist who is merely away', () => {
    const on = duty([away('dr-reyes', 'dr-off')], people);
    expect(cosignedForBy('dr-weiss', on)).not.toContain('dr-reyes');
    expect(people.map(({ id }) => isPastCosigning(id, on))).toEqual([false, false, true, true]);
    expect(isPastCosigning('unknown', on)).toBe(true);
  });
});

describe('who is told that a follow-up is late', () => {
  it.each<[string, readonly string[], Duty, readonly string[]]>([
    ['all psychiatrists, when the practice names nobody', [], duty(), ['dr-reyes', 'dr-weiss']],
    ['those whom it names', ['aalto'], duty(), ['aalto']],
    [
      'all psychiatrists, when nobody whom it names may answer',
      ['office', 'gone'],
      duty(),
      ['dr-reyes', 'dr-weiss'],
    ],
    [
      'the cover too, of somebody who is away',
      ['dr-reyes'],
      duty([away('dr-reyes', 'aalto')]),
      ['aalto', 'dr-reyes'],
    ],
    [
      'the person alone, when nobody stands in',
      ['dr-reyes'],
      duty([away('dr-reyes', 'office')]),
      ['dr-reyes'],
    ],
    ['everybody who may answer, without a psychiatrist', [], duty([], [aalto, office]), ['aalto']],
    ['nobody, where nobody may answer', [], duty([], [office]), []],
  ])('are %s', (_, named, on, told) => {
    expect(escalationRecipients(named, on)).toEqual(told);
  });
});
