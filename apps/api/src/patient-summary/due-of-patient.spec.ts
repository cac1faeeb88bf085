import { checkIn } from '@glabella/domain/instruments';
import { defaultOutcomeThresholds } from '@glabella/domain/outcomes';
import { glabellarDepression } from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { attentionOf } from './attention-rows';
import { dueOf } from './due-of-patient';
import type { CourseFacts, InjectionFacts, SummaryFacts } from './summary-facts';

const startedOn = '2026-03-02';
const day = (days: number) => addDays(startedOn, days);

function course(id: string, from: number, until: number | null): CourseFacts {
  return {
    id,
    protocolId: 'glabellar-depression',
    plan: glabellarDepression,
    startedOn: day(from),
    endedOn: until === null ? null : day(until),
    responsibleId: 'staff',
    clinicianIds: [],
  };
}

function injection(
  courseId: string,
  on: number,
  toxinElsewhere: InjectionFacts['toxinElsewhere'] = [],
): InjectionFacts {
  return {
    id: `${courseId} on day ${on}`,
    courseId,
    on: day(on),
    units: 29,
    productId: 'onabotulinumtoxinA',
    recordedAt: `${day(on)}T09:00:00Z`,
    toxinElsewhere,
  };
}

function patient(
  courses: readonly CourseFacts[],
  injections: readonly InjectionFacts[],
): SummaryFacts {
  return {
    id: 'patient',
    givenName: 'Zoë',
    familyName: 'Synthetic',
    archived: false,
    courses,
    injections,
    otherScores: [],
    scores: [],
    assessmentCount: 0,
    lastAssessedOn: null,
    openFollowUps: [],
    openAdverseEvents: [],
    setAsides: [],
    thresholdValues: null,
  };
}

/** On which day the due list and the attention list open the window. */
function opensOn(facts: SummaryFacts): [string | null, string | null] {
  const raised = attentionOf(facts, defaultOutcomeThresholds);
  const reason = raised.find(({ kind }) => kind === 'reinjection-window');
  return [dueOf(facts).reinjection?.opens_on ?? null, reason?.since ?? null];
}

describe('the re-injection window of the due list and of the attention list', () => {
  const before = course('before', 0, 200);
  const now = course('now', 210, null);

  it('is none for a new course that had no injection yet', () => {
    const facts = patient([before, now], [injection('before', 0)]);
    expect(opensOn(facts)).toEqual([null, null]);
  });

  it('counts from the last injection of any course once the new one had its first', () => {
    const facts = patient([before, now], [injection('now', 215), injection('before', 0)]);
    expect(opensOn(facts)).toEqual([day(305), day(305)]);
  });

  it('counts from toxin given elsewhere after the last injection, known or not', () => {
    const elsewhere = { on: day(240), productId: null, units: null };
    const facts = patient([now], [injection('now', 215, [elsewhere])]);
    expect(opensOn(facts)).toEqual([day(330), day(330)]);
    expect(dueOf(facts).reinjection).toMatchObject({
      last_injection_on: day(240),
      last_product_id: null,
      last_units: null,
      elsewhere: true,
    });
  });

  it.each([210, 215])(
    'counts from the injection here, and not from toxin elsewhere on day %d',
    (on) => {
      const elsewhere = { on: day(on), productId: 'abobotulinumtoxinA', units: 50 };
      const facts = patient([now], [injection('now', 215, [elsewhere])]);
      expect(dueOf(facts).reinjection).toMatchObject({
        opens_on: day(305),
        last_product_id: 'onabotulinumtoxinA',
        last_units: 29,
        elsewhere: false,
      });
    },
  );

  it('begins no earlier than the first injection here, whatever was given elsewhere', () => {
    expect(
      opensOn(
        patient(
          [before, now],
          [injection('before', 0, [{ on: day(220), productId: null, units: 20 }])],
        ),
      ),
    ).toEqual([null, null]);
  });

  it('is none after the end of the only course', () => {
    expect(opensOn(patient([before], [injection('before', 0)]))).toEqual([null, null]);
  });

  it('is none of an archived patient', () => {
    const facts = patient([now], [injection('now', 215)]);
    expect(opensOn({ ...facts, archived: true })).toEqual([null, null]);
  });

  it('is the same in both, whatever was recorded', () => {
    const anyDay = fc.integer({ min: 0, max: 400 });
    const anyFacts = fc
      .record({
        ends: fc.tuple(fc.option(anyDay), fc.option(anyDay)),
        given: fc.array(
          fc.tuple(fc.constantFrom('before', 'now'), anyDay, fc.array(anyDay, { maxLength: 2 })),
          { maxLength: 5 },
        ),
        archived: fc.boolean(),
      })
      .map(({ ends: [first, second], given, archived }) => ({
        ...patient(
          [course('before', 0, first), course('now', 100, second)],
          given.map(([id, on, elsewhere]) =>
            injection(
              id,
              on,
              elsewhere.map((other) => ({ on: day(other), productId: null, units: null })),
            ),
          ),
        ),
        archived,
      }));
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [due, attention] = opensOn(facts);
        expect(due).toBe(attention);
      }),
    );
  });
});

describe('the planned visits of the due list', () => {
  const facts = patient([course('now', 0, null)], [injection('now', 0)]);
  const windows = (thresholdValues: SummaryFacts['thresholdValues']) =>
    dueOf({ ...facts, thresholdValues }).visits.map(({ week, opens_on, closes_on }) => [
      week,
      opens_on,
      closes_on,
    ]);

  it('are done by a check-in, which never has a total', () => {
    const [now] = facts.courses;
    if (now === undefined) throw new Error('no course');
    const plan = { ...now.plan, instruments: [checkIn.id, 'gad7'] };
    const done = { instrumentId: checkIn.id, id: 'check-in', on: day(14), total: null };
    const checked = dueOf({
      ...facts,
      courses: [{ ...now, plan }],
      otherScores: [{ ...done, status: 'unscored' }],
    });
    expect(checked.visits[0]).toMatchObject({ week: 2, done_assessment_id: 'check-in' });
    expect(checked.visits[1]).toMatchObject({ week: 6, done_assessment_id: null });
  });

  it('lie in the windows of the practice’s own numbers', () => {
    expect(windows(null).slice(1, 3)).toEqual([
      [6, day(35), day(49)],
      [12, day(70), day(98)],
    ]);
    const own = { visitEarlyDays: 3, visitEarlyUntilWeek: 12, visitLateDays: 21 };
    expect(windows(own).slice(1, 4)).toEqual([
      [6, day(39), day(45)],
      [12, day(81), day(87)],
      [18, day(105), day(147)],
    ]);
  });
});
