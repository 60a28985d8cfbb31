'use strict';

const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');

const SAMPLE_EVERY_US = 500;

let session = null;

/** Samples this process's CPU use until `profileEnd`. */
const profile = async () => {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.post('Profiler.start');
};

/** Leaves the profile in a file that Chrome's developer tools open. */
const profileEnd = async (_strapi, { file }) => {
  const { profile: result } = await session.post('Profiler.stop');
  session.disconnect();
  session = null;
  writeFileSync(file, JSON.stringify(result));
};

/** CPU time of this process since it started, ms: what other programs do does not change it. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

module.exports = { profile, profileEnd, cpuMs };
