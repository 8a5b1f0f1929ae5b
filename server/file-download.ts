import { Hono } from "hono";
import { z } from "zod";
import { DomainError } from "#app/features/access/errors.ts";
import { fetchFile, fetchPreview } from "#app/features/files/commands.server.ts";
import { askerOf } from "./asker.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { securityHeaders } from "./security-headers.ts";

/**
 * Files by their id, to be saved and never shown in a page of ours, where only their previews stand (no file is called
 * `preview`: every name has an ending); the name in the address is only for show. What a
 * visitor may see is asked for anew each time, since it may be withdrawn; all else is kept nowhere.
 */
export function fileDownload(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  const secured = {
    ...securityHeaders({ nonce: null, https: originOf(door).startsWith("https:") }),
    "Content-Security-Policy": "default-src 'none'; sandbox",
  };
  app.get("/files/:id/preview", async (c) => {
    const actor = await askerOf(door, c);
    const { hash, bytes } = await fetchPreview(door.services, actor, idIn(c.req.param("id")));
    const headers = {
      ...secured,
      ETag: `"${hash}"`,
      "Content-Type": "image/webp",
      "Content-Disposition": "inline",
      // Kept by the reader's own browser, which asks each time whether it may still show it.
      "Cache-Control": "private, no-cache",
      Vary: "Cookie",
    };
    if (c.req.header("if-none-match") === headers.ETag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(bytes), 200, headers);
  });
  app.get("/files/:id/:name", async (c) => {
    const actor = await askerOf(door, c);
    const id = idIn(c.req.param("id"));
    const { name, mediaType, hash, bytes } = await fetchFile(door.services, actor, id);
    const etag = `"${hash}"`;
    const headers = {
      ...secured,
      ETag: etag,
      "Content-Type": mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType,
      "Content-Disposition": savedAs(name),
      "Cache-Control": actor.person === null ? "no-cache" : "no-store",
      Vary: "Cookie",
    };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(bytes), 200, headers);
  });
  return app;
}

/** The id in an address. Throws 404 where it can be none. */
function idIn(given: string): string {
  const id = z.uuid().safeParse(given);
  if (!id.success) throw new DomainError(404, "notFound");
  return id.data;
}

/** To be saved under this name: in ASCII for old programs, and as it is (RFC 6266). */
function savedAs(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
