import type { Subject } from './subject.ts';
import { firearms } from './subjects/firearms.ts';
import { forceReports } from './subjects/force-reports.ts';
import { officers } from './subjects/officers.ts';
import { tactics } from './subjects/tactics.ts';
import { taser } from './subjects/taser.ts';

const subjects: Subject[] = [taser, tactics, forceReports, officers, firearms];

/** What a sheet is about, by its title and what is said around it. */
export const findSubject = (title: string, around: string): Subject | undefined =>
  subjects.find((subject) => subject.isAbout(title, around));

export const subjectNames = subjects.map((subject) => subject.name);
