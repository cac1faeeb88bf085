import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Me } from '@glabella/contracts';
import { ApiClient, type ApiRequest } from '../http/api-client';
import { CurrentUser } from './current-user';
import { activityPauseMs, idleWarningMs, IdleWatch } from './idle-watch';
import { SignInGate } from './sign-in-gate';
import { Tabs, type TabMessage } from './tabs';

const minute = 60_000;
const start = Date.parse('2026-11-23T14:00:00Z');

function setUp(expiresAt = '2026-11-24T02:00:00Z') {
  jest.useFakeTimers({ now: start });
  const me = signal({ idleMinutes: 15, expiresAt } as Me);
  const extend = jest.fn(async () => {
    me.update((before) => ({ ...before }));
    return me();
  });
  const sent: string[] = [];
  let heard: (message: TabMessage) => void = () => undefined;
  const told: TabMessage[] = [];
  TestBed.configureTestingModule({
    providers: [
      { provide: CurrentUser, useValue: { me, extend } },
      { provide: ApiClient, useValue: { run: async (r: ApiRequest) => void sent.push(r.path) } },
      {
        provide: Tabs,
        useValue: {
          tell: (message: TabMessage) => told.push(message),
          listen: (callback: typeof heard) => (heard = callback),
        },
      },
    ],
  });
  const watch = TestBed.inject(IdleWatch);
  TestBed.tick();
  const pass = async (ms: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  };
  const press = (): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  return {
    watch,
    gate: TestBed.inject(SignInGate),
    extend,
    sent,
    told,
    pass,
    press,
    hear: (m: TabMessage) => heard(m),
  };
}

afterEach(() => jest.useRealTimers());

describe('IdleWatch', () => {
  it('warns two minutes before the idle sign-out, not earlier', async () => {
    const { watch, pass } = setUp();
    await pass(15 * minute - idleWarningMs - 1000);
    expect(watch.warning()).toBeNull();
    await pass(1000);
    expect(watch.warning()).toEqual({ secondsLeft: 120, cause: 'idle' });
    await pass(minute);
    expect(watch.warning()?.secondsLeft).toBe(60);
  });

  it('puts the sign-out off when asked to', async () => {
    const { watch, pass, extend } = setUp();
    await pass(14 * minute);
    await watch.stay();
    TestBed.tick();
    expect(extend).toHaveBeenCalledTimes(1);
    expect(watch.warning()).toBeNull();
    await pass(12 * minute);
    expect(watch.warning()).toBeNull();
  });

  it('locks the page at the end and ends the session on the server', async () => {
    const { gate, pass, sent, watch } = setUp();
    await pass(15 * minute - 1000);
    expect(gate.isLocked()).toBe(false);
    await pass(1000);
    expect(gate.isLocked()).toBe(true);
    expect(sent).toEqual(['sign-out']);
    expect(watch.warning()).toBeNull();
  });

  it('tells the server of work on the page once a minute at most', async () => {
    const { pass, press, extend } = setUp();
    await pass(activityPauseMs - 1000);
    press();
    expect(extend).not.toHaveBeenCalled();
    await pass(1000);
    press();
    press();
    expect(extend).toHaveBeenCalledTimes(1);
  });

  it('wants an answer to the warning: a stray key is none', async () => {
    const { pass, press, extend } = setUp();
    await pass(14 * minute);
    press();
    expect(extend).not.toHaveBeenCalled();
  });

  it('counts work in another tab of the browser', async () => {
    const { watch, pass, hear, told } = setUp();
    expect(told).toEqual([{ kind: 'extended', idleDeadline: start + 15 * minute }]);
    await pass(10 * minute);
    hear({ kind: 'extended', idleDeadline: start + 25 * minute });
    await pass(10 * minute);
    expect(watch.warning()).toBeNull();
  });

  it('names the end that no work can put off', async () => {
    const { watch, pass, gate } = setUp('2026-11-23T14:05:00Z');
    await pass(4 * minute);
    expect(watch.warning()).toEqual({ secondsLeft: 60, cause: 'absolute' });
    await pass(minute);
    expect(gate.isLocked()).toBe(true);
  });
});
