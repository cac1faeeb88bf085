import { careSiteListSchema } from './care-sites';

const site = (code: string, name: string, isClosed = false) => ({ code, name, isClosed });
const issuesOf = (sites: readonly object[]): string[] =>
  (careSiteListSchema.safeParse(sites).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('the list of sites of care', () => {
  it.each([
    ['none', [], []],
    ['two', [site('a', 'Main'), site('b', 'River', true)], []],
    ['a code twice', [site('a', 'Main'), site('a', 'River')], ['1.code']],
    ['a name twice, spelled otherwise', [site('a', 'Main'), site('b', ' MAIN ')], ['1.name']],
    ['no name', [site('a', ' ')], ['0.name']],
    ['the word for "not recorded"', [site('none', 'Main')], ['0.code']],
  ])('with %s', (_, sites, issues) => {
    expect(issuesOf(sites)).toEqual(issues);
  });
});
