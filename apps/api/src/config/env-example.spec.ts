import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readEnvironment, settingNames } from './environment';
import { workspaceRoot } from './workspace-root';

const text = readFileSync(join(workspaceRoot(), '.env.example'), 'utf8');
const given = parseEnv(text);

describe('.env.example', () => {
  it('names every setting that the program reads, and no other', () => {
    expect(Object.keys(given).sort()).toEqual([...settingNames].sort());
  });

  it('gives each its default: a copy of it changes nothing', () => {
    expect(readEnvironment(given)).toEqual(readEnvironment({}));
  });

  it('says in a line above each what it does', () => {
    const lines = text.split('\n');
    const bare = lines.filter(
      (line, at) => /^\w+=/.test(line) && !/^# .{20,}$/.test(lines[at - 1] ?? ''),
    );
    expect(bare).toEqual([]);
  });

  it('holds no secret', () => {
    const secrets = Object.entries(given).filter(([name]) => settingNames.includes(`${name}_FILE`));
    expect(secrets.map(([, value]) => value)).toEqual(['', '', '', '']);
  });
});
