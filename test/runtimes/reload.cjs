// Evaluates the package repeatedly in one environment, as Jest does: each evaluation recognizes the
// objects of the others. Argument: the built package.
const assert = require('node:assert/strict');
const { join, resolve, sep } = require('node:path');

const dist = resolve(process.argv[2]);

function evaluate() {
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(dist + sep)) delete require.cache[path];
  }
  return {
    blocking: require(join(dist, 'index.js')),
    promises: require(join(dist, 'promises.js')),
  };
}

/** Runs the function and returns the error it throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

async function main() {
  const evaluations = Array.from({ length: 20 }, evaluate);
  const [first] = evaluations;
  for (const { blocking, promises } of evaluations.slice(1)) {
    assert.notEqual(blocking.socket, first.blocking.socket);
    const [a, b] = blocking.socketpair();
    a.sendall(Buffer.from('blocking'));
    assert.equal(b.recv(100).toString(), 'blocking');
    const error = thrown(() => first.blocking.socket(-2, -2, -2));
    assert(error instanceof blocking.OSError);
    assert(a instanceof first.blocking.socket);
    const [c, d] = promises.socketpair();
    const received = c.recv(100);
    await d.sendall(Buffer.from('promises'));
    assert.equal((await received).toString(), 'promises');
    for (const sock of [a, b, c, d]) sock.close();
  }
  console.log(`  ${evaluations.length} evaluations`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
