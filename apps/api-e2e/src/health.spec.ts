import { useApi } from './support/running-api';

describe('the running server', () => {
  const api = useApi();

  it('says that it lives, to anybody', async () => {
    const answer = await api().newClient().get('/health/live');
    expect(answer.status).toBe(200);
  });

  it('answers a path that does not exist with a problem and a request id', async () => {
    const answer = await api().newClient().get('/api/v1/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ requestId: expect.any(String) as unknown });
  });
});
