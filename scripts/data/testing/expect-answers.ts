import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/**
 * Holds what is answered to the texts of a file, each with its answers below it, after an arrow; “====” stands between. Write a new
 * text there without an answer, which `npx vitest run <test> -u` adds; then read it. Returns the texts that have none.
 */
export async function expectAnswers(file: string, answer: (text: string) => string[]): Promise<string[]> {
  const [head = '', ...cases] = readFileSync(file, 'utf8').split('\n====\n');
  const texts = cases.map((text) => text.replace(/(\n→ .*)+\n?$/, '').replace(/\n$/, ''));
  const answers = texts.map((text) => answer(text));
  const written = texts.map((text, index) => [text, ...(answers[index] ?? []).map((line) => `→ ${line}`)]);
  const all = [head, ...written.map((lines) => lines.join('\n'))].join('\n====\n');
  await expect(`${all}\n`).toMatchFileSnapshot(resolve(file));
  return texts.filter((_, index) => answers[index]?.length === 0);
}
