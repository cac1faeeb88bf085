import { serverSettings, sharedBuffers } from './server-settings';

const gibibytes = (count: number) => count * 1024 ** 3;

describe('the memory of the embedded server', () => {
  it.each([
    [0.5, '128MB'],
    [2, '128MB'],
    [4, '256MB'],
    [7.7, '492MB'],
    [16, '1024MB'],
    [256, '1024MB'],
  ])('of a machine with %s GB is %s', (memory, expected) => {
    expect(sharedBuffers(gibibytes(memory))).toBe(expected);
  });

  it('is never without a measure, whatever the machine says of itself', () => {
    expect(sharedBuffers(0)).toBe('128MB');
    expect(serverSettings(5432)['shared_buffers']).toMatch(/^\d+MB$/);
  });
});
