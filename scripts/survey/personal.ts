import { isIP } from 'node:net';

/** Words of a header that tell of a person, or of text that a person wrote. */
const personalWords = new Set(
  `name names forename surname firstname lastname fullname email mail phone telephone tel mobile postcode zip address collar warrant
  badge shoulder payroll employee dob birth birthday birthdate born ip id ids uuid guid userid username user login signature
  comment comments text freetext specify feedback remarks latitude longitude`.split(/\s+/),
);

const kinds: [kind: string, isOfKind: (cell: string) => boolean][] = [
  ['an e-mail address', (cell) => /\S@\S+\.\S/.test(cell)],
  ['an IP address', (cell) => isIP(cell) !== 0],
  ['a postcode', (cell) => /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i.test(cell)],
  ['a date', (cell) => /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(cell)],
  ['a phone number', (cell) => /^\+?[\d\s().-]+$/.test(cell) && cell.replace(/\D/g, '').length >= 10],
  ['a long number', (cell) => /\d{5}/.test(cell)],
  [
    'a person’s name',
    (cell) => /\b(?:mr|mrs|ms|miss|mx|dr|pc|ps|dc|ds|di|sgt|insp)\.?\s+\p{Lu}/iu.test(cell),
  ],
  ['free text', (cell) => cell.length > 80 || cell.includes('\n') || cell.split(/\s+/).length > 12],
];

/** Whether a column’s header is that of a person’s particulars: `First name`, `collarNumber`, `respondent_id`. */
export function isPersonalHeader(header: string): boolean {
  const words = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => personalWords.has(word));
}

/** What a cell looks like, where it looks like a person’s particulars. In our words, never in the cell’s own. */
export function kindOfPersonal(cell: string): string | undefined {
  return kinds.find(([, isOfKind]) => isOfKind(cell))?.[0];
}

/** More different values than this are no answers to choose from; and so few rows may each differ by chance. */
const mostValues = 40;
const fewestRows = 10;
const particulars = 'a column that tells who somebody is';

/**
 * What in the cells of a column could tell who somebody is, and the row where that first shows: a cell of each kind that
 * looks personal, and that many or most cells have a value of their own. It holds no cell’s text.
 */
export function describePersonal(
  cells: { row: number; text: string }[],
): { row: number; received: string }[] {
  const values = new Map<string, { row: number; times: number }>();
  for (const { row, text } of cells) {
    const known = values.get(text);
    if (known) known.times += 1;
    else values.set(text, { row, times: 1 });
  }
  const looks = new Map<string, number>();
  for (const [text, { row }] of values) {
    const kind = kindOfPersonal(text);
    if (kind !== undefined && !looks.has(kind)) looks.set(kind, row);
  }
  const found = [...looks].map(([kind, row]) => ({ row, received: `what looks like ${kind}` }));
  const tooMany = [...values.values()][mostValues];
  const lone = [...values.values()].filter(({ times }) => times === 1).length;
  if (tooMany)
    found.push({
      row: tooMany.row,
      received: `more than ${mostValues} different values, as in ${particulars}`,
    });
  else if (cells.length >= fewestRows && lone > cells.length / 2)
    found.push({ row: 2, received: `a value of its own in most rows, as in ${particulars}` });
  return found;
}
