import { z } from "zod";

/** Counted up when an older portal could no longer restore what is written here. */
export const FORMAT = 1;

/** The first member of every back-up, `about.json`: what must be known before anything else is read. */
export const aboutSchema = z.object({
  format: z.int().positive(),
  /** The files of the embedded database, or what pg_dump wrote. */
  kind: z.enum(["cluster", "dump"]),
  /** The version of the portal that made it. */
  portal: z.string(),
  /** The server's version, "18.4". */
  postgres: z.string(),
  /** Every migration that had run, in order. */
  migrations: z.array(z.string()),
  /** When it was begun, ISO 8601 UTC. */
  createdAt: z.iso.datetime(),
});

/** The last member, `manifest.json`: what must agree once everything has been read. */
export const manifestSchema = z.object({
  about: aboutSchema,
  /** Rows per table at the moment that is restored; null where the database was too busy to be held for it. */
  counts: z.record(z.string(), z.int().nonnegative()).nullable(),
  /** Every member before this one. */
  members: z.array(
    z.object({
      path: z.string(),
      size: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type About = z.infer<typeof aboutSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestMember = Manifest["members"][number];
