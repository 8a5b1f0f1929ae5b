/** The few functions the map takes from libraries that ship without types. */
declare module "d3-geo" {
  type LonLat = readonly [longitude: number, latitude: number];
  interface Projection {
    (place: LonLat): [x: number, y: number] | null;
    fitWidth(width: number, shape: object): Projection;
  }
  export function geoMercator(): Projection;
}

declare module "topojson-client" {
  export function merge(
    topology: object,
    shapes: readonly object[],
  ): { type: string; coordinates: [number, number][][][] };
  export function mesh<Shape extends object>(
    topology: object,
    shapes: { type: string; geometries: readonly Shape[] },
    keep: (one: Shape, other: Shape) => boolean,
  ): { coordinates: [number, number][][] };
}
