import * as fc from 'fast-check';
import { addDays } from '@glabella/domain/values';
import type { AdverseEventFacts } from './adverse-event';
import { adverseEventFaults, type AdverseEventContext } from './faults';
import {
  adverseEventActionIds,
  adverseEventOutcomeIds,
  adverseEventSeverities,
  seriousnessCriterionIds,
} from './judgement';
import { adverseEventTermIds } from './terms';

const today = '2026-11-23';
const sessionOn = '2026-11-09';
const context: AdverseEventContext = { today, birthDate: '1984-02-29', sessionOn };
const ptosis: AdverseEventFacts = {
  termId: 'eyelid-ptosis',
  otherWords: null,
  onsetOn: '2026-11-13',
  severity: 'mild',
  seriousness: [],
  relatedness: 'probable',
  actions: ['watched'],
  outcome: 'ongoing',
  endedOn: null,
  reports: [],
};

const faultsOf = (changes: Partial<AdverseEventFacts>, about: Partial<AdverseEventContext> = {}) =>
  adverseEventFaults({ ...ptosis, ...changes }, { ...context, ...about }).map(
    ({ field, code }) => `${field} ${code}`,
  );

describe('what may be recorded of an adverse event', () => {
  it('is an event whose criteria and actions are not answered yet', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ seriousness: null, relatedness: null, actions: null })).toEqual([]);
  });

  it.each([
    ['other', null, ['otherWords words-missing']],
    ['other', 'Ringing in the ear', []],
    ['headache', null, []],
    ['headache', 'On the left', ['otherWords words-not-asked']],
  ] as const)('%s with the words %j: %j', (termId, otherWords, faults) => {
    expect(faultsOf({ termId, otherWords })).toEqual(faults);
  });

  it.each([
    [today, []],
    ['2026-11-24', ['onsetOn onset-in-future']],
    [sessionOn, []],
    ['2026-11-08', ['onsetOn onset-before-session']],
    ['1984-02-29', ['onsetOn onset-before-session']],
    ['1984-02-28', ['onsetOn onset-before-birth']],
  ])('an onset on %s after a session: %j', (onsetOn, faults) => {
    expect(faultsOf({ onsetOn })).toEqual(faults);
  });

  it.each([
    ['1984-02-29', []],
    ['1984-02-28', ['onsetOn onset-before-birth']],
    ['2026-11-24', ['onsetOn onset-in-future']],
  ])('an onset on %s without a session: %j', (onsetOn, faults) => {
    expect(faultsOf({ onsetOn }, { sessionOn: null })).toEqual(faults);
  });

  it('names the day of the session that the onset lies before', () => {
    const [fault] = adverseEventFaults({ ...ptosis, onsetOn: '2026-11-08' }, context);
    expect(fault?.message).toBe('The session was on 9 Nov 2026: the onset lies before it.');
  });

  it.each([
    ['ongoing', null, []],
    ['ongoing', today, ['endedOn end-not-asked']],
    ['resolving', today, ['endedOn end-not-asked']],
    ['unknown', today, ['endedOn end-not-asked']],
    ['resolved', null, ['endedOn end-missing']],
    ['resolved-with-sequelae', null, ['endedOn end-missing']],
    ['resolved', '2026-11-12', ['endedOn end-before-onset']],
    ['resolved', '2026-11-13', []],
    ['resolved', today, []],
    ['resolved', '2026-11-24', ['endedOn end-in-future']],
  ] as const)('%s with the last day %s: %j', (outcome, endedOn, faults) => {
    expect(faultsOf({ outcome, endedOn })).toEqual(faults);
  });

  it.each([
    ['fatal', ['death'], []],
    ['fatal', ['death', 'hospitalisation'], []],
    ['fatal', [], ['seriousness fatal-outcome-without-death']],
    ['fatal', null, ['seriousness fatal-outcome-without-death']],
    ['resolved', ['death'], ['outcome death-without-fatal-outcome']],
  ] as const)('the outcome %s with the criteria %j: %j', (outcome, seriousness, faults) => {
    expect(faultsOf({ outcome, seriousness, endedOn: today })).toEqual(faults);
  });

  it('names each criterion and each action once', () => {
    expect(faultsOf({ seriousness: ['disability', 'disability'] })).toEqual([
      'seriousness criterion-twice',
    ]);
    expect(faultsOf({ actions: ['watched', 'treated', 'watched'] })).toEqual([
      'actions action-twice',
    ]);
  });

  it.each([
    ['2026-11-12', 'report-before-onset'],
    ['2026-11-13', null],
    [today, null],
    ['2026-11-24', 'report-in-future'],
  ])('a report on %s: %s', (reportedOn, code) => {
    const report = { reportedTo: 'FDA MedWatch', reportedOn: today, reference: null };
    const faults = faultsOf({ reports: [report, { ...report, reportedOn }] });
    expect(faults).toEqual(code === null ? [] : [`reports.1.reportedOn ${code}`]);
  });

  it('is judged alike on any day, moved with all its dates', () => {
    const day = fc.integer({ min: -60, max: 60 });
    const anyEvent = fc.record({
      termId: fc.constantFrom(...adverseEventTermIds),
      otherWords: fc.constantFrom(null, 'Words'),
      onset: day,
      severity: fc.constantFrom(...adverseEventSeverities),
      seriousness: fc.option(fc.subarray([...seriousnessCriterionIds])),
      actions: fc.option(fc.subarray([...adverseEventActionIds])),
      outcome: fc.constantFrom(...adverseEventOutcomeIds),
      end: fc.option(day),
      reported: fc.array(day, { maxLength: 3 }),
      session: fc.option(day),
    });
    fc.assert(
      fc.property(anyEvent, fc.integer({ min: -5000, max: 5000 }), (event, shift) => {
        const codesFrom = (origin: string) =>
          adverseEventFaults(
            {
              ...event,
              relatedness: null,
              onsetOn: addDays(origin, event.onset),
              endedOn: event.end === null ? null : addDays(origin, event.end),
              reports: event.reported.map((days) => ({
                reportedTo: 'FDA MedWatch',
                reportedOn: addDays(origin, days),
                reference: null,
              })),
            },
            {
              today: origin,
              birthDate: addDays(origin, -30),
              sessionOn: event.session === null ? null : addDays(origin, event.session),
            },
          ).map(({ field, code }) => `${field} ${code}`);
        expect(codesFrom(addDays(today, shift))).toEqual(codesFrom(today));
      }),
    );
  });
});
