import {
  drugClassOf,
  drugIds,
  drugName,
  findDrug,
  isAntidepressant,
  listedDrugs,
} from './antidepressants';
import { priorTreatmentTitle, wentOnAfter } from './prior-treatment';
import { ectOf, trialOf } from './testing/treatment-of';
import { hasFailed, isAugmentation, isTrial, treatmentSpan, trialAdequacy } from './trial-adequacy';

describe('an adequate trial', () => {
  it.each(
    listedDrugs.filter(({ minimum }) => minimum !== null).map((one) => [one.id, one] as const),
  )('needs the sourced minimum of %s, not a milligram less', (drugId, { minimum }) => {
    const mg = minimum?.mg ?? 0;
    expect(minimum?.source.label).not.toBe('');
    expect(trialAdequacy(trialOf({ drugId, maximumDose: mg })).answer).toBe('yes');
    expect(trialAdequacy(trialOf({ drugId, maximumDose: mg - 1 })).answer).toBe('no');
  });

  it.each([
    [{ weeksAtDose: 4 }, 'yes'],
    [{ weeksAtDose: 3.9 }, 'no'],
    [{ weeksAtDose: 0 }, 'no'],
    [{ weeksAtDose: null }, 'unknown'],
    [{ adherence: 'often-missed' }, 'no'],
    [{ adherence: 'unknown' }, 'unknown'],
    [{ maximumDose: null, doseUnit: null }, 'unknown'],
    [{ maximumDose: null, doseUnit: null, weeksAtDose: 2 }, 'no'],
    [{ drugId: 'tranylcypromine' }, 'unknown'],
    [{ drugId: 'tranylcypromine', isDoseAdequate: true }, 'yes'],
    [{ drugId: 'tranylcypromine', isDoseAdequate: false }, 'no'],
    [{ drugId: 'tranylcypromine', isDoseAdequate: true, weeksAtDose: 2 }, 'no'],
    [{ doseUnit: 'µg' }, 'unknown'],
  ] as const)('with %j is %s', (facts, answer) => {
    expect(trialAdequacy(trialOf(facts)).answer).toBe(answer);
  });

  it('explains dose, weeks and adherence, and says what was stated', () => {
    expect(trialAdequacy(trialOf()).findings.map(({ text }) => text)).toEqual([
      'dose 100 mg, at least the minimum of 50 mg',
      '6 weeks at the dose',
      'taken as agreed',
    ]);
    const stated = trialAdequacy(trialOf({ drugId: 'moclobemide', isDoseAdequate: true }));
    expect(stated.isStated).toBe(true);
    expect(stated.findings[0]?.text).toBe('dose 100 mg: stated as adequate, no sourced minimum');
    expect(trialAdequacy(trialOf({ weeksAtDose: 1 })).findings[1]?.text).toBe(
      '1 week at the dose, 4 needed',
    );
  });

  it.each([
    ['none', 'yes'],
    ['partial', 'yes'],
    ['response', 'no'],
    ['intolerant', 'no'],
    ['unknown', 'unknown'],
  ] as const)('with outcome %s has failed: %s', (outcome, answer) => {
    expect(hasFailed({ outcome })).toBe(answer);
  });

  it('is of an antidepressant in its own right; what is added to another is augmentation', () => {
    expect(isTrial(trialOf())).toBe(true);
    expect(isTrial(trialOf({ augmentationOfId: 'x' }))).toBe(false);
    expect(isAugmentation(trialOf({ augmentationOfId: 'x' }))).toBe(true);
    expect(isAugmentation(trialOf({ drugId: 'lithium' }))).toBe(true);
    expect([isTrial(ectOf()), isAugmentation(ectOf())]).toEqual([false, false]);
  });
});

describe('a drug of the list', () => {
  it('has an id, a name and a class of its own', () => {
    expect(new Set(drugIds).size).toBe(drugIds.length);
    for (const { id } of listedDrugs) expect(findDrug(id)?.id).toBe(id);
    expect(findDrug('other')).toBeUndefined();
  });

  it('that is not listed goes by its written name and class', () => {
    const other = trialOf({
      drugId: 'other',
      otherName: 'tianeptine',
      otherClass: 'other-antidepressant',
    });
    expect([drugName(other), drugClassOf(other), isAntidepressant(other)]).toEqual([
      'tianeptine',
      'other-antidepressant',
      true,
    ]);
    expect(drugName({ drugId: null, otherName: null, otherClass: null })).toBe('not named');
  });
});

describe('a treatment in words', () => {
  it.each([
    [trialOf(), 'sertraline'],
    [ectOf(), 'Electroconvulsive therapy, bilateral'],
    [ectOf({ electrodes: 'unknown' }), 'Electroconvulsive therapy'],
    [ectOf({ kind: 'psychotherapy', electrodes: null, otherName: 'CBT' }), 'Psychotherapy: CBT'],
    [ectOf({ kind: 'tms', electrodes: null }), 'Transcranial magnetic stimulation'],
  ])('has a title', (facts, title) => {
    expect(priorTreatmentTitle(facts)).toBe(title);
  });

  it.each([
    [{}, 'Jun 2025 to Sep 2025'],
    [{ stoppedOn: null, isOngoing: true }, 'since Jun 2025'],
    [{ stoppedOn: null }, 'from Jun 2025, end not known'],
    [{ startedOn: null }, 'start not known, until Sep 2025'],
    [{ startedOn: null, stoppedOn: null }, 'dates not known'],
    [{ startedOn: null, stoppedOn: null, isOngoing: true }, 'ongoing, start not known'],
  ])('spans %j: %s', (facts, words) => {
    expect(treatmentSpan(trialOf(facts))).toBe(words);
  });

  it('went on at a day as far as its dates say', () => {
    const on = (facts: object) => wentOnAfter(trialOf(facts), '2025-06-15');
    expect(on({ startedOn: '2020', stoppedOn: '2025-06-15' })).toBe('yes');
    expect(on({ startedOn: '2020', stoppedOn: '2025-06-14' })).toBe('no');
    expect(on({ startedOn: '2020', stoppedOn: '2025-06' })).toBe('unknown');
    expect(on({ startedOn: '2025-06-15', stoppedOn: null })).toBe('yes');
    expect(on({ startedOn: '2025-06', stoppedOn: null })).toBe('unknown');
    expect(on({ startedOn: null, stoppedOn: null, isOngoing: true })).toBe('yes');
  });
});
