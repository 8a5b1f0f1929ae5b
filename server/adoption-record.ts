import { Hono } from "hono";
import { z } from "zod";
import { recordSchema } from "#app/features/documents/adoption/record.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { isLang } from "#app/language/languages.ts";
import { findRecordHead, readRecord } from "#db/queries/adoption-records.ts";
import type { Door, Env } from "./door.ts";
import { knowsTag } from "./known-files.ts";

/** The record of an adoption for machines, and the description of its fields: both public, without a session. */
export function adoptionRecord({ services }: Door): Hono<Env> {
  const app = new Hono<Env>();
  const description = JSON.stringify(z.toJSONSchema(recordSchema));
  app.get("/api/v1/adoption-record.schema.json", (c) =>
    c.body(description, 200, {
      "Content-Type": "application/schema+json",
      "Cache-Control": "public, max-age=3600",
    }),
  );
  app.get("/:lang/documents/:slug/adoption.json", async (c, next) => {
    if (!isLang(c.req.param("lang"))) return next();
    const { versionId, sha256 } = orNotFound(await findRecordHead(services.db, c.req.param("slug")));
    const headers = {
      "Content-Type": "application/json",
      // A later version may be adopted.
      "Cache-Control": "no-cache",
      ETag: `"${sha256}"`,
    };
    if (knowsTag(c, sha256)) return c.body(null, 304, headers);
    return c.body(JSON.stringify(await readRecord(services.db, versionId)), 200, headers);
  });
  return app;
}
