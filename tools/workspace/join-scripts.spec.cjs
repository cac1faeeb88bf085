const { execFileSync } = require('node:child_process');
const { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const tool = join(__dirname, 'join-scripts.mjs');
const run = (...args) => execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' });

/** A build as the bundler writes it: what says in which order it runs, and shares scripts in every way. */
const build = {
  'index.html':
    '<link rel="modulepreload" href="chunk-coreAAAA.js">' +
    '<script src="polyfills-AAAAAAAA.js"></script><script src="main-AAAAAAAA.js"></script>',
  'polyfills-AAAAAAAA.js': 'globalThis.ran = [];',
  'main-AAAAAAAA.js':
    'import"./chunk-coreAAAA.js";ran.push("main");' +
    'for (const page of [()=>import("./chunk-signAAAA.js"),()=>import("./chunk-pageAAA1.js"),' +
    '()=>import("./chunk-pageAAA2.js"),()=>import("./chunk-pageAAA3.js")]) ran.push((await page()).name);',
  'chunk-coreAAAA.js': 'ran.push("core");export const core="core";',
  'chunk-fieldAAA.js':
    'import{core}from"./chunk-coreAAAA.js";ran.push("field");export const field=core+"+field";',
  'chunk-tableAAA.js':
    'import{field}from"./chunk-fieldAAA.js";ran.push("table");export const table=field+"+table";',
  'chunk-largeAAA.js': `/*${'x'.repeat(30_000)}*/ran.push("large");export const large="${'y'.repeat(30_000)}";`,
  'chunk-signAAAA.js':
    'import{field}from"./chunk-fieldAAA.js";ran.push("sign-in");export const name=field,on=[`glabella-sign-in`];',
  'chunk-pageAAA1.js':
    'import{table}from"./chunk-tableAAA.js";import{large}from"./chunk-largeAAA.js";ran.push(large.length);export const name=table+1;',
  'chunk-pageAAA2.js':
    'import{table}from"./chunk-tableAAA.js";ran.push("page 2");export const name=table+2;',
  'chunk-pageAAA3.js':
    'import{table}from"./chunk-tableAAA.js";import{field}from"./chunk-fieldAAA.js";ran.push("page 3");export const name=table+field;',
};

/** A part that three other pages share, in a release: the bundler names it and them by what is in them. */
const other = (release) => ({
  [`chunk-part-${release}.js`]: `ran.push("${release}");export const part="${release}";`,
  ...Object.fromEntries(
    [1, 2, 3].map((page) => [
      `chunk-more${page}-${release}.js`,
      `import{part}from"./chunk-part-${release}.js";ran.push(part);export const name=part+${page};`,
    ]),
  ),
  'main-AAAAAAAA.js': `${build['main-AAAAAAAA.js']}for (const page of [${[1, 2, 3]
    .map((page) => `()=>import("./chunk-more${page}-${release}.js")`)
    .join()}]) ran.push((await page()).name);`,
});

describe('joining the scripts of a build', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glabella-join-'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  };
  const scripts = () => readdirSync(folder).filter((name) => name.endsWith('.js'));
  const named = (start) => scripts().find((name) => name.startsWith(start)) ?? '';
  const textOf = (name) => readFileSync(join(folder, name), 'utf8');
  /** What the build does, in its order, as its index loads it. */
  const ran = () => {
    const index = textOf('index.html');
    const [polyfills, main] = [...index.matchAll(/src="([^"]+)"/g)].map(([, name]) => name);
    const source = `await import("./${polyfills}");await import("./${main}");console.log(JSON.stringify(ran))`;
    writeFileSync(join(folder, 'run.mjs'), source);
    return JSON.parse(run(join(folder, 'run.mjs')));
  };

  it('makes fewer of them, and the same runs', () => {
    write(build);
    const before = ran();
    expect(before).toContain('core+field+table2');
    run(tool, folder);
    expect([...ran()].sort()).toEqual([...before].sort());
    expect(scripts().length).toBeLessThan(Object.keys(build).length - 1);
  });

  it('leaves apart what the first page needs, what is large, and what few pages share', () => {
    write(build);
    run(tool, folder);
    const basic = textOf(named('basic'));
    expect(basic).toContain('field');
    expect(basic).not.toContain('ran.push("table")');
    expect(textOf(named('shared'))).not.toContain('yyy');
    const signIn = scripts()
      .map(textOf)
      .find((text) => text.includes('glabella-sign-in'));
    expect(signIn).not.toContain('shared-');
  });

  it('names every script anew that names a page, and the index and all scripts know it', () => {
    write(build);
    run(tool, folder);
    const names = scripts();
    expect(names.filter((name) => name in build)).toEqual([
      'chunk-coreAAAA.js',
      'polyfills-AAAAAAAA.js',
    ]);
    const used = ['index.html', ...names].flatMap(
      (name) => textOf(name).match(/[\w~-]+\.js/g) ?? [],
    );
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('never gives one name to two texts, whatever part of a joined script changes', () => {
    const texts = (files) => {
      for (const name of scripts()) rmSync(join(folder, name));
      write(files);
      run(tool, folder);
      return new Map(scripts().map((name) => [name, textOf(name)]));
    };
    const before = texts({ ...build, ...other('one') });
    const after = texts({ ...build, ...other('two') });
    const differ = [...after].filter(([name, text]) => (before.get(name) ?? text) !== text);
    expect(differ).toEqual([]);
    expect([...after.values()].join()).toContain('two');
  });

  it('refuses a build without the page that everybody meets first', () => {
    write({ ...build, 'chunk-signAAAA.js': 'export const name = "other";' });
    expect(() => run(tool, folder)).toThrow('glabella-sign-in');
  });
});
