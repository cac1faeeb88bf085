import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '..');
const declared = /(?:: Statement(?:<[^>]*>)? = \{\s*name: |= statementOfIds\(\s*)'([^']+)'/g;

/** The name of every prepared statement with the file that declares it. */
function statementNames(): { name: string; file: string }[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(declared)].map(([, name = '']) => ({
        name,
        file,
      })),
    );
}

describe('prepared statements', () => {
  it('each have a name of their own: a connection that knows another text by it refuses', () => {
    const filesOf = new Map<string, string[]>();
    for (const { name, file } of statementNames()) {
      filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
    }
    expect(filesOf.size).toBeGreaterThan(20);
    expect([...filesOf].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
