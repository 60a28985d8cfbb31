#!/usr/bin/env node
'use strict';

const { run } = require('../dist/cli');

/** Longer than it takes to flush what was printed. */
const LINGER_MS = 500;

const terminal = {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
};

void run(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
  // A Strapi that was loaded may leave open handles behind, and they would hold the process.
  setTimeout(() => process.exit(code), LINGER_MS).unref();
});
