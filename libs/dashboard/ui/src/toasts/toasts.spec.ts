import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import { ToastOutlet } from './toast-outlet';
import { toastMs, Toasts } from './toasts';

function setUp() {
  jest.useFakeTimers();
  const announce = jest.fn(async () => undefined);
  TestBed.configureTestingModule({
    providers: [{ provide: LiveAnnouncer, useValue: { announce } }],
  });
  const fixture = TestBed.createComponent(ToastOutlet);
  const host: HTMLElement = fixture.nativeElement;
  const toasts = TestBed.inject(Toasts);
  const press = (label: string): void =>
    [...host.querySelectorAll('button')].find((button) => button.textContent === label)?.click();
  return { announce, host, toasts, press };
}

const render = (): Promise<void> => jest.advanceTimersByTimeAsync(20);

afterEach(() => jest.useRealTimers());

describe('Toasts', () => {
  it('shows a message, reads it out, and takes it away after ten seconds', async () => {
    const { announce, host, toasts } = setUp();
    toasts.show({ text: 'Site removed.' });
    await render();
    expect(host.textContent).toContain('Site removed.');
    expect(announce).toHaveBeenCalledWith('Site removed.', 'polite');
    await jest.advanceTimersByTimeAsync(toastMs);
    expect(host.textContent?.trim()).toBe('');
  });

  it('takes back what it speaks of, once', async () => {
    const { announce, host, toasts, press } = setUp();
    const undo = jest.fn();
    toasts.show({ text: 'Site removed.', undo });
    await render();
    expect(announce).toHaveBeenCalledWith(expect.stringContaining('Undo is'), 'polite');
    press('Undo');
    await render();
    toasts.undo();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(host.querySelector('.toast')).toBeNull();
  });

  it('offers no undo where there is none', async () => {
    const { host, toasts } = setUp();
    toasts.show({ text: 'Saved.' });
    await render();
    expect([...host.querySelectorAll('button')].map((b) => b.textContent)).toEqual(['Close']);
  });

  it('stays while the pointer rests on it', async () => {
    const { host, toasts } = setUp();
    toasts.show({ text: 'Saved.' });
    await render();
    host.querySelector('.toast')?.dispatchEvent(new Event('mouseenter'));
    await jest.advanceTimersByTimeAsync(toastMs * 2);
    expect(host.querySelector('.toast')).not.toBeNull();
    host.querySelector('.toast')?.dispatchEvent(new Event('mouseleave'));
    await jest.advanceTimersByTimeAsync(toastMs + 20);
    expect(host.querySelector('.toast')).toBeNull();
  });
});
