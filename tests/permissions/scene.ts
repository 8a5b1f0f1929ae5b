import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import type { Mandated } from "#app/features/access/actor.ts";
import { changeSettings, findSettings } from "#app/features/administration/settings-commands.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import type { Db } from "#db/connection.ts";
import { findDemonstrationHash, listMandates } from "#db/queries/accounts.ts";
import { playerOf } from "#server/demo/players.ts";
import { root } from "#server/root-folder.ts";
import { testServices } from "../services.ts";
import { signIn } from "./doors.ts";
import { makeWaitingComment } from "../two-versions.ts";
import { kindNames, kindOf, type Kind } from "./kinds.ts";
import { importMatrix, importsInto, sendFile, sendPicture } from "./scene-files.ts";
import { archiveRoom } from "./scene-rooms.ts";

/** The example things that rows of the table name. */
export type Scene = Awaited<ReturnType<typeof makeScene>>;

/** Adds to the demonstration what the table needs, through the commands where there are some. */
export async function makeScene(db: Db, origin: string, password: string) {
  const services = testServices(db);
  await openAlternate(db);
  await raiseLimits(db);
  const [csco, secretariat] = await Promise.all([
    playerOf(services, "csco.da-nang"),
    playerOf(services, "secretariat"),
  ]);
  const message = randomUUID();
  // The sockets' message is deleted in the end; the forms have one of their own.
  const formMessage = randomUUID();
  const own = { room: "covid-19-response", body: "Da Nang's own." };
  await postMessage(services, csco, { ...own, id: message });
  const opened = await postMessage(services, csco, { ...own, id: formMessage, newTopic: "A topic" });
  // Nothing is written in it before the table is tried: it opens with the first message.
  const membersRoom = "document-online-portal";
  const writtenRoom = "document-investment-toolkit";
  const inMembers = { room: writtenRoom, id: randomUUID(), body: "The Secretariat's own." };
  const inside = await postMessage(services, secretariat, inMembers);
  const draft = "a-draft";
  await db.insertInto("documents").values({ slug: draft, authoritativeLang: "en" }).execute();
  await db
    .insertInto("documentVersions")
    .values({ documentSlug: draft, number: 1, publishedAt: null })
    .execute();
  const imports = await importsInto(db, draft, secretariat.mandate.id);
  const mandates = await mandatesOfKinds(db);
  await signIn(origin, { password, mandates }, "nr");
  const { cookie } = await signIn(origin, { password, mandates }, "csco");
  const waiting = await makeWaitingComment(db, csco.mandate.id);
  // Else the job of the next minute announces periods while the table is tried.
  await turnPeriods(services);
  return {
    ...{
      password,
      mandates,
      message,
      formMessage,
      writtenRoom,
      messageNumbers: { open: opened.n, members: inside.n },
      memberMessage: inMembers.id,
      topic: opened.message.topic ?? "",
      membersRoom,
      draft,
      imports,
      paragraph: "op-2-1",
      asset: await anAsset(),
    },
    ...waiting,
    ...(await initiativesOf(db)),
    archivedRoom: await archiveRoom(db, secretariat, "document-example-adopted"),
    attachedFile: await sendFile(db, { origin, cookie, name: "attached.txt", body: "With a file." }),
    // The comment is refused, the file waits for it.
    keptFile: await sendFile(db, { origin, cookie, name: "kept.txt", body: "" }),
    roomPicture: await sendPicture(db, { origin, cookie, room: writtenRoom }),
    threads: await openThreads(db, csco),
    matrixImport: await importMatrix(db, secretariat.mandate.id),
    experience: await firstSlug(db, "experiences"),
    meeting: await firstSlug(db, "meetings"),
    summaryVersion: await versionOfSummary(db),
    cityOffice: await handleOfCity(db),
    sessionOfNr: await handleOfSession(db),
  };
}

