import { loginSessionListSchema } from '@glabella/contracts';
import { foundPractice } from '../identity/founded-practice';
import { startApi } from '../support/running-api';

const forwarded = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-host': 'glabella.example',
  'x-forwarded-proto': 'https',
};

describe('what a proxy says of a client', () => {
  it.each([
    ['nobody vouches for it', {}, '127.0.0.1', 200],
    ['the proxy is trusted', { TRUSTED_PROXIES: '127.0.0.1' }, '203.0.113.9', 200],
    ['another proxy is trusted', { TRUSTED_PROXIES: '10.0.0.0/8' }, '127.0.0.1', 200],
  ])('counts only when %s', async (_, variables, address, status) => {
    const api = await startApi({
      variables: { PUBLIC_URL: 'https://glabella.example', ...variables },
    });
    try {
      const { administrator } = await foundPractice(api);
      const browser = api.newClient();
      const { email, password } = administrator;
      const signedIn = await browser.post(
        '/api/v1/sign-in',
        { email, password },
        { headers: forwarded },
      );
      expect(signedIn.status).toBe(status);
      const { rows } = (await browser.get('/api/v1/me/sessions')).as(loginSessionListSchema);
      expect(rows.find(({ isCurrent }) => isCurrent)?.address).toBe(address);
    } finally {
      await api.close();
    }
  });

  it('does not open a foreign host name', async () => {
    const api = await startApi({ variables: { TRUSTED_PROXIES: '127.0.0.1' } });
    const headers = { ...forwarded, 'x-forwarded-host': 'evil.example' };
    const answer = await api.newClient().get('/api/v1/setup', { headers });
    await api.close();
    expect(answer.status).toBe(421);
  });
});
