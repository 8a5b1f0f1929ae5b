import type { ReactNode } from "react";
import { frame, scaleOf, type Scale } from "./chart-scale.ts";
import { DataTable } from "./data-table.tsx";

export interface ChartPoint {
  readonly year: number;
  readonly value: number;
  /** The value as it is written, with its unit. */
  readonly label: string;
  /** A target is aimed at, not measured: an empty point, a broken line. */
  readonly isTarget?: boolean;
}

interface LineChartProps {
  readonly id: string;
  /** What is drawn, for those who do not see it. */
  readonly title: string;
  /** In order of years. */
  readonly points: readonly ChartPoint[];
  /** Writes a figure of the scale. */
  readonly format: (value: number) => string;
  /** The words of the table of the same figures; `target` marks those that are aimed at. */
  readonly table: {
    readonly open: ReactNode;
    readonly year: ReactNode;
    readonly value: ReactNode;
    readonly target: ReactNode;
  };
}

function Rules({ scale, format }: { readonly scale: Scale; readonly format: (value: number) => string }) {
  return scale.ticks.map((tick) => (
    <g key={tick}>
      <line className="chart-rule" x1={frame.start} x2={frame.end} y1={scale.y(tick)} y2={scale.y(tick)} />
      <text className="chart-scale" x={frame.start - 8} y={scale.y(tick) + 4}>
        {format(tick)}
      </text>
    </g>
  ));
}

/** A piece of the line from the point before, broken where it leads to a target. */
function Piece({
  from,
  to,
  scale,
}: {
  readonly from: ChartPoint;
  readonly to: ChartPoint;
  readonly scale: Scale;
}) {
  return (
    <line
      className={to.isTarget ? "chart-line chart-target" : "chart-line"}
      x1={scale.x(from.year)}
      y1={scale.y(from.value)}
      x2={scale.x(to.year)}
      y2={scale.y(to.value)}
    />
  );
}

function Point({ point, scale }: { readonly point: ChartPoint; readonly scale: Scale }) {
  const [x, y] = [scale.x(point.year), scale.y(point.value)];
  return (
    <g>
      <circle className={point.isTarget ? "chart-point chart-target" : "chart-point"} cx={x} cy={y} r="5" />
      <text className="chart-value" x={x} y={y - 12}>
        {point.label}
      </text>
      <text className="chart-year" x={x} y={frame.height - 10}>
        {point.year}
      </text>
    </g>
  );
}

/** Figures over the years, drawn on the server, with the same as a table below. */
export function LineChart({ id, title, points, format, table }: LineChartProps) {
  const scale = scaleOf(points);
  const rows = points.map((point) => ({
    key: String(point.year),
    cells: [
      point.year,
      <>
        {point.label} {point.isTarget && <span className="soft">{table.target}</span>}
      </>,
    ],
  }));
  return (
    <div className="chart">
      <svg
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{title}</title>
        <Rules scale={scale} format={format} />
        {points.map((point, index) => {
          const before = points[index - 1];
          return before && <Piece key={point.year} from={before} to={point} scale={scale} />;
        })}
        {points.map((point) => (
          <Point key={point.year} point={point} scale={scale} />
        ))}
      </svg>
      <details>
        <summary>{table.open}</summary>
        <DataTable
          caption={title}
          isCaptionHidden
          columns={[
            { key: "year", label: table.year },
            { key: "value", label: table.value, isNumeric: true },
          ]}
          rows={rows}
        />
      </details>
    </div>
  );
}
