import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mutants } from './mutants';

const apps = join(__dirname, '../../..');
const tests = join(apps, 'api-e2e/src');
const specs = readdirSync(tests, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
  .map((entry) => relative(tests, join(entry.parentPath, entry.name)));

/** The long run of all mutants is rare: a list that the source has left behind is found here, at every change. */
describe('the list of guards that are taken out', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'finds in the source, once: %s',
    (_, { file, find }) => {
      const source = readFileSync(join(apps, 'api/src', file), 'utf8');
      expect(source.split(find)).toHaveLength(2);
    },
  );

  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'names a test that is there: %s',
    (_, mutant) => {
      const files = specs.filter((path) => new RegExp(mutant.spec).test(path));
      const titles = files.flatMap((path) => titlesIn(readFileSync(join(tests, path), 'utf8')));
      expect(titles.filter((title) => new RegExp(mutant.tests).test(title))).not.toEqual([]);
    },
  );
});

/** What the blocks, tests and rows of tables of a file are called. */
function titlesIn(source: string): string[] {
  const title = /\b(?:describe|it)(?:\.each[^\n]*)?\(\s*(?:`|'|")((?:\\.|[^\\])*?)(?:`|'|")/g;
  const each = /\]\s*\)\(\s*(?:`|'|")((?:\\.|[^\\])*?)(?:`|'|")/g;
  const row = /^\s*\[\s*(?:`|'|")((?:\\.|[^\\])*?)(?:`|'|"),/gm;
  return [title, each, row].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, text]) => text ?? ''),
  );
}
