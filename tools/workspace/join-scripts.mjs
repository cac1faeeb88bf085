/**
 * Joins the small scripts of a dashboard build that many pages share: the bundler makes one for each set of pages that needs
 * the same, some forty for a page, and each costs a browser time of its own. Run as `node join-scripts.mjs FOLDER`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { rolldown } from 'rolldown';

/** Larger scripts stay what they are: a page that needs one part of the small ones should not wait for them. */
const SMALL_BYTES = 20_000;
/** Scripts that fewer pages share stay apart. */
const SHARED_BY = 3;
/** The page that everybody meets first, by its element: what it needs is one script, and no other page's is in it. */
const FIRST_PAGE = 'glabella-sign-in';

const scriptName = /[\w~-]+\.js/g;

/** @param {string} folder of the built dashboard, with its index.html and all its scripts */
export async function joinScripts(folder) {
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  const before = await readScripts(folder);
  const first = runAtOnce(index.match(scriptName) ?? [], before);
  const onDemand = [...before.values()].flatMap((script) => script.onDemand);
  const pages = new Set(onDemand.filter((name) => !first.has(name)));
  const after = new Map(await joinedPages(folder, { pages, first, met: metFirst(pages, before) }));
  for (const name of first) after.set(name, before.get(name).text);
  const named = renamer(after, leavesThatStay(first, before));
  for (const name of before.keys()) rmSync(join(folder, name));
  for (const [name, text] of after) writeFileSync(join(folder, named(name)), named(text));
  writeFileSync(join(folder, 'index.html'), named(index));
}

/** Every script by its name: its text, what it imports when it is loaded, and on demand. */
async function readScripts(folder) {
  await init;
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const own = parse(text)[0].filter(({ n }) => n?.startsWith('./'));
      const named = (some) => some.map(({ n }) => basename(n));
      return [
        name,
        {
          text,
          imports: named(own.filter(({ d }) => d === -1)),
          onDemand: named(own.filter(({ d }) => d >= 0)),
        },
      ];
    }),
  );
}

/** The names of the scripts that a page loads before anything else, with all that they import. */
function runAtOnce(names, scripts) {
  const all = new Set(names);
  for (const name of all) for (const next of scripts.get(name).imports) all.add(next);
  return all;
}

/** What the page needs that everybody meets first. */
function metFirst(pages, scripts) {
  const isIt = (name) => scripts.get(name).text.includes(`[\`${FIRST_PAGE}\`]`);
  const page = [...pages].find(isIt);
  if (!page) throw new Error(`No page of the build is <${FIRST_PAGE}>`);
  const needed = runAtOnce([page], scripts);
  needed.delete(page);
  return needed;
}

/** The scripts of the pages, [name, text]: what the first page needs in one, what some pages need in another. */
async function joinedPages(folder, { pages, first, met }) {
  const bundle = await rolldown({
    cwd: folder,
    input: Object.fromEntries(
      [...pages].map((name) => [basename(name, '.js'), join(folder, name)]),
    ),
    preserveEntrySignatures: 'strict',
    plugins: [
      {
        name: 'leave-first-scripts',
        resolveId: (source) =>
          first.has(basename(source)) ? { id: `./${basename(source)}`, external: true } : null,
      },
    ],
  });
  const { output } = await bundle.generate({
    minify: { mangle: false, compress: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'basic', test: (id) => met.has(basename(id)), priority: 1 },
        { name: 'shared', minShareCount: SHARED_BY, maxModuleSize: SMALL_BYTES },
      ],
    },
  });
  await bundle.close();
  return output.map(({ fileName, code }) => [fileName, code]);
}

/** The first scripts that name no page, also not through others: what was joined leaves them as they are. */
function leavesThatStay(first, scripts) {
  const namesNoPage = (name) => scripts.get(name).onDemand.length === 0;
  return new Set([...first].filter((name) => [...runAtOnce([name], scripts)].every(namesNoPage)));
}

/**
 * Puts a mark of all that was built into every name, in any text, but for those that stay. Browsers keep a script for a year by its
 * name, and what the bundler named has changed: it imports joined scripts, which change with any of their parts.
 */
function renamer(scripts, stay) {
  const all = createHash('sha256');
  for (const name of [...scripts.keys()].sort()) all.update(name).update(scripts.get(name));
  const mark = all.digest('hex').slice(0, 8);
  return (text) =>
    text.replace(scriptName, (name) =>
      scripts.has(name) && !stay.has(name) ? `${basename(name, '.js')}-${mark}.js` : name,
    );
}

if (argv[1] === fileURLToPath(import.meta.url)) await joinScripts(resolve(argv[2]));