/** The demonstration has no alternate of a National Representative. */
async function openAlternate(db: Db): Promise<void> {
  const passwordHash = await findDemonstrationHash(db);
  if (passwordHash === null) throw new Error("no demonstration");
  await openDemonstrationAccounts(testServices(db), [
    {
      email: "alternate.vn@ascn.example",
      name: "Alternate",
      passwordHash,
      mandates: [{ office: { kind: "country", country: "VN" }, capacity: "alternate" }],
    },
  ]);
}

/** What an administrator may do: so many questions in a minute are more than the limits allow one person. */
async function raiseLimits(db: Db): Promise<void> {
  const services = testServices(db);
  const administrator = await playerOf(services, "admin");
  const { settings, version } = await findSettings(services, administrator);
  const limits = Object.fromEntries(
    Object.entries(settings.limits).map(([name, { seconds }]) => [name, { points: 100_000, seconds }]),
  ) as typeof settings.limits;
  await changeSettings(services, administrator, { version, settings: { ...settings, limits } });
}

/** Comments of Da Nang in a period that publishes directly: one to answer, one to change, one to take back; and two replies. */
async function openThreads(db: Db, csco: Mandated) {
  const services = testServices(db);
  const threads = { answered: randomUUID(), edited: randomUUID(), withdrawn: randomUUID() };
  const place = { document: "online-portal", version: 1, paragraph: "op-2-1" };
  const words = { lang: "en", body: "Da Nang's own." };
  for (const id of Object.values(threads))
    await makeComment(services, csco, { ...place, ...words, id, type: "technical" });
  const replies = { reply: randomUUID(), withdrawnReply: randomUUID() };
  for (const id of Object.values(replies))
    await replyToComment(services, csco, {
      ...{ document: place.document, comment: threads.answered, id, ...words },
    });
  return { ...threads, ...replies };
}

async function handleOfCity(db: Db): Promise<string> {
  const office = db.selectFrom("offices").select("handle").where("citySlug", "=", "da-nang");
  return (await office.executeTakeFirstOrThrow()).handle;
}

async function handleOfSession(db: Db): Promise<string> {
  const session = db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.personId")
    .select("sessions.id")
    .where("people.email", "=", "nr.vn@ascn.example");
  // What names a session on its page: the beginning of its id.
  return (await session.executeTakeFirstOrThrow()).id.slice(0, 20);
}

/** The partner's own initiatives: one that waits for its review, one under review with its room. */
async function initiativesOf(db: Db) {
  const own = await db
    .selectFrom("initiatives")
    .select(["reference", "status"])
    .where("organisationSlug", "=", "mekong")
    .execute();
  const reference = (wanted: string) => own.find(({ status }) => status === wanted)?.reference ?? "";
  const reviewed = reference("under-review");
  const invitedRoom = `initiative-${reviewed.toLowerCase()}`;
  return { submitted: reference("submitted"), reviewed, invitedRoom };
}

async function firstSlug(db: Db, table: "experiences" | "meetings"): Promise<string> {
  return (await db.selectFrom(table).select("slug").limit(1).executeTakeFirstOrThrow()).slug;
}

async function versionOfSummary(db: Db): Promise<string> {
  const { version } = await db
    .selectFrom("citySections")
    .select("version")
    .where("citySlug", "=", "da-nang")
    .where("section", "=", "summary")
    .where("isCurrent", "=", true)
    .executeTakeFirstOrThrow();
  return String(version);
}

/** The id of the mandate each kind acts under. */
async function mandatesOfKinds(db: Db): Promise<Partial<Record<Kind, string>>> {
  const mandates: Partial<Record<Kind, string>> = {};
  for (const kind of kindNames) {
    const { handle, actor } = kindOf(kind);
    const person = await db
      .selectFrom("people")
      .select("id")
      .where("email", "=", `${handle ?? ""}@ascn.example`)
      .executeTakeFirst();
    const own = person ? await listMandates(db, person.id) : [];
    const acted = own.find((mandate) => mandate.kind === actor.mandate?.office.kind);
    if (acted) mandates[kind] = acted.id;
  }
  return mandates;
}

async function anAsset(): Promise<string> {
  const names = await readdir(new URL("build/client/assets/", root));
  return names.find((name) => name.endsWith(".css")) ?? "";
}
