import { Fragment, type ReactNode } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { markPlaces, placesOf, type Place, type Stretch } from "../../comments/quotes.ts";
import type { Run } from "../../markup.ts";
import type { Passage, ShownNode } from "../../shown.ts";
import { cellPlaces } from "../cells.ts";

interface PassagesProps {
  readonly node: ShownNode;
  /** What comments quote of it, to be marked. */
  readonly quotes: readonly string[];
}

/** The text of a node in each language shown, as it looks: emphasis, links, tables, and what is quoted. */
export function Passages({ node, quotes }: PassagesProps) {
  return (
    <div className="document-passages">
      {node.passages.map((passage) => {
        const places = placesOf(passage.text, quotes);
        return passage.rows ? (
          <Table key={passage.lang} number={node.number} {...{ passage, places }} rows={passage.rows} />
        ) : (
          <p key={passage.lang} lang={passage.lang}>
            <Stretches stretches={markPlaces(runsOf(passage), places)} />
          </p>
        );
      })}
    </div>
  );
}

function runsOf({ text, runs }: Passage): readonly Run[] {
  return runs ?? [{ text, isStrong: false, isEmphasised: false, href: null }];
}

function Stretches({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map((stretch, index) => <Fragment key={index}>{look(stretch)}</Fragment>);
}

function look({ text, isStrong, isEmphasised, href, isQuoted }: Stretch): ReactNode {
  const marked = isQuoted ? <mark>{text}</mark> : text;
  const linked = href === null ? marked : <a href={href}>{marked}</a>;
  const emphasised = isEmphasised ? <em>{linked}</em> : linked;
  return isStrong ? <strong>{emphasised}</strong> : emphasised;
}

interface TableProps {
  readonly number: string;
  readonly passage: Passage;
  readonly rows: NonNullable<Passage["rows"]>;
  readonly places: readonly Place[];
}

/** A table of the document; one wider than its column scrolls inside itself, by keyboard too. */
function Table({ number, passage, rows, places }: TableProps) {
  const t = useTexts("reading");
  const starts = cellPlaces(passage.text, rows);
  const cell = (row: number, column: number) => (
    <Stretches stretches={markPlaces(rows[row]?.[column] ?? [], places, starts[row]?.[column] ?? 0)} />
  );
  const [head = [], ...body] = rows;
  const region = { role: "region", tabIndex: 0, "aria-label": t.plain("table", { number }) };
  return (
    <div className="table-scroll" {...region}>
      <table className="table document-table" lang={passage.lang}>
        <thead>
          <tr>
            {head.map((_, column) => (
              <th key={column} scope="col" children={cell(0, column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((columns, row) => (
            <tr key={row}>
              {columns.map((_, column) => (
                <td key={column} children={cell(row + 1, column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
