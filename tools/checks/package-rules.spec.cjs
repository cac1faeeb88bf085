const { packageComplaints } = require('./package-rules.cjs');

const integrity = 'sha512-AAAA';
const manifest = {
  dependencies: { '@angular/core': '22.2.6' },
  devDependencies: { '@angular/cli': '22.2.6' },
};
const sound = {
  '': { name: 'sample' },
  'node_modules/@angular/core': { version: '22.2.6', integrity, license: 'MIT' },
  'node_modules/@angular/cli': { version: '22.2.6', integrity, license: 'MIT', dev: true },
  'node_modules/@fontsource-variable/inter': { version: '5.3.0', integrity, license: 'OFL-1.1' },
  'node_modules/argparse': { version: '2.0.1', integrity, license: 'Python-2.0' },
  'node_modules/ical.js': { version: '2.2.1', integrity, license: 'MPL-2.0' },
  'node_modules/either': { version: '1.0.0', integrity, license: '(GPL-3.0 OR MIT)' },
  'node_modules/a-tool': { version: '1.0.0', integrity, license: 'MPL-2.0', dev: true },
  'node_modules/a-tool/node_modules/fetched': {
    version: '1.0.0',
    resolved: 'https://registry.npmjs.org/fetched/-/fetched-1.0.0.tgz',
    integrity,
    license: 'MIT',
  },
  'node_modules/program-of-another-machine': { version: '1.0.0', dev: true, optional: true },
};
const complaintsWith = (changes, asked = manifest) =>
  packageComplaints(asked, { packages: { ...sound, ...changes } });

describe('the packages of a lockfile', () => {
  it('are sound', () => {
    expect(complaintsWith({})).toEqual([]);
  });

  it.each([
    ['installed', { version: '22.2.5', integrity, license: 'MIT' }],
    ['installed below another', { version: '21.0.0', integrity, license: 'MIT', dev: true }],
  ])('hold one Angular: another one %s', (_, other) => {
    const complaints = complaintsWith({ 'node_modules/x/node_modules/@angular/forms': other });
    expect(complaints).toEqual([expect.stringMatching(/^@angular\/\* comes in 2 versions/)]);
  });

  it('hold the Angular that package.json asks for, exactly', () => {
    const range = { dependencies: { '@angular/core': '^22.2.6' } };
    expect(complaintsWith({}, range)).toEqual([expect.stringContaining('^22.2.6')]);
  });

  it.each([
    ['another registry', { resolved: 'https://registry.example/evil.tgz' }],
    ['a name that only begins like it', { resolved: 'https://registry.npmjs.org.example/x.tgz' }],
    ['plain http', { resolved: 'http://registry.npmjs.org/evil/-/evil-1.0.0.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@github.com/evil/evil.git#abc' }],
    ['a folder', { resolved: '../evil', link: true }],
  ])('come from the registry: not from %s', (_, from) => {
    const evil = { version: '1.0.0', integrity, license: 'MIT', ...from };
    expect(complaintsWith({ 'node_modules/evil': evil })).toEqual([
      expect.stringMatching(/^node_modules\/evil comes from .+, not from/),
    ]);
  });

  it.each([
    ['no checksum', {}],
    ['a weak one', { integrity: 'sha1-AAAA' }],
    ['none, optional in the product', { optional: true }],
  ])('carry a checksum: not %s', (_, entry) => {
    const bare = { version: '1.0.0', license: 'MIT', ...entry };
    expect(complaintsWith({ 'node_modules/bare': bare })).toEqual([
      expect.stringContaining('node_modules/bare has no sha512'),
    ]);
  });

  it.each(['GPL-3.0', 'MIT AND AGPL-3.0', 'UNLICENSED', undefined, 'SEE LICENSE IN LICENSE'])(
    'may be passed on: not under %s',
    (license) => {
      const bound = { version: '1.0.0', integrity, license };
      expect(complaintsWith({ 'node_modules/bound': bound })).toHaveLength(1);
      expect(complaintsWith({ 'node_modules/bound': { ...bound, dev: true } })).toEqual([]);
    },
  );

  it('are excepted under the licence that was looked at, and only while they need it', () => {
    const changed = { version: '3.0.0', integrity, license: 'GPL-3.0' };
    expect(complaintsWith({ 'node_modules/ical.js': changed })).toContain(
      'node_modules/ical.js is under GPL-3.0',
    );
    const free = { version: '3.0.0', integrity, license: 'MIT' };
    expect(complaintsWith({ 'node_modules/ical.js': free })).toEqual([
      'ical.js needs no exception any more',
    ]);
  });
});
