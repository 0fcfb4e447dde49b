// import and require side by side, and another evaluation beside them.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as names from 'pysocket';
import * as node from 'pysocket/node';
import * as promises from 'pysocket/promises';

const require = createRequire(import.meta.url);
const { again } = require('./evaluate.cjs');
const { meet } = require('./meet.cjs');

assert.equal(names.socket, require('pysocket').socket);
await meet({ socket: names, promises, node }, again());
console.log('the end');
