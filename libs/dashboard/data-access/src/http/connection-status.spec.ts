import { TestBed } from '@angular/core/testing';
import { ConnectionStatus, probePauseMs } from './connection-status';

const fetchMock = jest.fn<Promise<unknown>, [string, RequestInit]>();

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(window, { fetch: fetchMock });
});

afterEach(() => {
  fetchMock.mockReset();
  jest.useRealTimers();
});

describe('ConnectionStatus', () => {
  it('asks every five seconds until the server answers', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('offline')).mockResolvedValueOnce({});
    const connection = TestBed.inject(ConnectionStatus);
    expect(connection.isLost()).toBe(false);
    connection.lost();
    expect(connection.isLost()).toBe(true);
    await jest.advanceTimersByTimeAsync(probePauseMs);
    expect(connection.isLost()).toBe(true);
    await jest.advanceTimersByTimeAsync(probePauseMs);
    expect(connection.isLost()).toBe(false);
    expect(fetchMock).toHaveBeenCalledTimes(2);
    expect(fetchMock).toHaveBeenCalledWith('/health/live', { cache: 'no-store' });
  });

  it('says so at once when the browser itself is offline', () => {
    const connection = TestBed.inject(ConnectionStatus);
    window.dispatchEvent(new Event('offline'));
    expect(connection.isLost()).toBe(true);
  });

  it('stops asking when a call got through', async () => {
    const connection = TestBed.inject(ConnectionStatus);
    connection.lost();
    connection.reached();
    await jest.advanceTimersByTimeAsync(probePauseMs * 3);
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
