import { gad7, phq9 } from '@glabella/domain/instruments';
import { comparisonDefinitions } from './comparison-definitions';
import { defaultOutcomeThresholds } from './thresholds';

const textOf = (term: string, ...question: Parameters<typeof comparisonDefinitions>) =>
  comparisonDefinitions(...question).find((one) => one.term === term)?.text;

describe('who is compared', () => {
  it('is said with the numbers in force', () => {
    expect(textOf('Comparable', phq9)).toContain(
      '14 days up to the first injection, of 10 or more',
    );
    expect(textOf('Total of a week', phq9)).toContain('7 days either side up to week 8, 14 after');
    expect(textOf('Hidden', phq9)).toContain('fewer than 20');
  });

  it('names no least baseline for a response where the instrument has none', () => {
    expect(textOf('Comparable', gad7)).toContain('up to the first injection, of more than 0. ');
  });

  it('says that whoever refused the use of their data is left out', () => {
    expect(textOf('Comparable', phq9)).toContain(
      'Left out is whoever refused the use of their data. Nothing else is matched',
    );
  });

  it('follows the practice’s window', () => {
    const { visitTolerance } = defaultOutcomeThresholds;
    const practice = {
      ...defaultOutcomeThresholds,
      visitTolerance: { ...visitTolerance, earlyDays: 5 },
    };
    expect(textOf('Total of a week', phq9, practice)).toContain('5 days either side');
  });
});
