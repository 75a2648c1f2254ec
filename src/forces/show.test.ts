import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { loadTables } from '../data/generated.ts';
import { deriveFacts } from './facts.ts';
import { deriveSentences } from './sentences.ts';
test('show', () => {
  const tables = loadTables();
  const facts = deriveFacts(tables);
  const t = performance.now();
  const out = tables['police-forces']
    .map((force) =>
      [
        `### ${force.force_name}`,
        ...deriveSentences(facts, force).flatMap(({ topic, use, avoid, sources }) => [
          `[${topic}] ${use ?? '---'} {${sources.join()}}`,
          ...avoid.map((a) => `   x ${a}`),
        ]),
      ].join('\n'),
    )
    .join('\n\n');
  writeFileSync('/tmp/kits-sentences.txt', out + `\n${performance.now() - t}`);
});
