import type { APIRoute } from 'astro';
import { answerWithFile, type Format, formats, pixelFormats } from '../../downloads/chart-files.ts';
import { type ChartEmbed, listLive, listPinned } from '../../embeds/list-embeds.ts';

interface Props {
  embed: ChartEmbed;
  format: Format;
}

const listFiles = (embeds: ChartEmbed[], formats: readonly Format[]) =>
  embeds.flatMap((embed) =>
    formats.map((format) => ({ params: { chart: embed.path, format }, props: { embed, format } })),
  );

/** The pictures and the rows of a chart in each of its states, and the pictures of what can be pinned to. */
export const getStaticPaths = () => [
  ...listFiles(listLive(), formats),
  ...listFiles(listPinned(), pixelFormats),
];

export const GET: APIRoute<Props> = ({ props: { embed, format } }) => answerWithFile(embed, format);
