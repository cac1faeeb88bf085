import { PublicAddress } from './public-address';

const settings = { host: '127.0.0.1', port: 3000 };

describe('the address that people type', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
  ])('is that of HOST %s and PORT as long as no server is known: %s', (host, url) => {
    expect(new PublicAddress({ ...settings, host, publicUrl: null }).url).toBe(url);
  });

  it('is that of the server once it listens', () => {
    const address = new PublicAddress({ ...settings, publicUrl: null });
    address.listeningOn('http://127.0.0.1:3001');
    expect(address.url).toBe('http://127.0.0.1:3001');
  });

  it('is PUBLIC_URL where that is set, whatever listens', () => {
    const publicUrl = 'https://glabella.example.org';
    const address = new PublicAddress({ ...settings, publicUrl });
    address.listeningOn('http://127.0.0.1:3001');
    expect(address.url).toBe(publicUrl);
  });
});
