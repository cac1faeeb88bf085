import {
  caseloadAddress,
  caseloadQueryOf,
  caseloadSearchOf,
  isNarrowed,
  plainCaseload,
} from './caseload-query';

describe('what stands in the address of the caseload', () => {
  it('is the plain list for nothing, and for anything that is no choice', () => {
    expect(caseloadQueryOf({})).toEqual(plainCaseload);
    const strange = {
      scope: 'all',
      show: 'x',
      sort: 'id',
      kind: 'y',
      protocol: 'Z z',
      product: 'q',
    };
    expect(caseloadQueryOf(strange)).toEqual(plainCaseload);
  });

  it('is read and written the same', () => {
    const query = {
      scope: 'practice',
      show: 'everybody',
      sort: 'name',
      kind: 'relapse',
      protocol: 'glabellar-depression',
      product: 'onabotulinumtoxinA',
    } as const;
    const address = caseloadAddress(query);
    expect(caseloadQueryOf(address as Record<string, string>)).toEqual(query);
    expect(caseloadAddress(plainCaseload)).toEqual({
      scope: null,
      show: null,
      sort: null,
      kind: null,
      protocol: null,
      product: null,
    });
  });

  it('becomes the search that is sent', () => {
    expect(caseloadSearchOf(plainCaseload)).toEqual({
      scope: 'mine',
      show: 'waiting',
      sort: 'urgency',
      limit: 50,
    });
    expect(caseloadSearchOf({ ...plainCaseload, kind: 'relapse' }, 'next')).toMatchObject({
      kinds: ['relapse'],
      cursor: 'next',
    });
  });

  it('narrows by a filter, not by a tab or an order', () => {
    expect(isNarrowed({ ...plainCaseload, scope: 'practice', sort: 'name' })).toBe(false);
    expect(isNarrowed({ ...plainCaseload, kind: 'relapse' })).toBe(true);
    expect(isNarrowed({ ...plainCaseload, show: 'set-aside' })).toBe(true);
  });
});
