/** What the name of a bookmark begins with that stands for a paragraph's own level. */
export const levelMark = "outline ";

const texts = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

/**
 * The parts as mammoth reads them without losing anything: it knows levels by styles only, passes over the text under
 * readings and within changes of direction, and breaks off at a picture that is not there.
 */
export function mendParts(parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const mended = new Map(parts);
  for (const [name, text] of parts) {
    if (!texts.test(name)) continue;
    mended.set(name, withLevels(withoutWrappings(text)));
    const relations = name.replace(/^word\/(.*)$/, "word/_rels/$1.rels");
    mended.set(relations, withTargets(parts.get(relations) ?? noRelations, text));
  }
  return mended;
}

/** The level that a paragraph has of itself is handed on as the name of a bookmark. */
function withLevels(text: string): string {
  return text.replace(
    /<w:outlineLvl\s+w:val="([0-8])"\s*\/>((?:(?!<\/?w:p[\s>])[\s\S])*?<\/w:pPr>)/g,
    `$2<w:bookmarkStart w:name="${levelMark}$1"/>`,
  );
}

const reading = /<w:rt(?:\s[^>]*)?(?<!\/)>[\s\S]*?<\/w:rt>/g;

function withoutWrappings(text: string): string {
  return text.replace(reading, "").replace(/<\/?w:(?:ruby|rubyBase|dir|bdo)(?=[\s/>])[^>]*>/g, "");
}

const noRelations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
const imageType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

/** Pictures whose file is named nowhere get a name: they are left out, and said to be. */
function withTargets(relations: string, text: string): string {
  const known = new Set(Array.from(relations.matchAll(/\bId="([^"]*)"/g), ([, id]) => id));
  const pictures = text.matchAll(/<(?:a:blip|v:imagedata)\b[^>]*?\br:(?:embed|link|id)="([^"]*)"/g);
  const missing = new Set(Array.from(pictures, ([, id]) => id).filter((id) => !known.has(id)));
  const added = [...missing].map(
    (id) => `<Relationship Id="${id ?? ""}" Type="${imageType}" Target="media/none.png"/>`,
  );
  return relations.replace(/<\/Relationships>\s*$/, `${added.join("")}</Relationships>`);
}
