import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { box, isLive } from "./room-steps.ts";

const journey = useBrowser();

test("typing and tapping while the script takes the page over: the room becomes live, and what was typed stands", async () => {
  const page = await journey.open({ as: "csco.mandalay" });
  // Every few milliseconds, so that some of it falls into each step of the taking over.
  await page.addInitScript(() => {
    const timer = setInterval(() => {
      const field = document.querySelector<HTMLTextAreaElement>("#compose textarea");
      if (document.querySelector("#here-now button")) clearInterval(timer);
      else if (field) {
        field.focus();
        field.value = "Typed early";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
        field.click();
      }
    }, 3);
  });
  for (let visit = 0; visit < 4; visit += 1) {
    await page.goto("/en/rooms/covid-19-response");
    await isLive(page);
    expect(await box(page).inputValue()).toBe("Typed early");
  }
});
