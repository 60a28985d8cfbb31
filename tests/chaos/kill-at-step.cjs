'use strict';

/**
 * Preloaded into a process that works on deliveries: kills it with SIGKILL the n-th time it reaches
 * a step of the engine. `CHAOS_KILL` holds the order, e.g. `{"step":"claimed","nth":3}`.
 */
const { subscribe } = require('node:diagnostics_channel');

const STEP_CHANNEL = 'social-distribution:step';

const order = process.env.CHAOS_KILL ? JSON.parse(process.env.CHAOS_KILL) : null;

if (order) {
  let left = order.nth;
  subscribe(STEP_CHANNEL, (message) => {
    if (message.step !== order.step) return;
    left -= 1;
    // No clean-up, no flushing, in the middle of the engine's own call stack.
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
}
