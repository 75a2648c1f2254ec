import { collectErrors, type DataError } from '../data-error.ts';
import { deriveOnce } from '../../../src/data/derive-once.ts';
import { describeThrown } from './check-charts-and-forces.ts';
import {
  type BaseName,
  claimsFile,
  type Definitions,
  type Numbers,
  numbersFile,
} from '../../../src/article/definitions.ts';
import type { ChartText } from '../../../src/data/editions.ts';
import type { Prose, ProseFigure, ProsePosition } from '../../../src/data/prose.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import { type ProseBlock, parseSection, type Use } from './parse-section.ts';

/**
 * Parses the MDX files as the build does: every number and claim, with its sentence, and every loose word as an error.
 * What is defined but used in no sentence, nor by anything that is, is `unused`, which is no error: an editor may change
 * sentences alone. Never throws on what a file holds.
 */
export function parseProse(
  files: ChartText[],
  { numbers, claims, names, tables, errors: definitionErrors }: Definitions & { tables: Tables },
): { prose: Prose; unused: string[]; errors: DataError[] } {
  const errors: DataError[] = [...definitionErrors];
  const formatted = deriveAll(numbers, ({ derive }) => derive(tables), 'number', errors);
  const tested = deriveAll(
    claims,
    (claim) => {
      const test = (from: Tables) => ({ holds: claim.holds(from), figures: claim.figures(from) });
      return deriveOnce(claim, test, tables);
    },
    'claim',
    errors,
  );
  const sections = files.map((section) => {
    const parse = (figures: typeof formatted) => {
      const parsed = parseSection(section, figures, names);
      return { ...parsed, uses: parsed.blocks.flatMap((block) => listUses(section, block)) };
    };
    return { ...section, ...deriveOnce(section, parse, formatted) };
  });
  errors.push(...sections.flatMap((section) => section.errors));
  const terms = sections.flatMap((section) => section.terms.map((term) => term.toLowerCase()));
  errors.push(...checkNames(names, numbers, formatted, terms));
  const uses = sections.flatMap((section) => section.uses);
  for (const { kind, id, file, line } of uses) {
    const [defined, where] = kind === 'number' ? [numbers, numbersFile] : [claims, claimsFile];
    const expected = `a ${kind} that ${where} defines`;
    const fix = 'define it there, or correct the id';
    if (!(id in defined)) errors.push({ file, row: line, received: id, expected, fix });
  }
  const unused: string[] = [];
  const under = new Set([...Object.values(numbers), ...Object.values(claims)].flatMap(({ from }) => from));
  const withPositions = <T extends { id: string }>(kind: Use['kind'], defined: T[]) =>
    defined.flatMap((definition) => {
      const positions: ProsePosition[] = uses
        .filter((use) => use.kind === kind && use.id === definition.id)
        .map(({ file, line, sentence }) => ({ file, line, sentence }));
      const isUnder = kind === 'number' && under.has(definition.id);
      if (positions.length === 0 && !isUnder) unused.push(`${kind} ${definition.id}`);
      return positions.length === 0 ? [] : [{ ...definition, positions }];
    });
  const prose: Prose = {
    lengths: sections.map(({ file, blocks }) => ({
      file,
      words: blocks.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length,
    })),
    numbers: withPositions(
      'number',
      Object.entries(formatted).map(([id, number]) => ({ id, ...pickFields(number) })),
    ),
    claims: withPositions(
      'claim',
      Object.entries(tested).map(([id, { figures }]) => ({ id, figures })),
    ),
  };
  for (const { id, figures, positions } of prose.claims.filter(({ id }) => tested[id]?.holds === false)) {
    const listed = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    const expected = `that the figures bear out the claim ${id}: they are ${listed.join(', ')}`;
    const fix = 'write what the figures now say';
    for (const { file, line, sentence } of positions)
      errors.push({ file, row: line, received: sentence, expected, fix });
  }
  return { prose, unused, errors };
}

/** The value of each id. A missing row is for the editor to fix, so it is an error and not a crash. */
function deriveAll<T extends { row: number }, R>(
  definitions: Record<string, T>,
  derive: (definition: T) => R,
  kind: Use['kind'],
  errors: DataError[],
): Record<string, R> {
  const derived: Record<string, R> = {};
  for (const [id, definition] of Object.entries(definitions)) {
    try {
      derived[id] = derive(definition);
    } catch (error) {
      errors.push({
        file: kind === 'number' ? numbersFile : claimsFile,
        row: definition.row,
        column: id,
        received: describeThrown(error),
        expected: `the row that this ${kind} rests on, and no other`,
        fix: `bring the row back, or change the ${kind}`,
      });
    }
  }
  return derived;
}

/** A name holds the count that it stands for, and a side note says what that is. */
function checkNames(
  names: BaseName[],
  numbers: Numbers,
  formatted: Record<string, ProseFigure>,
  terms: string[],
): DataError[] {
  return collectErrors((report) => {
    for (const { name, id } of names) {
      const position = { file: numbersFile, row: numbers[id]?.row ?? 1, column: 'name' };
      const [count = ''] = /\d[\d,]*/.exec(formatted[id]?.text ?? '') ?? [];
      if (!name.includes(count))
        report(position, {
          received: name,
          expected: `a name with the count ${count}`,
          fix: 'rename the base everywhere',
        });
      const fix = `write <SideNote term="${name}">…</SideNote> where the name first stands`;
      if (terms.filter((term) => term === name.toLowerCase()).length !== 1)
        report(position, { received: name, expected: 'one side note that defines it', fix });
    }
  });
}

/** Only what is written into the page, in the order of the schema. */
const pickFields = ({ text, label, as_at, publications, working, others }: ProseFigure): ProseFigure => ({
  text,
  label,
  as_at,
  publications,
  working,
  others,
});

const listUses = ({ file }: ChartText, { text, uses }: ProseBlock) =>
  uses.map(({ kind, id, line, at }) => ({ kind, id, file, line, sentence: sentenceAt(text, at) }));

function sentenceAt(text: string, at: number): string {
  let start = 0;
  for (const sentence of text.split(/(?<=[.!?][”’]?)\s+/)) {
    const end = text.indexOf(sentence, start) + sentence.length;
    if (at <= end) return sentence.replaceAll(/\s+/g, ' ').trim();
    start = end;
  }
  return text;
}
