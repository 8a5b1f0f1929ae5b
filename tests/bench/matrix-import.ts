import { repacked } from "../matrix-files.ts";

const words = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** Seconds to bring a matrix back in which every row of 10,000 is answered: from sending it to its preview, and to have it written. */
export async function measureMatrixImport(origin: string, cookie: string) {
  const headers = { Cookie: cookie, Origin: origin };
  const address = `${origin}/en/documents/matrix-long/matrix`;
  const taken = await (await fetch(`${address}.xlsx`, { headers })).arrayBuffer();
  const filled = repacked(new Uint8Array(taken), "xl/worksheets/sheet1.xml", (xml) => {
    const [start = "", head = "", ...rows] = xml.split(/(?=<row>)/);
    const answered = rows.map((row, line) => {
      const cells = row.split(/(?=<c )|(?=<\/row>)/);
      cells.splice(12, 2, words(`Answer number ${line}, in a sentence.`), words("Noted"));
      return cells.join("");
    });
    return [start, head, ...answered].join("");
  });
  const form = new FormData();
  form.set("lang", "en");
  form.set("file", new File([new Uint8Array(filled)], "matrix.xlsx"));
  const [read, place] = await post(`${address}/import`, form, headers);
  const [written] = await post(`${origin}${place}`, new URLSearchParams({ deed: "take" }), headers);
  return { read, written };
}

/** Sends a form and gives the seconds it took and where it leads. */
async function post(
  address: string,
  body: FormData | URLSearchParams,
  headers: Record<string, string>,
): Promise<[seconds: number, place: string]> {
  const startedAt = performance.now();
  const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`${address}: ${String(answer.status)}`);
  return [(performance.now() - startedAt) / 1000, answer.headers.get("location") ?? ""];
}
