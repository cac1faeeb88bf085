import { agreedVersionFaults, versionInForce, type DatedVersion } from './consent-versions';

const versions: DatedVersion[] = [
  { version: 3, asksAgain: false, publishedOn: '2026-06-01' },
  { version: 2, asksAgain: true, publishedOn: '2026-04-23' },
  { version: 1, asksAgain: false, publishedOn: '2026-02-01' },
];

describe('the version of the text in force', () => {
  it.each([
    ['2025-11-05', 1],
    ['2026-04-22', 1],
    ['2026-04-23', 2],
    ['2026-05-31', 2],
    ['2026-06-01', 3],
  ])('on %s is %i', (on, version) => {
    expect(versionInForce(versions, on)).toBe(version);
    expect(versionInForce(versions.toReversed(), on)).toBe(version);
  });

  it('is the shipped one where nobody has used it yet', () => {
    expect(
      versionInForce([{ version: 1, asksAgain: false, publishedOn: null }], '2026-01-01'),
    ).toBe(1);
  });
});

describe('the version that was agreed to, where version 2 asks everybody again from 23 April on', () => {
  it.each([
    [1, '2026-01-05', 0],
    [1, '2026-05-05', 0],
    [2, '2026-01-05', 1],
    [2, '2026-04-22', 1],
    [2, '2026-04-23', 0],
    [3, '2026-04-22', 1],
    [3, '2026-05-01', 0],
  ])('%i on %s: %i faults', (documentVersion, agreedOn, count) => {
    const faults = agreedVersionFaults({ documentVersion, agreedOn }, versions);
    expect(faults).toHaveLength(count);
    for (const { field, message } of faults) {
      expect(field).toBe('documentVersion');
      expect(message).toContain('Version 2 asks everybody again from 23 Apr 2026 on');
    }
  });
});
