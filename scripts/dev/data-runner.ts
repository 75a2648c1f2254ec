import { Worker } from 'node:worker_threads';
import type { Renewed } from '../data/renew-generated.ts';

/**
 * Runs the data step in a thread of its own, whose modules stay loaded from one run to the next. After a change of code
 * `forget` has the next run load all anew. One run at a time.
 */
export function startDataRunner(root: string) {
  let worker: Worker | undefined;
  const forget = () => {
    const left = worker;
    worker = undefined;
    return left?.terminate();
  };
  /** Rejects where code throws: that is no fault of an editor. */
  const run = () =>
    new Promise<Renewed>((resolve, reject) => {
      const used = (worker ??= new Worker(new URL('./worker.ts', import.meta.url)));
      used.removeAllListeners();
      used.once('message', resolve);
      used.once('error', (error) => {
        worker = undefined;
        reject(error instanceof Error ? error : new Error(String(error)));
      });
      used.postMessage(root);
    });
  return { run, forget };
}
