import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitise } from "./sanitise.ts";

test("only what a message may have is left", () => {
  expect(sanitise('<p dir="auto" onclick="a()">a<script>b</script> <a href="javascript:c">c</a></p>')).toBe(
    '<p dir="auto">a <a>c</a></p>',
  );
});

test("a paragraph of words, at which nobody looks, is what it would be if somebody had", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const paragraph = `<p dir="auto">${text.replace(/[<>&]/g, "")}</p>`;
      expect(sanitise(paragraph)).toBe(sanitise(`${paragraph}<b></b>`));
    }),
  );
});
