#!/usr/bin/env node
'use strict';

const { run } = require('../dist/cli');

process.exitCode = run(process.argv.slice(2), (line) => console.log(line));
