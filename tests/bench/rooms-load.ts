import { randomUUID } from "node:crypto";
import { keepSteady } from "./rooms-steady-load.ts";
import type { Group, Opened, Task } from "./rooms-tasks.ts";
import { openClient } from "./rooms-client.ts";
import { openWire, type Wire } from "./rooms-wire.ts";

/** The load, in a process of its own: opens groups of sockets and measures what they hear, as its parent says. */
const posted = Buffer.from('"message.posted"');
const groups = new Map<string, Opened>();
const body =
  "The measures of last spring held: clinics stayed open and nobody waited outside. How was it with you?";
/** How many sockets are being opened at a time. */
const atOnce = 20;

function countPosted(frame: Buffer): number {
  let count = 0;
  for (let at = frame.indexOf(posted); at >= 0; at = frame.indexOf(posted, at + posted.length)) count += 1;
  return count;
}

async function open(group: Group): Promise<number> {
  const opened: Opened = { group, receivers: [], writers: [], heard: 0, onFrame: () => undefined };
  // The first is given the latest messages, the others have them already, as a page has that joins its room.
  let seen = -1;
  const openOne = group.isPage ? openClient : openWire;
  const receive = async (index: number) => {
    const wire = await openOne(doorOf(group, index), (frame) => {
      opened.heard += countPosted(frame);
      opened.onFrame(frame, index);
    });
    const joined = await wire.ask("room:join", { room: group.room, after: seen });
    if (joined["ok"] !== true) throw new Error(JSON.stringify(joined));
    opened.receivers.push(wire);
    const events = (joined["events"] ?? []) as readonly { readonly n: number }[];
    seen = Math.max(seen, events.at(-1)?.n ?? 0);
  };
  if (group.receivers > 0) await receive(0);
  for (let from = 1; from < group.receivers; from += atOnce) {
    const size = Math.min(atOnce, group.receivers - from);
    await Promise.all(Array.from({ length: size }, (_, index) => receive(from + index)));
  }
  for (let index = 0; index < group.writers; index += 1)
    opened.writers.push(await openOne(doorOf(group, index), () => undefined));
  groups.set(group.name, opened);
  return group.receivers;
}

const doorOf = ({ ports, cookies }: Group, index: number) => ({
  port: ports[index % ports.length] ?? 0,
  cookie: cookies[index % cookies.length] ?? "",
});

function groupOf(name: string): Opened {
  const group = groups.get(name);
  if (!group) throw new Error(`no group ${name}`);
  return group;
}

/** Resolves when the receivers have heard this many events more, all together. */
function heardAll(group: Opened, more: number): Promise<void> {
  const wanted = group.heard + more;
  return new Promise((resolve) => {
    group.onFrame = () => {
      if (group.heard >= wanted) resolve();
    };
  });
}

async function post(group: Opened, writer: Wire | undefined, event = "room:post"): Promise<void> {
  const answer = await writer?.ask(event, { room: group.group.room, id: randomUUID(), body });
  if (answer?.["ok"] !== true) throw new Error(JSON.stringify(answer));
}

/** Milliseconds from a sender's click to the last receiver, one message after the other. */
async function reach(group: Opened, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const heard = heardAll(group, group.receivers.length);
    const from = performance.now();
    const answered = post(group, group.writers[time % group.writers.length]);
    await heard;
    took.push(performance.now() - from);
    await answered;
  }
  return took;
}

/** Deliveries a second while the writers each send their next message when the last one was answered. */
async function flood(group: Opened, event: string, messages: number): Promise<number> {
  const heard = heardAll(group, messages * group.receivers.length);
  const from = performance.now();
  let left = messages;
  const write = async (writer: Wire) => {
    while ((left -= 1) >= 0) await post(group, writer, event);
  };
  await Promise.all([...group.writers.map(write), heard]);
  return (messages * group.receivers.length) / ((performance.now() - from) / 1000);
}

function close(group: Opened): number {
  for (const wire of [...group.receivers, ...group.writers]) wire.close();
  groups.delete(group.group.name);
  return 0;
}

async function perform(task: Task): Promise<unknown> {
  if (task.do === "open") return open(task.group);
  if (task.do === "steady") return keepSteady(task.names.map(groupOf), task);
  const group = groupOf(task.name);
  if (task.do === "reach") return reach(group, task.times);
  return task.do === "flood" ? flood(group, task.event, task.messages) : close(group);
}

process.on("message", (task: Task) => {
  void perform(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ port: 0 });
