import {
  courseOf,
  onDay,
  phq9On,
  recordOf,
  sessionOn,
  shippedAftercareList,
} from '../testing/record-of';
import { calendarEntries, leafletFacts } from './leaflet-facts';

const practice = { name: 'Test Practice', phone: '+1 555 0100' };
const session = sessionOn(0);
const record = (facts: Parameters<typeof recordOf>[0] = {}) =>
  recordOf({ today: onDay(1), courses: [courseOf()], sessions: [session], ...facts });

const { versions } = shippedAftercareList;
const factsOf = (of = record(), lists = versions) => {
  const facts = leafletFacts(of, session.id, lists);
  if (!facts) throw new Error('no such session');
  return facts;
};

describe('the facts of a leaflet', () => {
  it('has the aftercare of the protocol, counted from the day of the session', () => {
    const { aftercare } = factsOf();
    expect(aftercare.emergencies).toHaveLength(1);
    expect(aftercare.reviews).toEqual([
      { id: 'effect-review', text: 'The effect on the muscles is reviewed.', on: onDay(14) },
    ]);
  });

  it('has the planned visits that are still open, the next first', () => {
    expect(factsOf().visits.map(({ on }) => on)).toEqual(
      [2, 6, 12, 18, 24].map((week) => onDay(7 * week)),
    );
    const later = record({ today: onDay(44), assessments: [phq9On(41, 9)] });
    expect(factsOf(later).visits.map(({ week }) => week)).toEqual([12, 18, 24]);
  });

  it('has no visits after the end of the course', () => {
    const ended = courseOf({ endedOn: onDay(1), endReason: 'moved' });
    expect(factsOf(record({ courses: [ended] })).visits).toEqual([]);
  });

  it('is not there for a session that the record does not have', () => {
    expect(leafletFacts(record(), '00000000-0000-4000-8000-999999999999', versions)).toBeNull();
  });

  it('tells from the version of the list that the session was signed with, whatever came after it', () => {
    const [first] = versions;
    if (!first) throw new Error('no list');
    const reworded = first.instructions.map((one) => ({ ...one, text: 'Later words' }));
    const later = { ...first, version: 2, publishedOn: onDay(0), instructions: reworded };
    const lists = [later, first];
    expect(factsOf(record(), lists)).toMatchObject({ list: { version: 1 } });
    expect(JSON.stringify(factsOf(record(), lists).aftercare)).not.toContain('Later words');
    const signedLater = record({ sessions: [sessionOn(0, { aftercareListVersion: 2 })] });
    expect(factsOf(signedLater, lists).aftercare.emergencies).toEqual(['Later words.']);
    expect(leafletFacts(signedLater, session.id, [first])).toBeNull();
  });

  it('goes by the version that the session was given by, and plans by the one that the course keeps', () => {
    const [protocol] = record().protocols;
    if (!protocol) throw new Error('no protocol');
    const later = { ...protocol, version: 2, aftercare: ['no-rubbing' as const], visitWeeks: [40] };
    const { aftercare, visits } = factsOf(
      record({
        protocols: [protocol, later],
        courses: [courseOf({ protocolVersion: 2 })],
        sessions: [sessionOn(0)],
      }),
    );
    expect(aftercare.rules.length).toBeGreaterThan(1);
    expect(visits.map(({ week }) => week)).toEqual([40]);
  });
});

describe('the calendar of a patient', () => {
  it('has the review and the visits in order, and names neither patient nor treatment', () => {
    const of = record();
    const entries = calendarEntries(factsOf(of), practice, of.today);
    expect(entries.map(({ on }) => on)).toEqual([14, 14, 42, 84, 126, 168].map(onDay));
    expect(new Set(entries.map(({ title }) => title))).toEqual(new Set(['Visit at Test Practice']));
    const text = JSON.stringify(entries);
    expect(text).not.toMatch(/toxin|depress|PHQ|inject|botul/i);
    expect(text).not.toContain(of.patient.familyName);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  });

  it('leaves out what is over, and keeps what is today', () => {
    const entries = (day: number) => {
      const of = record({ today: onDay(day) });
      return calendarEntries(factsOf(of), practice, of.today).length;
    };
    expect([entries(14), entries(15)]).toEqual([6, 4]);
  });

  it('has the same uid for the same visit whenever it is made', () => {
    const at = (day: number) => {
      const of = record({ today: onDay(day) });
      return calendarEntries(factsOf(of), practice, of.today).at(-1)?.uid;
    };
    expect(at(1)).toBe(at(100));
  });

  it('has a uid of its own for each review, which it keeps when the one before is over', () => {
    const [list] = versions;
    const review = list?.instructions.find(({ kind }) => kind === 'review');
    if (!list || !review) throw new Error('no review');
    const second = {
      ...review,
      id: 'second-review',
      forEvery: true,
      text: 'The effect is reviewed again',
      span: { kind: 'on-day', day: 42 } as const,
    };
    const lists = [{ ...list, instructions: [...list.instructions, second] }];
    const uidsOn = (day: number) => {
      const of = record({ today: onDay(day) });
      return calendarEntries(factsOf(of, lists), practice, of.today)
        .map(({ uid }) => uid)
        .filter((uid) => uid.includes('review'));
    };
    const [first, later] = uidsOn(1);
    expect(uidsOn(1)).toHaveLength(2);
    expect(first).not.toBe(later);
    expect(uidsOn(20)).toEqual([later]);
  });

  it('has nothing of a session that is voided', () => {
    const of = record({ sessions: [{ ...session, status: 'voided' }, sessionOn(1)] });
    expect(calendarEntries(factsOf(of), practice, of.today)).toEqual([]);
  });
});
