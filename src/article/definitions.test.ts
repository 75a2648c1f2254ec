import { test } from 'vitest';
import { expectAnswers, readTables } from '../../scripts/data/testing/expect-answers.ts';
import type { ProseFigure } from '../data/generated.ts';
import type { Tables } from '../data/tables/index.ts';
import { parseDefinitions } from './definitions.ts';
import { describeOrigin } from './number-notes.ts';

function describeFigure(figure: ProseFigure): string[] {
  const { text, as_at, publications } = figure;
  const published = publications.map(({ text, label, cited, table, row }) => {
    const of = label ? ` ${label}` : '';
    return `- ${text}${of}: ${cited} (${table}:${row})`;
  });
  return [`${text}, ${as_at}`, ...published, `Note: ${describeOrigin(figure)}`];
}

function describeDefinitions(tables: Tables, asked: string[]): string[] {
  const isClaim = (line: string) => line.startsWith('claim ');
  const numberRows = asked.filter((line) => line.includes(',') && !isClaim(line));
  const claimRows = asked.filter(isClaim).map((line) => line.slice('claim '.length));
  const { numbers, claims, errors } = parseDefinitions(
    ['id,label,value,format,day,working,name', ...numberRows].join('\n'),
    ['id,holds', ...claimRows].join('\n'),
  );
  if (errors.length > 0)
    return errors.map(({ file, row, column, received }) => `${file}:${row}:${column} ${received}`);
  const tested = Object.entries(claims).map(([id, claim]) => {
    return `${id} ${claim.holds(tables)}: ${JSON.stringify(claim.figures(tables))}`;
  });
  return [...(numbers.it ? describeFigure(numbers.it.derive(tables)) : []), ...tested];
}

test('each case of numbers-and-claims.txt has the numbers, claims and errors that were last looked at', async () => {
  await expectAnswers('src/article/testing/numbers-and-claims.txt', (text, head) =>
    describeDefinitions(readTables(text, head), text.split('\n').slice(1)),
  );
});
