import { DataTable } from "#app/components/data-table.tsx";
import { Facts, Figures } from "#app/components/facts.tsx";
import { LineChart } from "#app/components/line-chart.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StageLine } from "#app/components/stage-line.tsx";
import { rowWords, scriptWords, stageWords, tableWords, words } from "./example-words.ts";

/** The stages of a document, wide and narrow. */
export function StageExamples() {
  return (
    <section className="section stack" id="stages">
      <h2>{words.stages}</h2>
      <StageLine stages={stageWords} label={words.stageLine} states={words.states} />
      <div className="max-w-form">
        <StageLine stages={stageWords} label={words.stageLine} states={words.states} />
      </div>
    </section>
  );
}

/** Rows with a deadline, with a very long title, and without a link. */
export function RowExamples() {
  return (
    <section className="section stack" id="rows">
      <h2>{words.rows}</h2>
      <Rows rows={rowWords} />
    </section>
  );
}

const { columns } = tableWords;

/** A table with a missing figure, facts, and large figures. */
export function TableExamples() {
  const source = <a href="#tables">{tableWords.source}</a>;
  const rows = tableWords.rows.map((row) => ({
    key: row.key,
    cells: [row.figure, row.value, row.year, source, row.by],
  }));
  const missing = <span className="missing">{words.notAvailable}</span>;
  return (
    <section className="section stack" id="tables">
      <h2>{words.tables}</h2>
      <DataTable
        caption={tableWords.caption}
        scrollLabel={tableWords.scroll}
        columns={[
          { key: "figure", label: columns.figure },
          { key: "value", label: columns.value, isNumeric: true },
          { key: "year", label: columns.year },
          { key: "source", label: columns.source },
          { key: "by", label: columns.by },
        ]}
        rows={[...rows, { key: "households", cells: [tableWords.households, missing] }]}
      />
      <Figures facts={tableWords.counts} />
      <Facts
        facts={[
          { key: "since", term: words.memberSince, value: words.founding },
          {
            key: "confirmed",
            term: words.confirmed,
            value: <span className="deadline">{words.overdue}</span>,
          },
        ]}
      />
    </section>
  );
}

/** Measured figures and targets on one line. */
export function ChartExample() {
  return (
    <section className="section stack" id="chart">
      <h2>{words.chart}</h2>
      <LineChart
        id="urbanisation"
        title={tableWords.chartTitle}
        points={tableWords.points}
        format={(value) => `${String(value)} %`}
        table={tableWords.chartTable}
      />
    </section>
  );
}

/** A title and a sentence in each language with marks or a script of its own. */
export function ScriptExamples() {
  return (
    <section className="section stack" id="scripts">
      <h2>{words.scripts}</h2>
      <div className="columns">
        {scriptWords.map((script) => (
          <div key={script.lang} lang={script.lang}>
            <h3>{script.name}</h3>
            <p>{script.text}</p>
            <p className="small soft">{script.text}</p>
            <p>
              <b>{script.text}</b>
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
