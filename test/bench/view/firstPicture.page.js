// Runs in every frame when it begins, before its own scripts. VS Code writes the page of a webview
// into a frame that begins empty: there it looks after each frame drawn what of the dashboard has
// been painted, and tells when, on the clock of the machine, in milliseconds.
if (location.href === 'about:blank') {
  const within = (element, selector) => element?.shadowRoot?.querySelector(selector);
  const isScrolledAway = part => part.getBoundingClientRect().top > innerHeight;
  const isPainted = () => {
    const parts = within(
      document.querySelector('mnist-dashboard'),
      'mnist-dashboard-parts',
    )?.shadowRoot;
    const charts = [...(parts?.querySelectorAll('mnist-history-chart') ?? [])];
    const weights = parts?.querySelector('[name=weights]');
    const picture = within(weights?.querySelector('mnist-weight-gallery'), 'canvas');
    const digits = within(parts?.querySelector('mnist-digit-parts'), '[name=digits]');
    const page = within(digits?.querySelector('mnist-digit-gallery'), '[aria-busy=false]');
    return {
      charts:
        charts.length === 2 &&
        charts.every(chart => isScrolledAway(chart) || within(chart, '.uplot canvas')),
      weights: weights && (isScrolledAway(weights) || Boolean(picture?.style.width)),
      digits: digits && (isScrolledAway(digits) || Boolean(page)),
    };
  };
  globalThis.firstPicture = new Promise(resolve => {
    const times = { start: performance.timeOrigin };
    // A message posted in a frame's callback arrives when that frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      for (const [part, painted] of Object.entries(isPainted())) {
        if (painted) {
          times[part] ??= performance.timeOrigin + performance.now();
        }
      }
      if (times.charts && times.weights && times.digits) {
        resolve(times);
      } else {
        next();
      }
    };
    const next = () => requestAnimationFrame(() => port2.postMessage(''));
    // Writing the page ends what was asked of the empty one's frames.
    const whenWritten = () => (location.href === 'about:blank' ? setTimeout(whenWritten) : next());
    whenWritten();
  });
}
