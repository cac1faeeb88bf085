import { gad7, phq9 } from '@glabella/domain/instruments';
import { cycleDefinitions } from './cycle-definitions';
import { defaultOutcomeThresholds } from './thresholds';

const textOf = (term: string, ...question: Parameters<typeof cycleDefinitions>) =>
  cycleDefinitions(...question).find((one) => one.term === term)?.text;

describe('the words of the table of cycles', () => {
  it('name the thresholds in force', () => {
    expect(textOf('Onset', phq9)).toBe('The first visit at least 20 % below the total before.');
    expect(textOf('Wear-off', phq9)).toContain('5 points or more above the best of the cycle');
    expect(textOf('Wear-off', phq9)).toContain(
      'None where every visit was above the total before.',
    );
    expect(textOf('Before', phq9)).toContain('14 days');
  });

  it('name the practice’s where it has set another', () => {
    const { onsetPercent } = defaultOutcomeThresholds;
    const practice = { ...defaultOutcomeThresholds, onsetPercent: { ...onsetPercent, value: 25 } };
    expect(textOf('Onset', phq9, practice)).toContain('at least 25 %');
  });

  it('state no wear-off where the instrument has no threshold', () => {
    expect(textOf('Wear-off', gad7)).toBe('Not stated: no threshold is published for the GAD-7.');
  });

  it('turn round for an instrument on which higher is better', () => {
    const higher = { ...phq9, direction: 'higher-is-better' } as const;
    expect(textOf('Onset', higher)).toContain('above the total before');
    expect(textOf('Highest', higher)).toBeDefined();
  });

  it('each have a source', () => {
    for (const { source } of cycleDefinitions(phq9)) expect(source.label).not.toBe('');
  });
});
