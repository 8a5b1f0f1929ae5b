import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import { openRoom } from "#app/features/rooms/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import type { MessageEvent } from "#app/features/rooms/room-event.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import { insertMandate } from "#db/queries/accounts.ts";
import { listMentioned } from "#db/queries/message-mentions.ts";
import { documentScene } from "../document-scene.ts";
import { refusal } from "../refusal.ts";

let scene: Awaited<ReturnType<typeof documentScene>>;
beforeAll(async () => {
  scene = await documentScene();
});
afterAll(() => scene.database.close());

const as = (name: string) => scene.as(name) as Mandated;
let count = 0;
const room = async (audience: Audience = "members", guests: string[] = []) => {
  const slug = `document-writing-${String((count += 1))}`;
  const about = { kind: "document", subject: "writing" };
  await openRoom(scene.services.db, as("daNang"), { slug, ...about, audience, guests });
  return slug;
};
const post = (slug: string, body: string, lang?: string) =>
  postMessage(scene.services, as("daNang"), { room: slug, id: randomUUID(), body, lang });
const edit = (slug: string, { message }: MessageEvent, body: string) =>
  editMessage(scene.services, as("daNang"), { room: slug, message: message.id, body });
const html = async (slug: string, body: string, lang?: string) => (await post(slug, body, lang)).message.html;

const keyOf = async ({ message }: MessageEvent) =>
  (
    await scene.services.db
      .selectFrom("messages")
      .select("key")
      .where("id", "=", message.id)
      .executeTakeFirstOrThrow()
  ).key;
/** The names of those whom a message mentions. */
async function mentioned(event: MessageEvent): Promise<string[]> {
  const people = await listMentioned(scene.services.db, [await keyOf(event)]);
  const ids = people.map(({ personId }) => personId);
  if (ids.length === 0) return [];
  const rows = await scene.services.db.selectFrom("people").select("name").where("id", "in", ids).execute();
  return rows.map(({ name }) => name ?? "").sort();
}

