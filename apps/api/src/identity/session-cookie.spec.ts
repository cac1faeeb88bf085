import { deviceCookie, readCookie, sessionCookie } from './session-cookie';

const environment = (host: string, publicUrl: string | null = null) => ({ host, publicUrl });

describe('the session cookie', () => {
  it.each([
    ['on loopback', environment('127.0.0.1'), true],
    ['on localhost', environment('localhost'), true],
    ['over https', environment('0.0.0.0', 'https://glabella.example'), true],
    ['on loopback with an address of its own', environment('::1', 'http://localhost:3000'), true],
    ['over plain http in a network', environment('0.0.0.0'), false],
    ['over plain http by name', environment('0.0.0.0', 'http://glabella.example'), false],
  ])('%s is bound to the host and to https: %s', (_, where, isSecure) => {
    const cookie = sessionCookie(where);
    expect(cookie.name).toBe(isSecure ? '__Host-glabella' : 'glabella');
    for (const text of [cookie.give('t'), cookie.take, deviceCookie(where).give('t')]) {
      expect(text.includes('; Secure')).toBe(isSecure);
      expect(text.startsWith('__Host-')).toBe(isSecure);
      expect(text).toContain('; Path=/; HttpOnly; SameSite=Strict');
      expect(text).not.toMatch(/domain/i);
    }
  });

  it('lasts as long as the browser runs, the device’s for half a year', () => {
    expect(sessionCookie(environment('::1')).give('t')).not.toMatch(/max-age|expires/i);
    expect(deviceCookie(environment('::1')).give('t')).toContain('Max-Age=15552000');
  });

  it.each([
    ['a=1', 'a', '1'],
    ['b=2; a=1', 'a', '1'],
    ['b=2;a=1', 'a', '1'],
    ['a=', 'a', ''],
    ['a=1=2', 'a', '1=2'],
    ['aa=1', 'a', undefined],
    ['b=a=1', 'a', undefined],
    ['a=1; a=2', 'a', undefined],
    ['', 'a', undefined],
    [undefined, 'a', undefined],
  ])('in %s, %s is %s', (header, name, expected) => {
    expect(readCookie(header, name)).toBe(expected);
  });
});
