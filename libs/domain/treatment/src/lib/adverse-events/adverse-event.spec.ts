import * as fc from 'fast-check';
import { isEndingOutcome, isOpenEvent, isSeriousEvent, seriousnessOf } from './adverse-event';
import {
  adverseEventActionIds,
  adverseEventActionLabels,
  adverseEventOutcomeIds,
  adverseEventOutcomeLabels,
  relatednessIds,
  relatednessLabels,
  seriousnessCriterionIds,
  seriousnessCriterionLabels,
} from './judgement';
import {
  adverseEventGroups,
  adverseEventTermIds,
  adverseEventTerms,
  findAdverseEventTerm,
  isRedFlagTerm,
} from './terms';

describe('the terms of adverse events', () => {
  it('are each code once, in the order of the form, with a source', () => {
    expect(adverseEventTerms.map(({ id }) => id)).toEqual(adverseEventTermIds);
    expect(adverseEventTerms.every(({ source }) => source.label !== '')).toBe(true);
    const groups = adverseEventTerms.map(({ group }) => group);
    expect([...new Set(groups)]).toEqual(adverseEventGroups.map(({ id }) => id));
  });

  it('have swallowing and breathing, and nothing else, as red flags', () => {
    expect(adverseEventTermIds.filter(isRedFlagTerm)).toEqual(['dysphagia', 'dyspnoea']);
  });

  it('ask for words with "other" alone', () => {
    const asking = adverseEventTerms.filter(({ needsWords }) => needsWords);
    expect(asking.map(({ id }) => id)).toEqual(['other']);
  });

  it('are found by their code only', () => {
    expect(findAdverseEventTerm('dysphagia')?.label).toBe('Trouble swallowing');
    expect(findAdverseEventTerm('Dysphagia')).toBeUndefined();
    expect(findAdverseEventTerm('')).toBeUndefined();
  });

  it.each([
    [seriousnessCriterionIds, seriousnessCriterionLabels],
    [relatednessIds, relatednessLabels],
    [adverseEventActionIds, adverseEventActionLabels],
    [adverseEventOutcomeIds, adverseEventOutcomeLabels],
  ])('and the answers to %j have words of their own', (ids, labels) => {
    expect(Object.keys(labels)).toEqual(ids);
    expect(new Set(Object.values(labels)).size).toBe(ids.length);
  });
});

describe('whether an adverse event is open', () => {
  it.each([
    ['ongoing', true],
    ['resolving', true],
    ['unknown', true],
    ['resolved', false],
    ['resolved-with-sequelae', false],
    ['fatal', false],
  ] as const)('with the outcome %s: %s', (outcome, isOpen) => {
    expect(isOpenEvent({ outcome })).toBe(isOpen);
    expect(isEndingOutcome(outcome)).toBe(!isOpen);
  });
});

describe('whether an adverse event is serious', () => {
  it.each([
    ['headache', null, 'not-judged'],
    ['headache', [], 'not-serious'],
    ['headache', ['hospitalisation'], 'serious'],
    ['suicidality', [], 'not-serious'],
    ['suicidality', ['life-threatening'], 'serious'],
    ['muscle-weakness', [], 'not-serious'],
    ['dysphagia', null, 'serious'],
    ['dysphagia', [], 'serious'],
    ['dyspnoea', [], 'serious'],
    ['other', ['medically-important'], 'serious'],
  ] as const)('%s with the criteria %j: %s', (termId, seriousness, answer) => {
    expect(seriousnessOf({ termId, seriousness })).toBe(answer);
    expect(isSeriousEvent({ termId, seriousness })).toBe(answer === 'serious');
  });

  it('never becomes less by one more criterion', () => {
    const anyTerm = fc.constantFrom(...adverseEventTermIds);
    const anyCriteria = fc.subarray([...seriousnessCriterionIds]);
    fc.assert(
      fc.property(anyTerm, anyCriteria, anyCriteria, (termId, some, more) => {
        const before = isSeriousEvent({ termId, seriousness: some });
        const after = isSeriousEvent({ termId, seriousness: [...new Set([...some, ...more])] });
        expect(after || !before).toBe(true);
      }),
    );
  });
});
