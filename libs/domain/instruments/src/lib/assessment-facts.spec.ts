import {
  assessmentModeLabels,
  assessmentModes,
  missingReasonLabels,
  missingReasons,
} from './assessment-facts';

describe('the facts of an assessment', () => {
  it('has different words for every way it can be taken', () => {
    const labels = assessmentModes.map((mode) => assessmentModeLabels[mode]);
    expect(new Set(labels).size).toBe(assessmentModes.length);
    expect(Object.keys(assessmentModeLabels)).toEqual([...assessmentModes]);
  });

  it('has different words for every reason why there is no total', () => {
    const labels = missingReasons.map((reason) => missingReasonLabels[reason]);
    expect(labels).toEqual(['Patient declined', 'Not possible', 'Not asked']);
    expect(Object.keys(missingReasonLabels)).toEqual([...missingReasons]);
  });
});
