// Runs jobs of jobs.ts in this process, with faults armed around the call under test. Arguments: the
// built package, the control addon, the flavour, where to run. Reads the jobs from stdin and prints each
// outcome as a line of JSON as soon as it is known.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { writeAll } from '../../helpers/write-all.mjs';
import { Bench } from './bench.mjs';

const [dist, controlPath, flavour, place] = process.argv.slice(2);

function emit(line) {
  writeAll(Buffer.from(`${JSON.stringify(line)}\n`));
}

async function runAll(jobs) {
  const bench = new Bench(
    join(dist, flavour === 'promises' ? 'promises.js' : 'index.js'),
    controlPath,
  );
  for (const job of jobs) {
    emit({ begins: job.id });
    emit({ id: job.id, ...(await bench.run(job)) });
  }
}

if (!isMainThread) {
  await runAll(workerData);
  parentPort.postMessage('done');
} else {
  const jobs = JSON.parse(readFileSync(0, 'utf8'));
  if (place === 'worker') {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: jobs,
      argv: process.argv.slice(2),
    });
    worker.on('error', (error) => {
      throw error;
    });
  } else {
    await runAll(jobs);
  }
}
