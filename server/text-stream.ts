/** How many characters leave together: a line of a file by itself would cost more to send than to write. */
const together = 32_768;

/** A text as the body of an answer: the next part is asked for only when the reader has taken the last. */
export function textStream(lines: AsyncGenerator<string, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let part = "";
      let isOver = false;
      while (part.length < together && !isOver) {
        const next = await lines.next();
        isOver = next.done === true;
        part += next.value ?? "";
      }
      if (part !== "") controller.enqueue(encoder.encode(part));
      if (isOver) controller.close();
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
