import { wordFile } from "#tests/word-files.ts";

/** A Word file of about 100 pages: 100 headings and 1,500 paragraphs, each in several runs as Word writes them. */
export function hundredPages(): Uint8Array {
  const style = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';
  const run = (text: string, looks = "") =>
    `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>${looks}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraphs = Array.from({ length: 1_600 }, (_, n) => {
    if (n % 16 === 0)
      return `<w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(`Section ${n / 16 + 1}`)}</w:p>`;
    const words = [
      run(`Member cities agree on figure ${n}, name its year and source, `),
      run("and confirm it within ten working days", "<w:b/>"),
      run(", so that the network reads the same figure in every language and every report of the year. "),
      run(
        `The Secretariat keeps the record of paragraph ${n} and publishes it with the documents of the meeting.`,
      ),
    ];
    return `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:after="120"/></w:pPr>${words.join("")}</w:p>`;
  });
  return wordFile({ body: paragraphs.join(""), styles: style });
}

/** Sends the file in as the Secretariat and waits until its preview is there. Gives the seconds from the sending on. */
export async function measureImport(origin: string, cookie: string, file: Uint8Array): Promise<number> {
  const headers = { Cookie: cookie, Origin: origin };
  const form = new FormData();
  form.set("lang", "en");
  form.set("file", new File([new Uint8Array(file)], "hundred-pages.docx"));
  const startedAt = performance.now();
  const sent = await fetch(`${origin}/en/documents/long-quiet/draft/import`, {
    ...{ method: "POST", body: form, headers, redirect: "manual" },
  });
  const place = sent.headers.get("location");
  if (sent.status !== 303 || place === null)
    throw new Error(`the file was not taken: ${String(sent.status)}`);
  for (let tries = 0; tries < 600; tries += 1) {
    const page = await (await fetch(`${origin}${place}`, { headers })).text();
    if (page.includes('class="import-blocks"')) return (performance.now() - startedAt) / 1000;
    if (!page.includes("<progress")) throw new Error("the file was not read");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the file was not read in half a minute");
}
