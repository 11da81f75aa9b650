// Work that can wait: done in small pieces while the page is idle, so that it never delays a key or a scroll.

const tasks = [];
let running = false;

const later = window.requestIdleCallback?.bind(window) ?? (work => setTimeout(() => work({ timeRemaining: () => 8 }), 16));

async function run(deadline) {
  while (tasks.length && deadline.timeRemaining() > 4) await tasks.shift()();
  if (tasks.length) later(run);
  else {
    running = false;
    document.documentElement.dataset.idle = 'yes'; // everything below is drawn
  }
}

/** Runs each task once, in this order. A task may return a promise. */
export function whenIdle(...more) {
  tasks.push(...more);
  if (running || !tasks.length) return;
  running = true;
  delete document.documentElement.dataset.idle;
  later(run);
}
