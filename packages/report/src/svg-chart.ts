import type { Section } from "@postgres-to-aurora/domain";

type Series = Extract<Section, { kind: "series" }>;

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 56;
const BOTTOM = 28;
const COLOURS = ["#2f81f7", "#db6d28", "#3fb950", "#a371f7"];

/** Text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A line chart as inline SVG, from zero up, with a legend when there is more than one line. */
export function svgChart({ title, unit, x, lines }: Series): string {
  const most = Math.max(...lines.flatMap(({ values }) => values), 0);
  if (x.length === 0) return "<p>No samples.</p>";
  const top = niceTop(most);
  const left = (index: number) => LEFT + ((WIDTH - LEFT - 10) * index) / Math.max(x.length - 1, 1);
  const height = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 14) * value) / top;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const y = height(share * top).toFixed(1);
    return `<line class="axis" x1="${LEFT}" x2="${WIDTH - 10}" y1="${y}" y2="${y}"/><text x="${LEFT - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${label(share * top)}</text>`;
  });
  const step = Math.ceil(x.length / 8);
  const ticks = x
    .map((value, index) => ({ value, index }))
    .filter(({ index }) => index % step === 0)
    .map(
      ({ value, index }) =>
        `<text x="${left(index).toFixed(1)}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(String(value))}</text>`,
    );
  const drawn = lines.map(({ values }, line) => {
    const points = values.map((value, index) => `${left(index).toFixed(1)},${height(value).toFixed(1)}`);
    return `<polyline fill="none" stroke="${COLOURS[line % COLOURS.length]}" stroke-width="2" points="${points.join(" ")}"/>`;
  });
  const legend = lines
    .map(({ name }, line) => `<span style="color:${COLOURS[line % COLOURS.length]}">■</span> ${escapeHtml(name)}`)
    .join(" &nbsp; ");
  const svg = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" role="img" aria-label="${escapeHtml(title)}">${[...grid, ...ticks, ...drawn].join("")}</svg>`;
  return `<p class="soft">${escapeHtml(unit)} &nbsp; ${legend}</p>${svg}`;
}

/** The next 1, 2 or 5 times a power of ten: axis labels people can read. */
function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) as number) * power;
}

function label(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}
