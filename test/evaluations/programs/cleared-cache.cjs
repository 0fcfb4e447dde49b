// A cleared require.cache.
const assert = require('node:assert/strict');
const { again } = require('./evaluate.cjs');
const { meet } = require('./meet.cjs');

(async () => {
  const evaluations = [again(), again(), again(true)];
  const [first, second, other] = evaluations;
  assert.notEqual(first.socket.socket, second.socket.socket);
  await meet(first, second);
  await meet(first, other);
  console.log('the end');
})();
