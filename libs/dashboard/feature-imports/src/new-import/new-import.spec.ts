import { TextDecoder } from 'node:util';
import { openPage } from '../testing/open-page';
import { NewImport } from './new-import';

const file = (text: string, name = 'scores.csv') => ({
  name,
  size: text.length,
  arrayBuffer: async () => Uint8Array.from(Buffer.from(text, 'latin1')).buffer,
});

beforeAll(() => {
  Object.assign(globalThis, { TextDecoder });
});

async function open() {
  const page = openPage(NewImport);
  await page.settle();
  const drop = async (dropped: ReturnType<typeof file>): Promise<void> => {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files: [dropped] } });
    page.find('glabella-file-drop label').dispatchEvent(event);
    await page.settle();
    await page.settle();
  };
  return { ...page, drop };
}

describe('choosing a file to import', () => {
  it('says what can be imported and how large it may be', async () => {
    const { text } = await open();
    expect(text()).toContain('FHIR R4 JSON');
    expect(text()).toContain('at most 20 MB');
  });

  it('checks a dropped file at once', async () => {
    const { drop, server, text } = await open();
    await drop(file('MRN,Date,Total\n1,2025-01-01,4\n'));
    expect(server.expectOne('/api/v1/imports/preview').request.body.kind).toBe('csv');
    expect(text()).toContain('scores.csv CSV, 30 bytes');
  });

  it('says why a file was not read and lets another be chosen', async () => {
    const { drop, find, server } = await open();
    await drop(file('Gr\xf6\xdfe'));
    expect(find('[role=alert]').textContent).toContain('not UTF-8');
    server.expectNone('/api/v1/imports/preview');
    await drop(file('{"resourceType":"Bundle"}'));
    expect(server.expectOne('/api/v1/imports/preview').request.body.kind).toBe('fhir');
  });

  it('forgets the file when another is to be chosen', async () => {
    const { button, drop, page, settle } = await open();
    await drop(file('MRN,Date,Total'));
    button('Choose another file').click();
    await settle();
    expect(page.querySelector('glabella-import-check')).toBeNull();
    expect(page.querySelector('input[type=file]')).not.toBeNull();
  });
});
