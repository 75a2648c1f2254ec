import { Fragment } from 'astro/jsx-runtime';
import Figure from '../article/Figure.astro';
import GuessFirst from '../article/GuessFirst.astro';
import PullFigure from '../article/PullFigure.astro';
import SideNote from '../article/SideNote.astro';
import ChartFigure from './ChartFigure.astro';
import SiteLink from './SiteLink.astro';
import WhatIfInline from '../what-if/WhatIfInline.astro';

/** What the prose is made of: pass these to every MDX file. */
export const proseComponents = {
  a: SiteLink,
  Figure,
  // What the data run tested, or what needs no figure behind it: the page only shows the words.
  Claim: Fragment,
  Unchecked: Fragment,
  ChartFigure,
  GuessFirst,
  PullFigure,
  SideNote,
  WhatIfInline,
};
