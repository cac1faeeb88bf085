import { TextDecoder } from 'node:util';
import {
  kindOf,
  mostFileBytes,
  readImportFiles,
  sizeText,
  type ReadableFile,
} from './read-import-file';

const fileOf = (bytes: Uint8Array, size = bytes.length): ReadableFile => ({
  name: 'scores.csv',
  size,
  arrayBuffer: async () => bytes.slice().buffer,
});
const textFile = (text: string): ReadableFile => fileOf(Uint8Array.from(Buffer.from(text, 'utf8')));

beforeAll(() => {
  // jsdom brings none; every browser does.
  Object.assign(globalThis, { TextDecoder });
});

describe('reading a file to import', () => {
  it('takes the text of a UTF-8 file with its umlauts, and drops the byte order mark', async () => {
    expect(await readImportFiles([textFile('\uFEFFMRN;Größe\n1;2\n')])).toEqual({
      kind: 'csv',
      content: 'MRN;Größe\n1;2\n',
      name: 'scores.csv',
      bytes: Buffer.byteLength('\uFEFFMRN;Größe\n1;2\n'),
    });
  });

  it.each([
    ['Latin-1', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]],
    ['UTF-16', [0xff, 0xfe, 0x4d, 0x00]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47]],
    ['half a character', [0x4d, 0xc3]],
  ])('refuses %s rather than guess its characters', async (_what, bytes) => {
    expect(await readImportFiles([fileOf(Uint8Array.from(bytes))])).toEqual({
      refusal: expect.stringContaining('UTF-8'),
    });
  });

  it('refuses an empty file', async () => {
    expect(await readImportFiles([textFile('')])).toEqual({
      refusal: 'The file is empty. Choose another.',
    });
  });

  it('tells of a file that is too large before reading it', async () => {
    const file = { ...textFile('a'), size: mostFileBytes + 1, arrayBuffer: jest.fn() };
    expect(await readImportFiles([file])).toEqual({
      refusal: 'The file is larger than the 20 MB that an import takes. Split it.',
    });
    expect(file.arrayBuffer).not.toHaveBeenCalled();
  });

  it('reads a file of exactly the largest size', async () => {
    const file = { ...textFile('a'), size: mostFileBytes };
    expect(await readImportFiles([file])).toMatchObject({ kind: 'csv' });
  });

  it('says so when the file was moved after it was chosen', async () => {
    const file = { ...textFile('a'), arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await readImportFiles([file])).toEqual({ refusal: expect.stringContaining('again') });
  });
});

describe('reading several files', () => {
  it('sends FHIR files as one list, so that an event spread over them is one assessment', async () => {
    const read = await readImportFiles([textFile('{"a":1}'), textFile('\uFEFF{"b":2}\n')]);
    expect(read).toMatchObject({ kind: 'fhir', content: '[{"a":1},{"b":2}\n]', name: '2 files' });
  });

  it('takes one CSV at a time', async () => {
    expect(await readImportFiles([textFile('{}'), textFile('MRN,Total')])).toEqual({
      refusal: 'Choose one CSV at a time.',
    });
  });

  it.each([
    ['is cut off', '{"a":', 'scores.csv: This is no complete JSON.'],
    ['is empty', '', 'scores.csv: The file is empty. Choose another.'],
  ])('names the file that %s', async (_what, text, refusal) => {
    expect(await readImportFiles([textFile('{}'), textFile(text)])).toEqual({ refusal });
  });

  it('adds their sizes up', async () => {
    const half = { ...textFile('{}'), size: mostFileBytes / 2 };
    expect(await readImportFiles([half, half])).toMatchObject({ kind: 'fhir' });
    expect(await readImportFiles([half, half, textFile('{}')])).toEqual({
      refusal: expect.stringContaining('The files together are larger than the 20 MB'),
    });
  });
});

describe('telling a CSV from FHIR', () => {
  it.each([
    ['{"resourceType":"Bundle"}', 'fhir'],
    ['  \n[{}]', 'fhir'],
    ['\uFEFF{"resourceType":"Observation"}', 'fhir'],
    ['MRN,Date,Total', 'csv'],
    ['"MRN","{Date}"', 'csv'],
  ])('%j is %s', (content, kind) => {
    expect(kindOf(content)).toBe(kind);
  });
});

describe('the size of a file', () => {
  it.each([
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [1_000_000, '1 MB'],
    [4_240_000, '4.2 MB'],
  ])('%i bytes reads %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
