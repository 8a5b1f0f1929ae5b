import type { ReactElement } from "react";

/** A map as `drawMap` (app/features/cities/map.server.ts) gives it; a component may not import from the server. */
export interface NetworkMapProps {
  readonly map: {
    readonly width: number;
    readonly height: number;
    readonly land: string;
    readonly borders: string;
    readonly links: readonly string[];
    readonly leaders: string;
    readonly places: string;
    readonly points: readonly Point[];
  };
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  readonly hrefOf: (slug: string) => string;
  readonly nameOf: (slug: string) => string;
  /** The language of a city's name where it is not the page's. */
  readonly langOf?: (slug: string) => string | undefined;
}

interface Point {
  readonly slug: string;
  readonly x: number;
  readonly y: number;
  readonly isFounding: boolean;
  readonly reach: number;
}

/** The network on its land: each city a point that links to its page, joined by lines. A table of the same cities belongs beside it. */
export function NetworkMap({ map, label, hrefOf, nameOf, langOf }: NetworkMapProps): ReactElement {
  return (
    <div className="map-frame">
      <svg
        className="map"
        viewBox={`0 0 ${String(map.width)} ${String(map.height)}`}
        role="group"
        aria-label={label}
      >
        <path className="land" d={map.land} />
        <path className="border" d={map.borders} />
        <path className="link" d={map.links.join("")} />
        <path className="leader" d={map.leaders} />
        <path className="place" d={map.places} />
        {map.points.map((point) => (
          <MapPoint
            key={point.slug}
            point={point}
            isWest={point.x < map.width * 0.4}
            href={hrefOf(point.slug)}
            name={nameOf(point.slug)}
            lang={langOf?.(point.slug)}
          />
        ))}
      </svg>
    </div>
  );
}

interface MapPointProps {
  readonly point: Point;
  /** In the west the name stands to the right of the point, else to the left: there is room in both. */
  readonly isWest: boolean;
  readonly href: string;
  readonly name: string;
  readonly lang: string | undefined;
}

function MapPoint({
  point: { x, y, reach, isFounding },
  isWest,
  href,
  name,
  lang,
}: MapPointProps): ReactElement {
  return (
    <a className={isFounding ? "point" : "point point-later"} href={href} aria-label={name} lang={lang}>
      <circle className="reach" cx={x} cy={y} r={reach} />
      <circle className="halo" cx={x} cy={y} r="11" />
      <circle className="dot" cx={x} cy={y} r="6" />
      <text
        className={isWest ? "name" : "name name-before"}
        x={isWest ? x + 15 : x - 15}
        y={y + 6}
        aria-hidden="true"
      >
        {name}
      </text>
    </a>
  );
}
