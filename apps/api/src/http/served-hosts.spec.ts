import { isServedHost } from './served-hosts';

const loopback = { host: '127.0.0.1', publicUrl: null, allowsInsecureHttp: false };
const behindProxy = {
  host: '0.0.0.0',
  publicUrl: 'https://glabella.example',
  allowsInsecureHttp: false,
};
const insecure = { host: '0.0.0.0', publicUrl: null, allowsInsecureHttp: true };

describe('a Host header', () => {
  it.each([
    ['127.0.0.1:3000', loopback, true],
    ['localhost', loopback, true],
    ['[::1]:3000', loopback, true],
    ['evil.example', loopback, false],
    ['127.0.0.1.evil.example', loopback, false],
    ['localhost.evil.example', loopback, false],
    ['127.0.0.1@evil.example', loopback, false],
    ['evil.example/127.0.0.1', loopback, false],
    ['', loopback, false],
    [undefined, loopback, false],
    ['glabella.example', behindProxy, true],
    ['GLABELLA.example:443', behindProxy, true],
    ['127.0.0.1:3000', behindProxy, true],
    ['other.example', behindProxy, false],
    ['any.name.example', insecure, true],
  ])('%s is answered: %s %s', (header, environment, expected) => {
    expect(isServedHost(header, environment)).toBe(expected);
  });
});
