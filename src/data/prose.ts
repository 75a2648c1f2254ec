/** One publication of a number, or of a figure that it was derived from. */
export interface Publication {
  /** The value as this publication gives it, formatted. */
  text: string;
  /** What this figure is, where the number is derived from several. */
  label: string | null;
  publisher: string;
  released: string | null;
  /** Publisher and day as a note gives them, and what a reader must know of how the figure was seen. */
  cited: string;
  source_id: string[];
  /** Where the row is: name of the table, row in the spreadsheet. */
  table: string;
  row: number;
  /** The arithmetic, where no release prints the figure itself. */
  worked_out: string | null;
}

/** A number of the prose, as <Figure of="…"> shows it. */
export interface ProseFigure {
  text: string;
  label: string;
  as_at: string;
  /** Newest first; at least one. */
  publications: Publication[];
  /** How it follows from the publications, where it is not one of them. */
  working: string | null;
  /** What was published instead, earlier or by others, in a sentence without its stop. */
  others: string | null;
}

/** The note of a number, as a page fetches it. */
export interface NumberNote {
  /** What the number counts, and when. */
  what: string;
  /** Where it comes from, in sentences. */
  origin: string;
  links: { text: string; href: string }[];
}

/** A sentence of an MDX file. */
export interface ProsePosition {
  file: string;
  line: number;
  sentence: string;
}

/** All that the prose says with figures, as `npm run data` found and checked it. */
export interface Prose {
  /** Words of running text in each file. */
  lengths: { file: string; words: number }[];
  numbers: (ProseFigure & { id: string; positions: ProsePosition[] })[];
  claims: { id: string; figures: Record<string, string | number>; positions: ProsePosition[] }[];
}