describe("mentions", () => {
  test("an office reaches who holds it, a country all of its offices, a capacity its holder; never the author", async () => {
    const slug = await room();
    const office = await post(slug, "Ask @csco-phuket, and @nobody.");
    expect(office.message.html).toContain(
      '<a href="/offices/csco-phuket" dir="ltr">@csco-phuket</a>, and @nobody',
    );
    expect(await mentioned(office)).toEqual(["phuket"]);
    const country = await post(slug, "@viet-nam and @Thailand");
    expect(country.message.html).toContain('<a href="/offices?country=VN" dir="ltr">@viet-nam</a>');
    expect(await mentioned(country)).toEqual(["hanoi", "nrThailand", "nrVietNam", "phuket"]);
    const person = await post(slug, "@nr-th.head: what do you say? @nr-th.editor is nobody.");
    expect(person.message.html).toContain('<a href="/offices/nr-th" dir="ltr">@nr-th.head</a>:');
    expect(person.message.html).toContain("@nr-th.editor is");
    expect(await mentioned(person)).toEqual(["nrThailand"]);
    expect(await mentioned(await post(slug, "@csco-da-nang"))).toEqual([]);
  });

  test("an office reaches who holds it now, a capacity who has it now; nobody whose mandate has ended", async () => {
    const slug = await room();
    const { db } = scene.services;
    const [phuket, chair] = [as("phuket").mandate, as("chair")];
    const event = await post(slug, "@csco-phuket and @csco-phuket.head");
    expect(await mentioned(event)).toEqual(["phuket"]);
    const ending = (endsAt: Date | null) =>
      db.updateTable("mandates").set({ endsAt }).where("id", "=", phuket.id).execute();
    await ending(new Date(Date.now() - 1));
    const officeId = phuket.office.id;
    await insertMandate(db, { personId: chair.person.id, officeId, capacity: "head" });
    expect(await mentioned(event)).toEqual(["chair"]);
    expect(await mentioned(await post(slug, "@csco-phuket.head"))).toEqual(["chair"]);
    expect(await mentioned(await post(slug, "@thailand"))).toEqual(["chair", "nrThailand"]);
    const acting = { ...chair, mandate: { ...chair.mandate, office: phuket.office } };
    const listed = (await listRooms(scene.services, acting)).find((one) => one.slug === slug);
    expect(listed).toMatchObject({ unread: 3, mentions: 3 });
    const hiding = { hiddenAt: new Date(), hiddenBy: chair.mandate.id, hiddenReason: "Off the subject" };
    await db.updateTable("messages").set(hiding).where("id", "=", event.message.id).execute();
    expect(await mentioned(event)).toEqual([]);
    const handed = db.deleteFrom("mandates").where("officeId", "=", officeId);
    await handed.where("personId", "=", chair.person.id).execute();
    await ending(null);
  });

  test("in code and in the words of a link there is none", async () => {
    const event = await post(await room(), "`@csco-phuket` [@nr-th](https://a.example) \\@hanoi");
    expect(await mentioned(event)).toEqual([]);
  });

  test("who may not read the room is not mentioned: the handle is words", async () => {
    const words = "@partner-lumen, look";
    expect(await mentioned(await post(await room("members"), words))).toEqual([]);
    expect(await html(await room("members"), words)).not.toContain("<a");
    expect(await mentioned(await post(await room("members-and-invited", ["lumen"]), words))).toEqual([
      "partner",
    ]);
    expect(await mentioned(await post(await room("members-and-partners"), words))).toEqual(["partner"]);
    expect(await mentioned(await post(await room("members"), "@administration"))).toEqual([]);
  });

  test("editing adds and removes, deleting takes all away", async () => {
    const slug = await room();
    const event = await post(slug, "@csco-phuket");
    await edit(slug, event, "@csco-hanoi and @csco-hanoi");
    expect(await mentioned(event)).toEqual(["hanoi"]);
    await deleteMessage(scene.services, as("daNang"), { room: slug, message: event.message.id });
    expect(await mentioned(event)).toEqual([]);
    const left = scene.services.db.selectFrom("messageMentions").selectAll();
    expect(await left.where("messageKey", "=", await keyOf(event)).execute()).toEqual([]);
  });

  test("twenty at most, and nothing is written of more", async () => {
    const slug = await room();
    const body = Array.from({ length: 21 }, (_, index) => `@a-${String(index)}`).join(" ");
    await expect(post(slug, body)).rejects.toEqual(refusal(422, "tooManyMentions"));
    expect((await post(slug, body.replace("@a-20", ""))).n).toBe(1);
  });

  test("a message that names nothing is one statement", async () => {
    const slug = await room();
    const statements = async (body: string) => {
      scene.queries.length = 0;
      await post(slug, body);
      return scene.queries.length;
    };
    expect(await statements("Plain, **bold** and https://asean.org")).toBe(1);
    expect(await statements("@csco-phuket")).toBe(3);
  });
});

