import type { ServerBuild } from "@remix-run/node";
import { createHttp } from "#server/http.ts";
import type { Door } from "#server/door.ts";
import { root } from "#server/root-folder.ts";

/** A route of the build. */
interface BuiltRoute {
  /** Name of its file in app/routes, without its ending. */
  readonly name: string;
  /** What its addresses look like. */
  readonly pattern: RegExp;
  readonly hasAction: boolean;
}

/** Every route of the production build, the frame around all of them apart. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
  const build = (await import(/* @vite-ignore */ new URL("build/server/index.js", root).href)) as ServerBuild;
  return Object.values(build.routes).flatMap((route) => {
    if (route.id === "root") return [];
    const pattern = (route.path ?? "")
      .split("/")
      .map((piece) => (piece === "*" ? ".*" : piece.startsWith(":") ? "[^/]+" : piece.replaceAll(".", "\\.")))
      .join("/");
    return [
      {
        name: route.id.replace(/^routes\//, "").replace(/\/route$/, ""),
        pattern: new RegExp(`^/${pattern}/?$`),
        hasAction: route.module.action !== undefined,
      },
    ];
  });
}

/** Every address registered in server/http.ts; what runs before all of them (`/*`) is none. */
export function machinePaths(): string[] {
  const door = { origins: new Set(["http://localhost"]), clientFolder: "build/client" } as Partial<Door>;
  const paths = createHttp(door as Door).routes.map(({ path }) => path);
  return [...new Set(paths.map((path) => (path === "/*" ? "*" : path)))];
}
