import { citationLink } from './citation';

describe('where a citation can be opened', () => {
  it.each([
    ['its DOI', { label: 'A', doi: '10.1000/1' }, 'https://doi.org/10.1000/1'],
    ['its address', { label: 'A', url: 'https://example.org/a' }, 'https://example.org/a'],
    [
      'its DOI before its address',
      { label: 'A', doi: '10.1000/1', url: 'https://example.org/a' },
      'https://doi.org/10.1000/1',
    ],
    ['nowhere', { label: 'Practice rule' }, undefined],
  ])('%s', (_, citation, link) => {
    expect(citationLink(citation)).toBe(link);
  });
});
