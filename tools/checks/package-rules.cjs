/** What must hold of the packages of a lockfile. CommonJS, so that it runs on any Node and below Jest alike. */

const REGISTRY = 'https://registry.npmjs.org/';

/** Licences of packages that go to whoever runs the product: all let it be used and passed on without conditions on ours. */
const allowedLicences = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0'],
  ...['ISC', 'MIT', 'MIT-0', 'PostgreSQL', 'Unlicense'],
]);

/** Packages with another licence that are taken all the same, and why. */
const exceptions = {
  '@fontsource-variable/inter': ['OFL-1.1', 'a font, served unchanged with its licence beside it'],
  argparse: ['Python-2.0', 'permissive; @nestjs/swagger brings it with js-yaml'],
  'ical.js': ['MPL-2.0', 'its conditions end at its own files, which are used unchanged'],
};

/** 'node_modules/a/node_modules/@b/c' is the package '@b/c'. */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Every rule that the packages break, one sentence each.
 *
 * @param {{ dependencies?: object, devDependencies?: object }} manifest package.json
 * @param {{ packages: Record<string, object> }} lock package-lock.json
 */
function packageComplaints(manifest, lock) {
  const packages = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ path, name: nameOf(path), ...entry }));
  return [
    ...angularComplaints(manifest, packages),
    ...packages.flatMap(originComplaints),
    ...licenceComplaints(packages.filter(({ dev }) => !dev)),
  ];
}

/** The parts of Angular are made for each other: they come in one version, and package.json asks for exactly that one. */
function angularComplaints(manifest, packages) {
  const isAngular = (name) => name.startsWith('@angular/');
  const installed = packages.filter(({ name }) => isAngular(name));
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const versions = new Set([
    ...installed.map(({ version }) => version),
    ...asked.filter(([name]) => isAngular(name)).map(([, version]) => version),
  ]);
  if (versions.size <= 1) return [];
  return [`@angular/* comes in ${versions.size} versions: ${[...versions].sort().join(', ')}`];
}

/** A lockfile that names no address leaves it to the registry that npm is set to; one that names another is a way in. */
function originComplaints({ path, resolved, integrity, link, optional, dev }) {
  const complaints = [];
  if (link || (resolved !== undefined && !resolved.startsWith(REGISTRY))) {
    complaints.push(`${path} comes from ${resolved ?? 'a folder'}, not from ${REGISTRY}`);
  }
  // Programs of the tools for other machines than the one that wrote the lockfile have none.
  const isOfOtherMachine = optional && dev && integrity === undefined;
  if (!isOfOtherMachine && !/^sha512-/.test(integrity ?? '')) {
    complaints.push(
      `${path} has no sha512 in the lockfile: whatever is served under its name is taken`,
    );
  }
  return complaints;
}

function licenceComplaints(packages) {
  const used = new Set();
  const complaints = packages.flatMap(({ path, name, license }) => {
    const [excepted] = exceptions[name] ?? [];
    if (excepted !== undefined && excepted === license) {
      used.add(name);
      return [];
    }
    return isAllowed(license) ? [] : [`${path} is under ${license ?? 'no licence that it names'}`];
  });
  const unused = Object.keys(exceptions).filter((name) => !used.has(name));
  return [...complaints, ...unused.map((name) => `${name} needs no exception any more`)];
}

/** True for an SPDX expression that allowed licences satisfy; OR binds weaker than AND, and no package nests them. */
function isAllowed(expression) {
  if (typeof expression !== 'string') return false;
  const choices = expression.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((id) => allowedLicences.has(id)));
}

module.exports = { packageComplaints };
