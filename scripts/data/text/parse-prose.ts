import type { Claims, Numbers, Prose, ProseFigure, ProsePosition } from '../../../src/data/prose.ts';
import type { Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { parseSection, readable, type Use } from './parse-section.ts';
import { describeThrown, formatFigures } from './text-error.ts';

/**
 * Parses the MDX files as the build does: every number and claim, with its sentence, and every loose word as an error.
 * Never throws on what a file says.
 */
export function parseProse(
  files: { file: string; text: string }[],
  { numbers, claims, tables }: { numbers: Numbers; claims: Claims; tables: Tables },
): { prose: Prose; errors: DataError[] } {
  const errors: DataError[] = [];
  const formatted = deriveAll(numbers, (number) => pickFields(number(tables)), 'number', errors);
  const tested = deriveAll(
    claims,
    (claim) => ({ holds: claim.holds(tables), figures: claim.figures(tables) }),
    'claim',
    errors,
  );
  const sections = files.map((section) => ({ ...section, ...parseSection(section, formatted) }));
  errors.push(...sections.flatMap((section) => section.errors));
  const uses = sections.flatMap(({ file, blocks }) =>
    blocks.flatMap(({ text, uses }) =>
      uses.map(({ kind, id, line, at }) => ({ kind, id, file, line, sentence: sentenceAt(text, at) })),
    ),
  );
  for (const { kind, id, file, line } of uses)
    if (!(id in (kind === 'number' ? numbers : claims)))
      errors.push({
        file,
        row: line,
        received: id,
        expected: `a ${kind} that the section’s .ts file defines`,
        fix: 'define it there, or correct the id',
      });
  // Where a file cannot be read, what it uses is not known.
  const isKnown = !errors.some(({ expected }) => expected === readable);
  const positionsOf = (kind: Use['kind'], id: string): ProsePosition[] => {
    const found = uses.filter((use) => use.kind === kind && use.id === id);
    if (found.length === 0 && isKnown)
      errors.push({
        file: 'src/article',
        received: id,
        expected: `a ${kind} that some sentence uses`,
        fix: 'use it, or remove its definition',
      });
    return found.map(({ file, line, sentence }) => ({ file, line, sentence }));
  };
  const prose: Prose = {
    lengths: sections.map(({ file, blocks }) => ({
      file,
      words: blocks.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length,
    })),
    numbers: Object.entries(formatted).map(([id, number]) => ({
      id,
      ...number,
      positions: positionsOf('number', id),
    })),
    claims: Object.entries(tested).map(([id, { figures }]) => ({
      id,
      figures,
      positions: positionsOf('claim', id),
    })),
  };
  for (const { id, figures, positions } of prose.claims)
    if (tested[id]?.holds === false)
      errors.push(
        ...positions.map(({ file, line, sentence }) => ({
          file,
          row: line,
          received: sentence,
          expected: `that the figures bear out the claim ${id}: they are ${formatFigures(figures)}`,
          fix: 'write what the figures now say',
        })),
      );
  return { prose, errors };
}

/** What each id comes to. A row that is gone is the editor’s to fix, so it is an error and not a crash. */
function deriveAll<T, R>(
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
        file: 'src/article',
        column: id,
        received: describeThrown(error),
        expected: `the row that this ${kind} rests on`,
        fix: 'bring the row back, or change the number in the section’s .ts file',
      });
    }
  }
  return derived;
}

/** Only what is written into the page, in the order of the schema. */
const pickFields = ({ text, label, as_at, publications, working }: ProseFigure): ProseFigure => ({
  text,
  label,
  as_at,
  publications,
  working,
});

function sentenceAt(text: string, at: number): string {
  let start = 0;
  for (const sentence of text.split(/(?<=[.!?][”’]?)\s+/)) {
    const end = text.indexOf(sentence, start) + sentence.length;
    if (at <= end) return sentence.replaceAll(/\s+/g, ' ').trim();
    start = end;
  }
  return text;
}
