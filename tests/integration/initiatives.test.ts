import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Actor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { submitInitiative, takeUnderReview } from "#app/features/initiatives/commands.server.ts";
import { findInitiativePage, listVisibleInitiatives } from "#app/features/initiatives/pages.server.ts";
import type { Submission } from "#app/features/initiatives/schema.ts";
import { demoInitiatives } from "#db/seeds/demo/initiatives.ts";
import { playInitiatives } from "#server/demo/initiatives.ts";
import type { TestDatabase } from "../database.ts";
import { refusal } from "../refusal.ts";
import { initiativeScene, type Handle } from "./initiative-players.ts";

let queries: string[];
let database: TestDatabase;
let services: Services;
let actors: Record<Handle, Mandated>;

beforeAll(async () => {
  ({ queries, database, services, actors } = await initiativeScene());
});
afterAll(() => database.close());

const submission = (change: Partial<Submission> = {}): Submission => ({
  id: randomUUID(),
  lang: "vi",
  title: "Cảm biến mực nước",
  summary: "Biết sớm hơn khi nước dâng.",
  offer: "Hai mươi cảm biến.",
  ask: "",
  focusAreas: ["quality-environment", "safety-security"],
  cities: ["phuket", "da-nang"],
  countries: ["VN"],
  contact: "hello@partner.example",
  ...change,
});
const submit = (change: Partial<Submission> = {}, handle: Handle = "partner.mekong") =>
  submitInitiative(services, actors[handle], submission(change));
const count = async (table: "initiatives" | "initiativeSteps" | "rooms") => {
  const row = await database.db
    .selectFrom(table)
    .select((all) => all.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return row.rows;
};
const numbersOf = (references: readonly string[]) =>
  references.map((one) => Number(one.split("-")[2])).sort((a, b) => a - b);
const eventsOf = (subject: string) =>
  database.db.selectFrom("events").select(["type", "mandateId"]).where("subject", "=", subject).execute();

describe("submitting", () => {
  test("gives the reference of the year, and everything is there", async () => {
    const sent = submission();
    const reference = await submitInitiative(services, actors["partner.mekong"], sent);
    expect(reference).toBe(`INI-${String(new Date().getUTCFullYear())}-0001`);
    const page = await findInitiativePage(services, actors["partner.mekong"], reference);
    expect(page.initiative).toMatchObject({
      id: sent.id,
      title: sent.title,
      ask: null,
      organisation: "mekong",
      status: "submitted",
      focusAreas: ["safety-security", "quality-environment"],
      cities: [
        { slug: "da-nang", name: "Da Nang", country: "VN" },
        { slug: "phuket", name: "Phuket", country: "TH" },
      ],
      countries: ["VN"],
    });
    expect(page.contact).toBe(sent.contact);
    expect(page.stages.map(({ state, at }) => [state, at !== null])).toEqual([
      ["now", true],
      ["coming", false],
      ["coming", false],
      ["coming", false],
    ]);
    const mandate = actors["partner.mekong"].mandate.id;
    expect(await eventsOf(reference)).toEqual([{ type: "initiatives.submitted", mandateId: mandate }]);
  });

  test("twenty at once get twenty references without a gap or a double", async () => {
    const [last = 0] = numbersOf([await submit()]);
    const references = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        submit({ title: `Title ${String(index)}` }, index % 2 ? "partner.lumen" : "partner.mekong"),
      ),
    );
    expect(numbersOf(references)).toEqual(Array.from({ length: 20 }, (_, index) => last + 1 + index));
  });

  test("the same form twice, even at once, is one initiative", async () => {
    const sent = submission();
    const before = await count("initiatives");
    const again = { ...sent, cities: sent.cities.toReversed() };
    const references = await Promise.all(
      [sent, again, sent].map((one) => submitInitiative(services, actors["partner.mekong"], one)),
    );
    expect(new Set(references).size).toBe(1);
    expect(await count("initiatives")).toBe(before + 1);
    const next = await submit();
    expect(numbersOf([next])[0]).toBe(numbersOf(references)[0]! + 1);
  });

  test("the same form with another text, or of another organisation, is refused", async () => {
    const sent = submission();
    const reference = await submitInitiative(services, actors["partner.mekong"], sent);
    const again = (change: Partial<Submission>, handle: Handle = "partner.mekong") =>
      submitInitiative(services, actors[handle], { ...sent, ...change });
    await expect(again({ title: "Khác" })).rejects.toThrow(
      expect.objectContaining({ status: 409, key: "initiativeSubmitted", values: { reference } }) as Error,
    );
    await expect(again({ countries: [] })).rejects.toEqual(refusal(409, "initiativeSubmitted"));
    await expect(again({}, "partner.lumen")).rejects.toEqual(refusal(409, "initiativeIdTaken"));
    expect(await again({})).toBe(reference);
  });

  test("only partner organisations may", async () => {
    const before = await count("initiatives");
    const attempt = (actor: Actor) => submitInitiative(services, actor, submission());
    await expect(attempt(visitor)).rejects.toEqual(refusal(401, "signInFirst"));
    for (const handle of ["csco.da-nang", "nr.ph", "secretariat", "admin"] as const)
      await expect(attempt(actors[handle])).rejects.toEqual(refusal(403, "partnersOnly"));
    await expect(attempt({ ...actors["partner.mekong"], mandate: null })).rejects.toEqual(
      refusal(403, "partnersOnly"),
    );
    expect(await count("initiatives")).toBe(before);
  });

  test("one that fails halfway leaves nothing, and no gap", async () => {
    const [last = 0] = numbersOf([await submit()]);
    const before = [await count("initiatives"), await count("initiativeSteps")];
    await expect(submit({ cities: ["atlantis"] })).rejects.toThrow("initiative_cities");
    expect([await count("initiatives"), await count("initiativeSteps")]).toEqual(before);
    expect(numbersOf([await submit()])).toEqual([last + 1]);
  });
});

