import { thresholdsWith } from '@glabella/domain/outcomes';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { rulesOf } from './rules-of';

const published = thresholdsWith({});
const conditionOf = (kind: string, ...question: Parameters<typeof rulesOf>) =>
  rulesOf(...question).find((rule) => rule.kind === kind)?.condition;

describe('the rules of a protocol in the list', () => {
  it('speak of its own measure', () => {
    expect(conditionOf('measure-overdue', glabellarDepression, published)).toContain(
      'of the PHQ-9',
    );
    expect(conditionOf('measure-overdue', axillaryHyperhidrosis, published)).toContain(
      'a total of the HDSS that counts',
    );
    expect(conditionOf('worsening', axillaryHyperhidrosis, published)).toBeUndefined();
    // Nobody is called off track by a fall of grades, so no rule says it.
    expect(conditionOf('no-response', axillaryHyperhidrosis, published)).toBeUndefined();
    expect(conditionOf('no-response', glabellarDepression, published)).toContain('latest PHQ-9');
  });

  it('name its own interval', () => {
    const interval = { ...glabellarDepression.interval, acknowledgeUnderDays: 112 };
    const later = { ...glabellarDepression, interval };
    expect(conditionOf('reinjection-window', later, published)).toContain('112 days back');
    expect(conditionOf('reinjection-window', glabellarDepression, published)).toContain('90 days');
  });

  it('name its own response', () => {
    const responseRule = { kind: 'percent-fall', instrument: 'phq9', percent: 40 } as const;
    const own = { ...glabellarDepression, responseRule };
    expect(conditionOf('no-response', own, published)).toContain('less than 40 % better');
  });
});
