import { addressOf, isNarrowed, outcomeQuestionOf, withoutFilters } from './outcome-query';

const today = '2026-11-28';
const responsible = '0198c0de-0000-7000-8000-000000000001';

describe('the question of the address', () => {
  it('is the last 24 months of everybody where nothing is said', () => {
    expect(outcomeQuestionOf({}, today)).toEqual({
      from: '2024-11-29',
      to: today,
      instrumentId: 'phq9',
    });
  });

  it('takes over every filter', () => {
    const address = {
      ...{ from: '2026-01-01', to: '2026-06-30', instrument: 'gad7', sex: 'male', age: '30-44' },
      ...{ protocol: 'glabellar-depression', product: 'onabotulinumtoxinA', dose: '25-34' },
      ...{ resistance: 'moderate', responsible, diagnosis: 'F33', site: 'none' },
    };
    expect(outcomeQuestionOf(address, today)).toEqual({
      ...{ from: '2026-01-01', to: '2026-06-30', instrumentId: 'gad7', sex: 'male' },
      ...{ protocolId: 'glabellar-depression', productId: 'onabotulinumtoxinA', doseBand: '25-34' },
      ...{ ageBand: '30-44', resistance: 'moderate', responsibleId: responsible },
      diagnosisCode: 'F33',
      careSite: 'none',
    });
  });

  it.each([
    ['a date that does not exist', { from: '2026-02-30' }],
    ['a questionnaire of nobody', { instrument: 'none' }],
    ['a protocol that is no id', { protocol: 'No id' }],
    ['a dose without its product', { dose: '25-34' }],
    ['an age that is no band', { age: '31' }],
    ['a person who is no id', { responsible: 'Reyes' }],
    ['a sex that is none', { sex: 'x' }],
    ['a stage that is none', { resistance: 'IV' }],
    ['a diagnosis that is no code', { diagnosis: 'F3' }],
  ])('leaves out %s', (_, address) => {
    expect(outcomeQuestionOf(address, today)).toEqual(outcomeQuestionOf({}, today));
  });

  it('is the last day alone where the period ends before it begins', () => {
    const question = outcomeQuestionOf({ from: '2026-05-01', to: '2026-04-01' }, today);
    expect([question.from, question.to]).toEqual(['2026-04-01', '2026-04-01']);
  });

  it('is the one that its address asks again', () => {
    const address = {
      ...{ from: '2026-01-01', to: '2026-06-30', instrument: 'gad7', sex: 'male', age: '30-44' },
      ...{ protocol: 'glabellar-depression', product: 'onabotulinumtoxinA', dose: '25-34' },
      ...{ resistance: 'moderate', responsible, diagnosis: 'F33', site: 'none' },
    };
    expect(addressOf(outcomeQuestionOf(address, today))).toEqual(address);
  });

  it('says whether a filter leaves somebody out', () => {
    expect(isNarrowed(outcomeQuestionOf({ from: '2026-05-01' }, today))).toBe(false);
    for (const name of Object.keys(withoutFilters).filter((one) => one !== 'dose')) {
      const values: Record<string, string> = {
        ...{ protocol: 'glabellar-depression', product: 'onabotulinumtoxinA', sex: 'female' },
        ...{
          age: '18-29',
          resistance: 'not-computable',
          responsible,
          diagnosis: 'F32.1',
          site: 'x',
        },
      };
      expect(isNarrowed(outcomeQuestionOf({ [name]: values[name] }, today))).toBe(true);
    }
  });
});
