import { timeZoneChoices } from './time-zone-choices';

describe('timeZoneChoices', () => {
  it('offers UTC and the present zone, each once and in order, even if the browser lists neither', () => {
    jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/Berlin', 'Africa/Lagos']);
    expect(timeZoneChoices('Asia/Old_Name')).toEqual([
      'Africa/Lagos',
      'Asia/Old_Name',
      'Europe/Berlin',
      'UTC',
    ]);
    expect(timeZoneChoices('UTC')).toEqual(['Africa/Lagos', 'Europe/Berlin', 'UTC']);
    jest.restoreAllMocks();
  });
});
