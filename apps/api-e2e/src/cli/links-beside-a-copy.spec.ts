import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneTimeLinkSchema } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import { ApiClient } from '../support/api-client';
import { ProductProcess } from '../support/product-process';

const PASSWORD = 'six quiet herons at dusk';

describe('a one-time link that a command makes beside a running copy', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glabella-links-'));
  let product: ProductProcess;
  let address: string;

  beforeAll(async () => {
    product = new ProductProcess(['start'], { DATA_DIR: dataDir, GLABELLA_DEMO: '1' });
    address = await product.ready();
  });
  afterAll(async () => {
    await product.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const linkFor = async (email: string, variables: Record<string, string> = {}) => {
    const by = ['--by', demoSignIns.administrator];
    const command = new ProductProcess(['user', 'link', '--email', email, ...by, '--json'], {
      DATA_DIR: dataDir,
      // What the command has for a default: not where the copy answers.
      PORT: '3000',
      ...variables,
    });
    expect(await command.ended).toBe(0);
    return new URL(oneTimeLinkSchema.parse(JSON.parse(command.output)).url ?? '');
  };

  it('opens at the address of that copy', async () => {
    const link = await linkFor(demoSignIns.clinician);
    expect(link.origin).toBe(address);
    const token = link.hash.slice(1);
    const redeemed = await new ApiClient(link.origin).post('/api/v1/links/redeem', {
      token,
      password: PASSWORD,
    });
    expect(redeemed.status).toBeLessThan(300);
  });

  it('opens at PUBLIC_URL where the command is given one', async () => {
    const publicUrl = 'https://glabella.lindenhof.example';
    const link = await linkFor(demoSignIns.clinician, { PUBLIC_URL: publicUrl });
    expect(link.origin).toBe(publicUrl);
  });
});
