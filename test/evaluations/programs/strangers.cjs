// A copy, whose path is the argument, that supports no contract known to this version: the two do not
// recognize each other's objects, and mistake them for nothing else.
const assert = require('node:assert/strict');
const { join } = require('node:path');
const socket = require('pysocket');
const node = require('pysocket/node');
const { raised } = require('./meet.cjs');

const other = require(join(process.argv[2], 'dist', 'index.js'));
const refused = raised(() => other.create_connection(['127.0.0.1', 1]));
assert(refused instanceof other.OSError && !(refused instanceof socket.OSError));
const [a, b] = other.socketpair();
assert(a instanceof other.socket && !(a instanceof socket.socket));
assert.throws(() => node.to_duplex(a), TypeError);
a.close();
b.close();
// Each takes the other's listeners for the program's, but their number stays limited.
process.on('SIGUSR2', () => {});
assert(process.listenerCount('SIGUSR2') < 5);
console.log('the end');
