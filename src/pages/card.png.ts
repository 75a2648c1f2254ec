import type { APIRoute } from 'astro';
import { answerWithCard, articleChart, articleTitle } from '../downloads/cards.ts';

/** The card of the article, and of every page without one of its own. */
export const GET: APIRoute = () => answerWithCard(articleChart, articleTitle);
