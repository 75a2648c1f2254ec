import { formatDate } from '../../src/data/format.ts';
import type { Tables } from '../../src/data/tables/index.ts';
import { type DataDiff, describeDiff } from '../diff/compare-data.ts';
import { formatMarkdown, type Section } from '../diff/format-diff.ts';

export interface PlannedEdition {
  date: string;
  version: string;
  /** The edition before. */
  previous: { date: string; version: string };
  /** Ids of the charts whose rows differ from those of the edition before. */
  charts: string[];
  /** Those made since the edition before. */
  corrections: Tables['corrections'];
  /** Against the commit of the edition before. */
  diff: DataDiff;
}

/** An entry of CHANGELOG.md: our corrections, then what `npm run data:diff` says, without its advice. */
export function formatEntry({ date, version, previous, charts, corrections, diff }: PlannedEdition): string {
  const heading = `## ${version}, ${formatDate(date)}`;
  const sections: Section[] = [
    {
      title: 'Mistakes of ours, put right',
      groups: [
        {
          title: 'What we said, and what is right',
          items: corrections.map(({ correction_id, what_was_wrong, what_it_says_now }) => ({
            name: correction_id,
            before: what_was_wrong,
            after: what_it_says_now,
          })),
        },
      ],
    },
    {
      title: 'Charts whose rows changed',
      groups: [{ title: 'By their ids', items: charts.map((name) => ({ name })) }],
    },
    ...describeDiff(diff).map(({ title, groups }) => ({
      title,
      groups: groups.map((group) => ({ ...group, fix: undefined })),
    })),
  ];
  const compared = `Compared with ${previous.version} of ${formatDate(previous.date)}:`;
  return `${[heading, compared, formatMarkdown(sections)].filter(Boolean).join('\n\n')}\n`;
}

/** Puts an entry before the earlier ones. */
export function addEntry(changelog: string, entry: string): string {
  const start = changelog.search(/^## /m);
  return start < 0
    ? `${changelog.trimEnd()}\n\n${entry}`
    : `${changelog.slice(0, start)}${entry}\n${changelog.slice(start)}`;
}
