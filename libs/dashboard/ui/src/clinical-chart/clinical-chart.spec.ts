import { Component, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { BaseChartDirective } from 'ng2-charts';
import * as picture from './chart-image';
import { ClinicalChart, readingPauseMs, type ChartView } from './clinical-chart';
import { blindContext, chartOf } from './testing/chart-of';

@Component({
  imports: [ClinicalChart],
  template: `<glabella-clinical-chart caption="PHQ-9 over time" [spec]="spec()" [view]="view()" />`,
})
class Page {
  readonly spec = signal(chartOf([19, 14, null, 7]));
  readonly view = signal<ChartView>('chart');
  readonly chart = viewChild.required(ClinicalChart);
}

/** How often a test waits for what is said next before it gives up. */
const mostPauses = 25;

async function open() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const spoken = (): string => find('[role=status]').textContent ?? '';
  const press = async (key: string): Promise<void> => {
    const before = spoken();
    find('.stepper').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    for (let pauses = 0; spoken() === before && pauses < mostPauses; pauses += 1) {
      await new Promise((resolve) => setTimeout(resolve, readingPauseMs));
      await fixture.whenStable();
    }
  };
  return { fixture, page, find, press, host: fixture.componentInstance };
}

describe('ClinicalChart', () => {
  it('gives the drawing a role, a name and a sentence', async () => {
    const { find } = await open();
    const canvas = find('canvas');
    expect(canvas.getAttribute('role')).toBe('img');
    expect(canvas.getAttribute('aria-label')).toMatch(/^PHQ-9 fell from 19 to 7 over 9 weeks/);
    const caption = find('figure').getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(caption)?.textContent).toBe('PHQ-9 over time');
  });

  it('reads each entry out under the arrow keys', async () => {
    const { find, press } = await open();
    await press('ArrowLeft');
    expect(find('[role=status]').textContent).toMatch(/^10 Mar 2026: PHQ-9 7, mild/);
    await press('ArrowLeft');
    expect(find('[role=status]').textContent).toMatch(/^17 Feb 2026: PHQ-9 without a total/);
    await press('Home');
    expect(find('[role=status]').textContent).toMatch(/^6 Jan 2026: PHQ-9 19, .* the baseline/);
    await press('ArrowDown');
    expect(find('[role=status]').textContent).toMatch(/PHQ-9 of week 18: missed/);
    await press('ArrowDown');
    expect(find('[role=status]').textContent).toMatch(/^14 Apr 2026: injection session 2/);
    await press('Escape');
    expect(find('[role=status]').textContent).toBe('');
  });

  it('walks through cycles laid over each other, the latest first, then each as a whole', async () => {
    const { fixture, find, press, host } = await open();
    host.spec.set(chartOf([19, 14, null, 7, 6, 12], 'weeks-since-last'));
    await fixture.whenStable();
    await press('ArrowLeft');
    expect(find('[role=status]').textContent).toMatch(/^Cycle 2, week 1 \(21 Apr 2026\): PHQ-9 12/);
    await press('ArrowDown');
    expect(find('[role=status]').textContent).toMatch(/^Cycle 1, week 12 /);
    await press('Home');
    expect(find('[role=status]').textContent).toMatch(/the start of cycle 1\.$/);
    await press('ArrowDown');
    expect(find('[role=status]').textContent).toMatch(/^Cycle 2, injected 14 Apr 2026: 29 U/);
    expect(find('[id^=chart-hint]').textContent).toContain('from cycle to cycle');
  });

  it('tells cycle by cycle in the table, and has a key for each cycle', async () => {
    const { fixture, page, host } = await open();
    host.spec.set(chartOf([19, 14, null, 7, 6, 12], 'weeks-since-last'));
    host.view.set('table');
    await fixture.whenStable();
    const heads = [...page.querySelectorAll('thead th')].map((one) => one.textContent);
    expect(heads.slice(0, 3)).toEqual(['Cycle', 'Date', 'Week']);
    const keys = [...page.querySelectorAll('.legend button')].map((one) => one.textContent?.trim());
    expect(keys.slice(0, 2)).toEqual(['Cycle 1 · 6 Jan 2026', 'Cycle 2 · 14 Apr 2026']);
  });

  it('has a real table of the same facts, made when it is asked for', async () => {
    const { fixture, page, find, host } = await open();
    const { points, injections, visits } = host.spec();
    expect(page.querySelector('table')).toBeNull();
    host.view.set('table');
    await fixture.whenStable();
    expect(page.querySelectorAll('tbody tr.assessment')).toHaveLength(points.length);
    expect(page.querySelectorAll('tbody tr.injection')).toHaveLength(injections.length);
    expect(page.querySelectorAll('tbody tr.visit')).toHaveLength(visits.length);
    expect(find('.table').classList).not.toContain('print-only');
    expect(find('.paper').hidden).toBe(true);
  });

  it('has the table on paper, too, at once when somebody prints', async () => {
    const { page, find, host } = await open();
    window.dispatchEvent(new Event('beforeprint'));
    expect(page.querySelectorAll('tbody tr.assessment')).toHaveLength(host.spec().points.length);
    expect(find('.table').classList).toContain('print-only');
  });

  it('shows and hides layers by buttons that tell their state', async () => {
    const { fixture, page, find, host } = await open();
    const button = [...page.querySelectorAll<HTMLElement>('.legend button')].find((one) =>
      one.textContent?.includes('Frown'),
    );
    expect(button?.getAttribute('aria-pressed')).toBe('true');
    const height = parseFloat(find('.paper').style.height);
    button?.click();
    await fixture.whenStable();
    expect(button?.getAttribute('aria-pressed')).toBe('false');
    expect(parseFloat(find('.paper').style.height)).toBeLessThan(height);
    expect(host.chart()).toBeTruthy();
  });

  it('says beside the chart, on paper too, what is switched off', async () => {
    const { fixture, page, find } = await open();
    const caption = (): string => find('figcaption').textContent ?? '';
    expect(caption()).not.toContain('Switched off');
    [...page.querySelectorAll<HTMLElement>('.legend button')]
      .find((one) => one.textContent?.includes('Severity bands'))
      ?.click();
    await fixture.whenStable();
    expect(caption()).toContain('Switched off, not drawn: Severity bands.');
  });

  it('keeps a cycle hidden when new entries arrive', async () => {
    const { fixture, page, host } = await open();
    host.spec.set(chartOf([19, 14, 9, 7, 6, 12], 'weeks-since-last'));
    await fixture.whenStable();
    const keyOf = (name: string) =>
      [...page.querySelectorAll<HTMLElement>('.legend button')].find((one) =>
        one.textContent?.includes(name),
      );
    keyOf('Cycle 1')?.click();
    await fixture.whenStable();
    host.spec.set(chartOf([19, 14, 9, 7, 6, 12, 8], 'weeks-since-last'));
    await fixture.whenStable();
    expect(keyOf('Cycle 1')?.getAttribute('aria-pressed')).toBe('false');
    expect(keyOf('Cycle 2')?.getAttribute('aria-pressed')).toBe('true');
  });

  it('names the sources of its rules', async () => {
    const { page } = await open();
    const names = [...page.querySelectorAll('glabella-sources li')].map((one) =>
      one.textContent?.trim(),
    );
    expect(names.join(' ')).toContain('Kroenke, Spitzer & Williams 2001');
    expect(names.join(' ')).toContain('CMS159');
    const onPaper = page.querySelector('figcaption p.print-only')?.textContent;
    expect(onPaper).toMatch(/^Sources: Kroenke, Spitzer & Williams 2001 .*CMS159/);
  });
});

