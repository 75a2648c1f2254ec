import { parentPort } from 'node:worker_threads';
import { renewGenerated } from '../data/renew-generated.ts';

/** The data run kept warm beside the server: each message asks for one, and its answer is what it came to. */
parentPort?.on('message', (root: string) => {
  parentPort?.postMessage(renewGenerated(root));
});