describe("the review", () => {
  test("begins once and opens the room for the members and the partner", async () => {
    const reference = await submit();
    await takeUnderReview(services, actors.secretariat, reference);
    await expect(takeUnderReview(services, actors.secretariat, reference)).rejects.toEqual(
      refusal(409, "underReviewAlready"),
    );
    const page = await findInitiativePage(services, actors.secretariat, reference);
    expect(page.initiative.status).toBe("under-review");
    expect(page.stages.map((stage) => stage.state)).toEqual(["done", "now", "coming", "coming"]);
    expect(page).toMatchObject({ room: `initiative-${reference.toLowerCase()}`, canReview: false });
    const rooms = await database.db
      .selectFrom("rooms")
      .innerJoin("roomGuests", "roomGuests.roomId", "rooms.id")
      .select(["slug", "kind", "subject", "audience", "organisationSlug"])
      .where("subject", "=", reference)
      .execute();
    expect(rooms).toEqual([
      {
        slug: `initiative-${reference.toLowerCase()}`,
        kind: "initiative",
        subject: reference,
        audience: "members-and-invited",
        organisationSlug: "mekong",
      },
    ]);
    const mandate = actors.secretariat.mandate.id;
    expect(await eventsOf(reference)).toContainEqual({ type: "initiatives.reviewed", mandateId: mandate });
  });

  test("begun twice at once, it begins once", async () => {
    const reference = await submit();
    const before = await count("rooms");
    const both = await Promise.allSettled(
      [1, 2].map(() => takeUnderReview(services, actors.secretariat, reference)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await count("rooms")).toBe(before + 1);
  });

  test("is the Secretariat's; for whoever may not see the initiative there is none", async () => {
    const reference = await submit();
    const attempt = (actor: Actor) => takeUnderReview(services, actor, reference);
    for (const actor of [visitor, actors["csco.da-nang"], actors["partner.lumen"], actors.admin])
      await expect(attempt(actor)).rejects.toEqual(refusal(404, "notFound"));
    for (const handle of ["nr.ph", "partner.mekong"] as const)
      await expect(attempt(actors[handle])).rejects.toEqual(refusal(403, "forbidden"));
    await expect(takeUnderReview(services, actors.secretariat, "INI-2026-9999")).rejects.toEqual(
      refusal(404, "notFound"),
    );
    expect((await findInitiativePage(services, actors.secretariat, reference)).canReview).toBe(true);
  });
});

describe("who sees an initiative", () => {
  const sees = async (actor: Actor, reference: string) => {
    const { initiatives } = await listVisibleInitiatives(services, actor);
    const isListed = initiatives.some((one) => one.reference === reference);
    const page = await findInitiativePage(services, actor, reference).catch(() => null);
    expect(isListed).toBe(page !== null);
    return isListed;
  };
  const everyone = () => [visitor, ...Object.values(actors)];
  const seers = async (reference: string) => {
    const seen = [];
    for (const actor of everyone())
      if (await sees(actor, reference)) seen.push(actor.person?.name ?? "visitor");
    return seen;
  };

  test("before and after the review began, in the list as on its page", async () => {
    const reference = await submit();
    expect(await seers(reference)).toEqual(["nr.ph", "secretariat", "partner.mekong"]);
    await takeUnderReview(services, actors.secretariat, reference);
    expect(await seers(reference)).toEqual(["csco.da-nang", "nr.ph", "secretariat", "partner.mekong"]);
  });

  test("takes one query a page, however many there are", async () => {
    const reference = await submit();
    queries.length = 0;
    await listVisibleInitiatives(services, actors.secretariat);
    await findInitiativePage(services, actors.secretariat, reference);
    expect(queries).toHaveLength(2);
  });

  test.each(["", "INI-2026-9999", "ini-2026-0001", "x".repeat(5000), "\u0000"])(
    "%j is none",
    async (reference) => {
      await expect(findInitiativePage(services, actors.secretariat, reference)).rejects.toEqual(
        refusal(404, "notFound"),
      );
    },
  );
});

test("the demonstration is played once: three initiatives that say so, one of them with its room", async () => {
  const before = await count("initiatives");
  await playInitiatives(services);
  await playInitiatives(services);
  expect(await count("initiatives")).toBe(before + 3);
  const { initiatives } = await listVisibleInitiatives(services, actors.secretariat);
  const played = initiatives.filter((one) => demoInitiatives.some(({ form }) => form.title === one.title));
  expect(played.map((one) => one.status).sort()).toEqual(["submitted", "submitted", "under-review"]);
});
