/** One node's worker alone, on the database given: a task `note` writes down each job it runs, `slow` holds one for good. */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { pino } from "pino";
import { connect } from "#db/connection.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { testServices } from "../services.ts";

const [url = "", file = "", name = ""] = process.argv.slice(2);
const services = testServices(connect(url).db, { log: pino({ level: "error" }) });
const worker = startWorker({
  process: randomUUID(),
  url,
  services,
  mailer: { post: () => Promise.resolve() },
  version: name,
  beat: 200,
  timetable: [{ task: "tick", match: "* * * * *" }],
  tasks: {
    async note(_, payload) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      appendFileSync(file, `${name} ${JSON.stringify(payload)}\n`);
    },
    slow: () => {
      appendFileSync(file, `${name} slow\n`);
      return new Promise(() => undefined);
    },
    async brief(_, payload) {
      appendFileSync(file, `${name} begun\n`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      appendFileSync(file, `${name} done ${JSON.stringify(payload)}\n`);
    },
    tick: (_, payload) => {
      const { _cron: minute } = payload as { _cron: { ts: string } };
      appendFileSync(file, `${name} tick ${minute.ts}\n`);
      return Promise.resolve();
    },
  },
});
process.on("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
console.log("working");
