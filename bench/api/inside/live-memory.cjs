'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const EVERY_MS = 500;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What is in use, without what is only not thrown away yet, MB. */
const liveMb = () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_000_000;
};

let stop = () => 0;

/** Samples what this process holds until `liveMemoryEnd`. */
const liveMemory = () => {
  const before = liveMb();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, liveMb())), EVERY_MS);
  stop = () => {
    clearInterval(timer);
    return most - before;
  };
};

/** By how much it was more at its most, MB. */
const liveMemoryEnd = () => {
  const grown = stop();
  stop = () => 0;
  return grown;
};

module.exports = { liveMemory, liveMemoryEnd };
