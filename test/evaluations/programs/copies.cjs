// This package and a copy of it, whose path is the argument.
const { join } = require('node:path');
const { again } = require('./evaluate.cjs');
const { meet } = require('./meet.cjs');

const [path] = process.argv.slice(2);
const load = (name) => require(join(path, 'dist', name));

meet(again(), {
  socket: load('index.js'),
  promises: load('promises.js'),
  node: load('node.js'),
  select: load('select.js'),
  laterSelect: load('promises/select.js'),
  selectors: load('selectors.js'),
  socketserver: load('socketserver.js'),
}).then(() => console.log('the end'));
