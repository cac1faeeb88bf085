/**
 * Runs in the page before anything else does: notes what the browser says of its speed, and when its canvases are drawn
 * on. `page-notes.ts` says what is noted.
 */
(() => {
  const notes = { largestPaint: null, longTasks: [], keyPresses: [], drawings: [], whole: null };
  window.benchNotes = notes;

  const observe = (type, note, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...more,
    });
  observe('largest-contentful-paint', ({ startTime }) => {
    notes.largestPaint = startTime;
  });
  observe('longtask', ({ duration }) => {
    notes.longTasks.push(duration);
  });
  observe(
    'event',
    ({ name, duration }) => {
      if (name === 'keydown') notes.keyPresses.push(duration);
    },
    { durationThreshold: 16 },
  );

  const pauseMs = 50;
  const canvas = CanvasRenderingContext2D.prototype;
  const calls = ['stroke', 'fill', 'fillRect', 'fillText', 'measureText', 'clearRect', 'drawImage'];
  for (const name of calls) {
    const draw = canvas[name];
    canvas[name] = function (...values) {
      const since = performance.now();
      let drawing = notes.drawings.at(-1);
      if (!drawing || since - drawing.until > pauseMs) {
        drawing = { from: since, until: since };
        notes.drawings.push(drawing);
      }
      // One look at the clock a call, since a chart makes thousands: the last call itself is not counted.
      drawing.until = since;
      return draw.apply(this, values);
    };
  }

  /** Milliseconds from the next click until the first of these has the focus; notes when the last of the form is there, too. */
  window.benchFocusAfterClick = (selector, last) =>
    new Promise((resolve) => {
      let since = null;
      addEventListener(
        'click',
        ({ timeStamp }) => {
          since ??= timeStamp;
        },
        { capture: true },
      );
      const look = () => {
        const first = document.querySelector(selector);
        const isReady = first !== null && document.activeElement === first;
        const passed = since === null ? null : performance.now() - since;
        if (passed !== null && isReady) resolve(passed);
        if (passed !== null && document.querySelector(last) !== null) notes.whole = passed;
        else requestAnimationFrame(look);
      };
      look();
    });
})();
