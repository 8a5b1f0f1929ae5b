import { expect, test } from "vitest";
import { visitor, type Actor } from "../../access/actor.ts";
import { refuseOther } from "./acting.ts";

const person = { id: "p", email: "", name: "" };
const under = (id: string) => ({ person, mandate: { id } }) as Actor;
const other = expect.objectContaining({ status: 409, key: "otherMandate" }) as Error;

test.each([
  ["what was written under the mandate one acts under", under("a"), "a", "may go on"],
  ["what does not say under which", under("a"), undefined, "may go on"],
  ["what was written under another", under("b"), "a", "is refused"],
  ["what was written under one that has ended", { person, mandate: null }, "a", "is refused"],
  ["what comes from nobody, whom the deed refuses", visitor, "a", "may go on"],
])("%s", (_what, actor, as, outcome) => {
  if (outcome === "may go on") expect(refuseOther(actor, as)).toBe(actor);
  else expect(() => refuseOther(actor, as)).toThrow(other);
});
