/** A graph as a picture: Graphviz, compiled to WebAssembly, draws each algorithm; those of one machine stand in columns. */
import { instance } from '@viz-js/viz';
import { dot, INK, LAYOUT_FONT, LEGEND } from './dot.js';
import type { Graph } from './graph.js';
import { escaped } from './words.js';

/** What stands in for the family that the layout reckons with, each as wide or narrower. */
const FAMILIES = `${LAYOUT_FONT},DejaVu Sans,Bitstream Vera Sans,Geneva,Arial,sans-serif`;

/** Between the algorithms of one machine, in points. */
const GAP = 16;
/** Above them, for the title and the legend. */
const HEADING = 72;

let graphviz: ReturnType<typeof instance> | undefined;

/**
 * The graph in SVG; each state is a group whose id is its `algorithm.state`. The same graph gives the same bytes.
 * @param legend what the lines mean
 */
export async function svg(graph: Graph, legend: readonly string[] = LEGEND): Promise<string> {
  graphviz ??= instance();
  const viz = await graphviz;
  const draw = (part: Graph, legend: readonly string[]) =>
    pictureOf(viz.renderString(dot(part, legend), { format: 'svg' }).replaceAll(LAYOUT_FONT, FAMILIES));
  if (graph.clusters.length === 1) return sheet(graph, draw(graph, legend));
  const pictures = graph.clusters.map((cluster) => draw({ ...cluster, clusters: [cluster] }, []));
  return sheet(graph, columns(graph, pictures));
}

type Picture = ReturnType<typeof pictureOf>;

/** What is drawn, and how large it is in points. */
function pictureOf(document: string) {
  const [, width, height] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(document) ?? [];
  const drawn = document.slice(document.indexOf('<g '), document.lastIndexOf('</svg>')).replace(/<!--.*?-->\n?/gs, '');
  return { width: Number(width), height: Number(height), drawn };
}

/** Pictures in their order, downwards and then to the right, about as high as wide in all. */
function columns(graph: Graph, pictures: readonly Picture[]): Picture {
  const area = pictures.reduce((sum, { width, height }) => sum + width * height, 0);
  const limit = Math.max(Math.sqrt(area), ...pictures.map(({ height }) => height));
  const parts: string[] = [];
  let [x, y, width, height] = [GAP, 0, 0, 0];
  for (const picture of pictures) {
    if (y > 0 && y + picture.height > limit) [x, y, width] = [x + width + GAP, 0, 0];
    parts.push(framed(picture, x, y + HEADING));
    [y, width] = [y + picture.height + GAP, Math.max(width, picture.width)];
    height = Math.max(height, y);
  }
  return { width: x + width + GAP, height: HEADING + height, drawn: `${headingOf(graph)}${parts.join('')}` };
}

function framed({ width, height, drawn }: Picture, x: number, y: number): string {
  const frame = `<rect width="${width}" height="${height}" rx="8" fill="none" stroke="#8c8c8c"/>`;
  return `<g transform="translate(${x} ${y})">\n${drawn}${frame}\n</g>\n`;
}

function headingOf(graph: Graph): string {
  const legend = LEGEND.map((line, index) => `<text x="${GAP}" y="${38 + index * 11}" font-size="9">${escaped(line)}</text>`);
  const title = `<text x="${GAP}" y="22" font-size="16" font-weight="bold">${escaped(graph.title)}</text>`;
  return `<g font-family="${FAMILIES}" fill="${INK}">\n${[title, ...legend].join('\n')}\n</g>\n`;
}

function sheet(graph: Graph, { width, height, drawn }: Picture): string {
  const size = `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg ${size} xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img">`,
    `<title>${escaped(graph.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `${drawn.trimEnd()}\n</svg>\n`,
  ].join('\n');
}
