import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterFirstPaint, inTurns } from './in-turns';

@Component({ template: `{{ turn() }}` })
class LongPage {
  readonly hasBegun = signal(false);
  readonly turn = inTurns(this.hasBegun, 3);
}

@Component({ template: `{{ isPainted() ? 'with what it shows' : 'as a frame' }}` })
class EarlyPage {
  readonly isPainted = afterFirstPaint();
}

const frame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

function open() {
  const fixture = TestBed.createComponent(LongPage);
  fixture.autoDetectChanges();
  return { fixture, page: fixture.componentInstance };
}

describe('a page that is built in turns', () => {
  it('waits with what is not seen first until it has begun', async () => {
    const { fixture, page } = open();
    await fixture.whenStable();
    await frame();
    expect(page.turn()).toBe(0);
  });

  it('goes on by one turn a frame, and is stable only after the last', async () => {
    const { fixture, page } = open();
    page.hasBegun.set(true);
    fixture.detectChanges();
    expect(page.turn()).toBe(0);
    expect(fixture.isStable()).toBe(false);
    const seen = new Set<number>();
    while (page.turn() < 3) {
      seen.add(page.turn());
      await frame();
      fixture.detectChanges();
    }
    expect([...seen]).toEqual([0, 1, 2]);
    await fixture.whenStable();
    expect(page.turn()).toBe(3);
    expect(fixture.nativeElement.textContent).toBe('3');
  });

  it('goes on where no frame is painted, as in a window behind others', async () => {
    jest.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
    const { fixture, page } = open();
    page.hasBegun.set(true);
    await fixture.whenStable();
    expect(page.turn()).toBe(3);
    jest.restoreAllMocks();
  });

  it('stops with the page', async () => {
    const { fixture, page } = open();
    page.hasBegun.set(true);
    fixture.detectChanges();
    fixture.destroy();
    await frame();
    await frame();
    expect(page.turn()).toBe(0);
  });
});

describe('a page whose answers are there before it', () => {
  it('stands as a frame first', async () => {
    const fixture = TestBed.createComponent(EarlyPage);
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).toBe('as a frame');
    expect(fixture.isStable()).toBe(false);
    await fixture.whenStable();
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).toBe('with what it shows');
  });
});
