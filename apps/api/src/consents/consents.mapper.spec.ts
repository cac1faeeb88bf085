import { everyTreatment } from '@glabella/domain/treatment';
import { toSessionConsents } from './consents.mapper';

describe('what a session is judged by', () => {
  it('has the off-label point of a text of before points had a reach asked in every treatment', () => {
    const only = { kind: 'only' as const, protocolIds: ['axillary-hyperhidrosis'] };
    const { offLabelPoints } = toSessionConsents([], 'course', {
      asked_again: [],
      kept_from: null,
      off_label_points: [
        { version: 1, askedIn: null },
        { version: 2, askedIn: only },
      ],
    });
    expect(offLabelPoints).toEqual([
      { version: 1, askedIn: everyTreatment },
      { version: 2, askedIn: only },
    ]);
  });

  it('is nothing where nothing is on record', () => {
    expect(toSessionConsents([], 'course', null)).toEqual({
      consents: { given: [], withdrawn: [], askedAgain: [], keptFrom: null },
      offLabelPoints: [],
    });
  });
});