describe("links to pages of the portal", () => {
  const at = (path: string) => `https://portal.example/th${path}`;

  test("get the page's title, in the message's language where there is one, and lead each reader to their own language", async () => {
    const slug = await room();
    expect(await html(slug, `See ${at("/documents/online-portal")}`, "vi")).toMatch(
      /<a href="\/documents\/online-portal" dir="auto" lang="vi">[^<]*Cổng[^<]*<\/a>/,
    );
    expect(await html(slug, at("/cities/da-nang"))).toContain(
      '<a href="/cities/da-nang" dir="auto">Da Nang</a>',
    );
    expect(await html(slug, `[there](${at("/cities/da-nang")})`)).toContain(
      '<a href="/cities/da-nang">there</a>',
    );
    expect(await html(slug, at("/documents/no-such"))).toContain(
      ">https://portal.example/th/documents/no-such</a>",
    );
    expect(await html(slug, "https://portal.example.org/en/cities/da-nang")).toContain(
      'href="https://portal.example.org/en/cities/da-nang" rel="nofollow noopener"',
    );
  });

  test("a room's only where all readers may read it", async () => {
    const [inner, outer, invited] = [
      await room("members"),
      await room("everyone"),
      await room("members-and-invited", ["lumen"]),
    ];
    const title = `>${outer} #3</a>`;
    expect(await html(inner, at(`/rooms/${outer}/messages/3`))).toContain(title);
    expect(await html(outer, at(`/rooms/${inner}`))).not.toContain(`>${inner}</a>`);
    expect(await html(invited, at(`/rooms/${inner}`))).not.toContain(`>${inner}</a>`);
    expect(await html(inner, at(`/rooms/${invited}`))).toContain(`>${invited}</a>`);
    const others = await room("members-and-invited", ["mekong"].slice(1));
    expect(await html(invited, at(`/rooms/${others}`))).not.toContain(`>${others}</a>`);
  });

  test("an initiative's only where all readers may see it", async () => {
    const { db } = scene.services;
    await db
      .insertInto("initiatives")
      .values({
        ...{ id: randomUUID(), reference: "INI-2026-0901", organisationSlug: "lumen", lang: "en" },
        ...{ mandateId: as("partner").mandate.id, status: "under-review", title: "Lamps for all" },
        ...{ summary: "x", offer: "x", contact: "x" },
      })
      .execute();
    const link = at("/initiatives/INI-2026-0901");
    expect(await html(await room("members"), link)).toContain(">Lamps for all</a>");
    expect(await html(await room("members-and-invited", ["lumen"]), link)).toContain(">Lamps for all</a>");
    for (const audience of ["everyone", "members-and-partners"] as const)
      expect(await html(await room(audience), link)).not.toContain("Lamps");
    await db.updateTable("initiatives").set({ status: "submitted" }).execute();
    expect(await html(await room("members"), link)).not.toContain("Lamps");
  });
});

describe("cards", () => {
  const link = "https://portal.example/en/documents/online-portal?paragraph=op-2-1#comments";

  test("a link to a paragraph hangs it on the message, in the version of now and the message's language", async () => {
    const slug = await room();
    const event = await post(slug, `Shall we bring this in? ${link}`, "vi");
    const [card] = event.message.cards;
    expect(card).toMatchObject({
      document: "online-portal",
      version: 1,
      paragraph: "op-2-1",
      number: "2.1",
      lang: "vi",
    });
    expect(card?.text.length).toBeGreaterThan(20);
    expect(event.message.html).toContain(`>${card?.title ?? ""}, 2.1</a>`);
    const stored = await scene.services.db
      .selectFrom("messages")
      .select("cards")
      .where("id", "=", event.message.id)
      .execute();
    expect(stored).toEqual([{ cards: [card] }]);
  });

  test("editing brings and takes cards, deleting takes them, and no more than three hang on one", async () => {
    const slug = await room();
    const event = await post(slug, "Nothing yet");
    expect(event.message.cards).toEqual([]);
    const { cards, html } = (await edit(slug, event, link)).message;
    expect([cards.length, html]).toEqual([1, expect.stringContaining('<p dir="auto" class="carded">')]);
    expect((await edit(slug, event, "none")).message.cards).toEqual([]);
    const many = ["op-1-1", "op-2-1", "op-2-2", "op-3-1"].map((id) => link.replace("op-2-1", id)).join(" ");
    expect((await edit(slug, event, many)).message.cards).toHaveLength(3);
    const gone = await deleteMessage(scene.services, as("daNang"), { room: slug, message: event.message.id });
    expect([gone.message.html, gone.message.cards]).toEqual([null, []]);
  });

  test("a paragraph that is not there is a link to the document", async () => {
    const event = await post(await room(), link.replace("op-2-1", "op-99-9"));
    expect(event.message.cards).toEqual([]);
    expect(event.message.html).toContain("</a>");
  });
});