/** Says at once that everything is 900 pixels wide. */
class SteadyResizeObserver {
  constructor(private readonly tell: ResizeObserverCallback) {}
  observe(target: Element): void {
    const contentRect = { width: 900, height: 500 };
    this.tell([{ target, contentRect } as ResizeObserverEntry], this as never);
  }
  disconnect(): void {
    // Nothing was kept.
  }
}

describe('what a person hid on a chart', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is not drawn again for paper or file', async () => {
    const painted = jest.spyOn(picture, 'paintChart').mockReturnValue(null);
    const saved = jest.spyOn(picture, 'paintChartFile').mockReturnValue(null);
    const { fixture, page, host } = await open();
    [...page.querySelectorAll<HTMLElement>('.legend button')]
      .find((one) => one.textContent?.includes('Frown'))
      ?.click();
    await fixture.whenStable();
    window.dispatchEvent(new Event('beforeprint'));
    host.chart().savePng();
    const hiddenLayers = new Set(['frown']);
    expect(painted.mock.lastCall?.[1]).toMatchObject({ hiddenLayers });
    expect(saved.mock.lastCall?.[2]).toMatchObject({ hiddenLayers });
  });

  const before = globalThis.ResizeObserver;
  beforeAll(() => {
    globalThis.ResizeObserver = SteadyResizeObserver as never;
  });
  afterAll(() => {
    globalThis.ResizeObserver = before;
  });

  it('stays hidden when new entries arrive: each dataset keeps its object', async () => {
    const context = jest
      .spyOn(HTMLCanvasElement.prototype, 'getContext')
      .mockImplementation(function (this: HTMLCanvasElement) {
        return blindContext(this) as never;
      });
    try {
      const { fixture, host } = await open();
      const directive = fixture.debugElement
        .query(By.directive(BaseChartDirective))
        .injector.get(BaseChartDirective);
      const drawn = directive.chart?.data.datasets[0];
      directive.hideDataset(0, true);
      host.spec.set(chartOf([19, 14, null, 7, 5]));
      await fixture.whenStable();
      const after = directive.chart?.data.datasets[0];
      expect(after).toBe(drawn);
      expect(after?.data).toHaveLength(5);
      expect(directive.isDatasetHidden(0)).toBe(true);
    } finally {
      context.mockRestore();
    }
  });
});
