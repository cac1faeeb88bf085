import { Refusal } from '../config/refusal';
import { derivedAppUrl, externalUrls } from './roles';

const OWNER = 'postgresql://owner:s%40cret@db.example.org:5433/clinic?sslmode=require';

describe('addresses of an external database', () => {
  it('are none while DATABASE_URL is not set', () => {
    expect(externalUrls({ databaseUrl: null, databaseAppUrl: null })).toBeNull();
  });

  it('derive the application role from the owner: same server, same database, another password', () => {
    const url = new URL(derivedAppUrl(OWNER));
    expect([url.username, url.host, url.pathname, url.search]).toEqual([
      'glabella_app',
      'db.example.org:5433',
      '/clinic',
      '?sslmode=require',
    ]);
    expect(url.password).toMatch(/^[\w-]{43}$/);
    expect(url.password).not.toContain('s%40cret');
  });

  it('agree between processes, and differ for another owner password', () => {
    expect(derivedAppUrl(OWNER)).toBe(derivedAppUrl(OWNER));
    expect(derivedAppUrl(OWNER.replace('s%40cret', 'other'))).not.toBe(derivedAppUrl(OWNER));
  });

  it('take DATABASE_APP_URL as it is given', () => {
    const databaseAppUrl = 'postgresql://glabella_app:own@db.example.org/clinic';
    expect(externalUrls({ databaseUrl: OWNER, databaseAppUrl })?.appUrl).toBe(databaseAppUrl);
  });

  it('refuse to derive a password from none', () => {
    expect(() => derivedAppUrl('postgresql://owner@db/clinic')).toThrow(Refusal);
  });
});
