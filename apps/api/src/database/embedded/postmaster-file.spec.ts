import { parsePostmasterFile } from './postmaster-file';

const lines = (...texts: (string | number)[]) => texts.join('\n');

describe('postmaster.pid', () => {
  it.each([
    [
      'a server that takes connections',
      lines(4711, '/data', 1795000000, 5432, '', '127.0.0.1', '  1 2', 'ready   ', ''),
      { pid: 4711, port: 5432, isReady: true },
    ],
    [
      'a server that recovers',
      lines(4711, '/data', 1795000000, 5432, '', '127.0.0.1', '  1 2', 'starting'),
      { pid: 4711, port: 5432, isReady: false },
    ],
    [
      'a server that has not opened its port',
      lines(4711, '/data', 1795000000),
      { pid: 4711, port: null, isReady: false },
    ],
    ['an empty file', '', null],
    ['a number of no process', lines(0, '/data'), null],
    ['a number of a process group', lines(-4711, '/data'), null],
    ['a half-written number', 'x', null],
  ])('of %s', (_, text, expected) => {
    expect(parsePostmasterFile(text)).toEqual(expected);
  });
});
