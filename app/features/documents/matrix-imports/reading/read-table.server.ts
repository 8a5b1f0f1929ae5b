import { DomainError } from "#app/features/access/errors.ts";
import type { TableFile } from "#app/features/access/table-file.ts";
import { checkWord, isHarmful, isWord } from "../../imports/word/package.server.ts";
import { unpack } from "../../imports/word/unpack.server.ts";
import { readSpreadsheet } from "./read-spreadsheet.ts";
import { readWordTables } from "./read-word-tables.ts";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/**
 * The tables of an Excel or Word file. Throws 422 `importNotTable`, `importTableMacros`, `importTracked`, 413 `importBomb`;
 * what the file is its content says, never its name.
 */
export function readTable(bytes: Uint8Array): TableFile {
  const file = unpack(bytes, "importNotTable");
  if (isHarmful(file)) throw new DomainError(422, "importTableMacros");
  const types = file.parts.get("[Content_Types].xml") ?? "";
  if (isWord(file)) return readWordTables(checkWord(file, { acceptsChanges: false }).parts);
  if (!types.includes(workbook)) throw new DomainError(422, "importNotTable");
  // As in Word: no program writes a document type, and its entities could be made to grow.
  if ([...file.parts.values()].some((text) => /<!(?:DOCTYPE|ENTITY)/i.test(text)))
    throw new DomainError(422, "importNotTable");
  return readSpreadsheet(file.parts);
}
