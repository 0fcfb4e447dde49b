// import and require side by side, with another evaluation beside them.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as names from 'pysocket';
import * as node from 'pysocket/node';
import * as promises from 'pysocket/promises';
import * as laterSelect from 'pysocket/promises/select';
import * as select from 'pysocket/select';
import * as selectors from 'pysocket/selectors';
import * as socketserver from 'pysocket/socketserver';

const require = createRequire(import.meta.url);
const { again } = require('./evaluate.cjs');
const { meet } = require('./meet.cjs');

assert.equal(names.socket, require('pysocket').socket);
const mine = { socket: names, promises, node, select, laterSelect, selectors, socketserver };
await meet(mine, again());
console.log('the end');
