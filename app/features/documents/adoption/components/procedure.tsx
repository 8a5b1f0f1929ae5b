import { DataTable } from "#app/components/data-table.tsx";
import { Facts, type Fact } from "#app/components/facts.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "../../components/saying.tsx";
import type { ShownProcedure, ShownWord } from "../shown-adoption.ts";

/** One procedure: its way, its times, what came of it, and each country's word. */
export function Procedure({ procedure }: { readonly procedure: ShownProcedure }) {
  const t = useTexts("adoption");
  const { way, version, words } = procedure;
  const heading = t("procedure", { way: t.plain(`way.${way}`), number: version });
  return (
    <section className="stack">
      <h2>{heading}</h2>
      <ProcedureFacts procedure={procedure} />
      {words === null ? (
        <p>{t("wordsHidden")}</p>
      ) : (
        <DataTable
          caption={t("words")}
          isCaptionHidden
          isStacked
          columns={[
            { key: "country", label: t("country") },
            { key: "word", label: t("word.label") },
            { key: "at", label: t("spokenAt") },
            { key: "statement", label: t("statement") },
          ]}
          rows={words.map((one) => ({
            key: one.country,
            cells: [
              one.name,
              <SaidWord key="word" said={one} />,
              one.at && <Saying key="at" said={one.at} />,
              <Statement key="statement" said={one} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function ProcedureFacts({ procedure }: { readonly procedure: ShownProcedure }) {
  const t = useTexts("adoption");
  const { opened, expires, shortReason, outcome, decided, nextStep, nextStepText } = procedure;
  const facts: Fact[] = [{ key: "opened", term: t("opened"), value: <Saying said={opened} /> }];
  if (expires) facts.push({ key: "expires", term: t("expires"), value: <Saying said={expires} /> });
  if (shortReason !== null)
    facts.push({
      key: "short",
      term: t("shortReason"),
      value: <span className="said-text">{shortReason}</span>,
    });
  facts.push({ key: "outcome", term: t("outcome.label"), value: t(`outcome.${outcome ?? "running"}`) });
  if (decided) facts.push({ key: "decided", term: t("decided"), value: <Saying said={decided} /> });
  if (nextStep) facts.push({ key: "next", term: t("nextStep.label"), value: t(`nextStep.${nextStep}`) });
  if (nextStepText !== null)
    facts.push({
      key: "text",
      term: t("decision"),
      value: <span className="said-text">{nextStepText}</span>,
    });
  return <Facts facts={facts} />;
}

/** "Adopts. National Representative" */
function SaidWord({ said }: { readonly said: ShownWord }) {
  const t = useTexts("adoption");
  const accounts = useTexts("accounts");
  const office = said.office === null ? null : accounts(`office.${said.office}`);
  return (
    <>
      {t(`word.${said.word}`)}
      {office !== null && <p className="small soft">{office}</p>}
    </>
  );
}

function Statement({ said }: { readonly said: ShownWord }) {
  const t = useTexts("adoption");
  const lang = said.lang ?? undefined;
  return (
    <>
      {said.statement !== null && (
        <p className="said-text" lang={lang}>
          {said.statement}
        </p>
      )}
      {said.proposed !== null && (
        <>
          {said.passage && <p className="small soft">{t("proposes", { words: said.passage.words })}</p>}
          <p className="said-text" lang={lang}>
            {said.proposed}
          </p>
        </>
      )}
    </>
  );
}
